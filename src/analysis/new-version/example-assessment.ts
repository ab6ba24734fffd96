/** A person for whom intensive outpatient care (2.1) is indicated, with every fact the criteria read. */
export const assessed = (levels: 'asam-3' | 'asam-4'): object =>
  levels === 'asam-3' ? { asam3: THIRD } : { asam4: FOURTH };

const THIRD = {
  d1: 0,
  d2: 1,
  d3: 1,
  d3a: 0,
  d4: 2,
  d5: 2,
  d6: 2,
  withdrawalNeed: 'none',
  biomedicalUnstable: false,
  mentalHealthConcurrentCare: true,
  coOccurring: 'stable',
  needs24hNursing: false,
  needs24hSupport: false,
  cognitiveImpairment: false,
  readinessToExplore: true,
  relapseSupportNeed: 'several-per-week',
  imminentDanger: false,
  copesInEnvironment: true,
  supportiveHousing: false,
};

const FOURTH = {
  d1i: '0',
  d1w: '0',
  d1m: 'ANY',
  moudContinue: false,
  d2p: '0',
  d2g: '0',
  d3a: 'ANY',
  d3d: '0',
  d4u: 'B',
  d4b: '0',
  d5f: '0',
  d5s: '0',
  d5u: '0',
};
