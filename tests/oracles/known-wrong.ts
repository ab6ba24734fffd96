/**
 * Negative data: inputs with the wrong answer that somebody's encoding gives, and the right one. From public encodings of the
 * fourth edition that contradict its guide, and from rejected readings of the third. Facts are keyed by catalogue path; where an answer needs
 * other facts than the ratings they are stated.
 */

type Facts = Readonly<Record<string, unknown>>;

export interface KnownWrong3 {
  id: string;
  source: string;
  population: 'adult' | 'adolescent';
  axis: 'treatment' | 'withdrawal' | 'otp';
  facts: Facts;
  wrong: readonly (string | boolean)[];
  right: readonly (string | boolean)[];
}

export interface KnownWrong4 {
  id: string;
  source: string;
  /** All ratings given: `level` with `recoveryResidence`. Some missing: the possible levels. A code that does not exist: `unknown-code`. */
  facts: Facts;
  wrong: { treatment: readonly string[]; recoveryResidence?: boolean };
  right: { treatment: readonly string[]; recoveryResidence?: boolean } | 'unknown-code';
}

function adult(ratings: readonly [number, number, number, number, number, number], extra: Facts): Facts {
  const [d1, d2, d3, d4, d5, d6] = ratings;
  return {
    'member.age': 35,
    'assessment.sudDiagnosis': true,
    'assessment.asam3.d1': d1,
    'assessment.asam3.d2': d2,
    'assessment.asam3.d3': d3,
    'assessment.asam3.d4': d4,
    'assessment.asam3.d5': d5,
    'assessment.asam3.d6': d6,
    ...extra,
  };
}

const SEVERAL: Facts = { 'assessment.asam3.relapseSupportNeed': 'several-per-week' };
const NOT_DANGEROUS: Facts = { 'assessment.asam3.d3a': 0 };
const HOMELESS: Facts = {
  'assessment.asam3.supportiveHousing': false,
  'assessment.asam3.needs24hSupport': true,
  'assessment.asam3.imminentDanger': false,
};

export const KNOWN_WRONG_3: readonly KnownWrong3[] = [
  {
    id: '2.1-d3-floor',
    source: 'asam-3 3.3: Optum D3 1-2 at 2.1, taken literally',
    population: 'adult',
    axis: 'treatment',
    facts: adult([0, 0, 0, 2, 2, 1], SEVERAL),
    wrong: ['no-level'],
    right: ['2.1'],
  },
  {
    id: '2.1-all-three',
    source: 'asam-3 3.3: ODASL wants all of D4-D6 at 2-3',
    population: 'adult',
    axis: 'treatment',
    facts: adult([0, 0, 0, 1, 2, 1], SEVERAL),
    wrong: ['no-level'],
    right: ['2.1'],
  },
  {
    id: '2.1-one-of-d1-d3-is-enough',
    source: 'asam-3 section 5, disagreement 1: Florida prints "must meet Dimensions 1, 2, or 3"',
    population: 'adult',
    axis: 'treatment',
    facts: adult([0, 2, 1, 2, 2, 1], {
      ...NOT_DANGEROUS,
      'assessment.asam3.biomedicalConcurrentCare': false,
      'assessment.asam3.needs24hNursing': false,
    }),
    wrong: ['2.1'],
    right: ['2.5'],
  },
  {
    id: '2.1-d4-range-without-4',
    source: 'asam-3 3.3 as printed (d4 in 2..3), before R21',
    population: 'adult',
    axis: 'treatment',
    facts: adult([0, 2, 0, 4, 1, 1], {
      'assessment.asam3.biomedicalConcurrentCare': true,
      'assessment.asam3.needs24hNursing': false,
    }),
    wrong: ['no-level'],
    right: ['2.1'],
  },
  {
    id: '1-no-exception-for-d4',
    source: 'asam-3 3.3: Optum summary, all six 0-1',
    population: 'adult',
    axis: 'treatment',
    facts: adult([0, 0, 1, 4, 1, 1], NOT_DANGEROUS),
    wrong: ['no-level'],
    right: ['1'],
  },
  {
    id: '1-d5-d6-up-to-2',
    source: 'asam-3 3.3: ODASL D5 and D6 0-2 at Level 1',
    population: 'adult',
    axis: 'treatment',
    facts: adult([0, 0, 0, 1, 2, 2], {
      'assessment.asam3.relapseSupportNeed': 'near-daily',
      'assessment.asam3.copesInEnvironment': false,
      'assessment.asam3.supportiveHousing': false,
    }),
    wrong: ['1'],
    right: ['2.1'],
  },
  {
    id: 'readiness-alone-grants-residential',
    source: 'asam-3 8.5: low readiness alone does not grant residential care',
    population: 'adult',
    axis: 'treatment',
    facts: adult([0, 0, 0, 4, 1, 1], {}),
    wrong: ['3.5'],
    right: ['1'],
  },
  {
    id: '2.5-fail-first',
    source: 'asam-3 8.2: no fail-first; D5 prose "despite participation at a lower level" is one alternative',
    population: 'adult',
    axis: 'treatment',
    facts: adult([0, 1, 1, 2, 3, 2], {
      ...NOT_DANGEROUS,
      'assessment.asam3.relapseSupportNeed': 'near-daily',
      'assessment.asam3.imminentDanger': false,
      'assessment.asam3.needs24hSupport': false,
      'history.lowerLevelAttempts': 0,
    }),
    wrong: ['2.1', 'no-level'],
    right: ['2.5'],
  },
  {
    id: '3.1-d5-from-2',
    source: 'asam-3 3.3: Optum D5 2-3 at 3.1',
    population: 'adult',
    axis: 'treatment',
    facts: adult([0, 0, 0, 1, 1, 4], HOMELESS),
    wrong: ['no-level'],
    right: ['3.1'],
  },
  {
    id: '3.1-d3-up-to-2',
    source: 'asam-3 3.3: Optum D3 0-2 at 3.1 without concurrent or enhanced care',
    population: 'adult',
    axis: 'treatment',
    facts: adult([0, 0, 2, 1, 2, 4], {
      ...HOMELESS,
      'assessment.asam3.mentalHealthConcurrentCare': false,
      'facility.coOccurringEnhanced': false,
      'assessment.asam3.needs24hNursing': false,
      'assessment.asam3.cognitiveImpairment': false,
    }),
    wrong: ['3.1'],
    right: ['no-level'],
  },
  {
    id: '3.5-d3-floor',
    source: 'asam-3 3.3: Optum D3 3-4 at 3.5, ODASL D3 3-4 or 1-2',
    population: 'adult',
    axis: 'treatment',
    facts: adult([0, 0, 0, 4, 4, 4], {
      'assessment.asam3.imminentDanger': true,
      'assessment.asam3.needs24hSupport': true,
    }),
    wrong: ['no-level'],
    right: ['3.5'],
  },
  {
    id: '3.7-single-severe',
    source: 'asam-3 section 5, disagreement 2 (parameter level37.singleSevereSuffices, default false)',
    population: 'adult',
    axis: 'treatment',
    facts: adult([3, 0, 0, 1, 1, 1], {}),
    wrong: ['3.7'],
    right: ['no-level'],
  },
  {
    id: '4-by-d4-d6',
    source: 'asam-3 8.4: D4-D6 alone never reach Level 4',
    population: 'adult',
    axis: 'treatment',
    facts: adult([0, 0, 0, 4, 4, 4], {
      'assessment.asam3.imminentDanger': true,
      'assessment.asam3.needs24hSupport': true,
    }),
    wrong: ['4', '3.7'],
    right: ['3.5'],
  },
  {
    id: 'otp-d5-at-3',
    source: 'asam-3 3.3: Optum D5 3 for OTP',
    population: 'adult',
    axis: 'otp',
    facts: adult([1, 1, 1, 1, 2, 1], { 'assessment.asam3.opioidDependenceMeetsOtpRule': true }),
    wrong: [false],
    right: [true],
  },
  {
    id: 'averaging',
    source: 'asam-3 section 2 and 10.1: ratings averaged',
    population: 'adult',
    axis: 'treatment',
    facts: adult([0, 0, 4, 0, 0, 0], {}),
    wrong: ['1'],
    right: ['4'],
  },
  {
    id: 'fourth-edition-codes-mixed-in',
    source: 'asam-3 10.1: code that calls itself third edition gives 1.7 or 2.7',
    population: 'adult',
    axis: 'treatment',
    facts: adult([2, 1, 1, 2, 2, 2], {
      ...NOT_DANGEROUS,
      'assessment.asam3.homeSupportsWithdrawal': true,
      'assessment.asam3.concurrentWithdrawal': 'none',
      'assessment.asam3.needs24hNursing': false,
    }),
    wrong: ['1.7', '2.7'],
    right: ['2.5'],
  },
  {
    id: 'home-support-by-default',
    source: 'asam-3 3.1: home support defaults to true when unstated; R1, R2 say both',
    population: 'adult',
    axis: 'withdrawal',
    facts: adult([2, 1, 1, 2, 2, 2], {}),
    wrong: ['2-WM'],
    right: ['2-WM', '3.2-WM'],
  },
  {
    id: 'imminent-danger-by-default',
    source: 'asam-3 3.0: missing facts default to false; R1 says unknown',
    population: 'adult',
    axis: 'treatment',
    facts: adult([1, 1, 1, 3, 3, 3], {
      'assessment.asam3.supportiveHousing': false,
      'assessment.asam3.needs24hSupport': true,
      'assessment.asam3.cognitiveImpairment': false,
    }),
    wrong: ['3.1'],
    right: ['3.1', '3.5'],
  },
  {
    id: 'adolescent-level-1-like-adult',
    source: 'asam-3 Y4: mild dangerousness alone qualifies an adolescent for 2.1',
    population: 'adolescent',
    axis: 'treatment',
    facts: {
      'member.age': 16,
      'assessment.sudDiagnosis': true,
      'assessment.asam3.d1': 0,
      'assessment.asam3.d2': 0,
      'assessment.asam3.d3a': 1,
      'assessment.asam3.d3b': 0,
      'assessment.asam3.d3c': 0,
      'assessment.asam3.d3d': 0,
      'assessment.asam3.d3e': 0,
      'assessment.asam3.d4': 1,
      'assessment.asam3.d5': 1,
      'assessment.asam3.d6': 1,
    },
    wrong: ['1'],
    right: ['2.1'],
  },
  {
    id: 'tobacco-counts',
    source: 'R2: F17 alone is not a substance use disorder here',
    population: 'adult',
    axis: 'treatment',
    facts: {
      'member.age': 35,
      diagnoses: ['F17.210'],
      'assessment.asam3.d1': 0,
      'assessment.asam3.d2': 1,
      'assessment.asam3.d3': 0,
      'assessment.asam3.d4': 1,
      'assessment.asam3.d5': 1,
      'assessment.asam3.d6': 1,
    },
    wrong: ['1'],
    right: ['0.5'],
  },
];

// ------------------------------------------------------------------------------------------------------------------- fourth edition

const NOTHING: Readonly<Record<string, string>> = {
  d1i: '0',
  d1w: '0',
  d1m: 'ANY',
  d2p: '0',
  d2g: '0',
  d3a: '0',
  d3d: '0',
  d4b: '0',
  d5f: '0',
  d5s: '0',
  d5u: '0',
};

function rated(codes: Readonly<Record<string, string>>): Facts {
  return Object.fromEntries(Object.entries(codes).map(([key, code]) => [`assessment.asam4.${key}`, code]));
}

function all12(codes: Readonly<Record<string, string>> & { readonly d4u: string }): Facts {
  return rated({ ...NOTHING, ...codes });
}

export const KNOWN_WRONG_4: readonly KnownWrong4[] = [
  {
    id: 'd1i-1',
    source: 'S3: d1i code 1 gives 1.5',
    facts: all12({ d1i: '1', d4u: 'A' }),
    wrong: { treatment: ['1.5'] },
    right: 'unknown-code',
  },
  {
    id: 'd1i-2',
    source: 'S3: d1i code 2 gives 2.1',
    facts: all12({ d1i: '2', d4u: 'A' }),
    wrong: { treatment: ['2.1'] },
    right: { treatment: ['2.7'] },
  },
  {
    id: 'd1i-3',
    source: 'S3: d1i code 3 gives 3.1',
    facts: all12({ d1i: '3', d4u: 'A' }),
    wrong: { treatment: ['3.1'] },
    right: 'unknown-code',
  },
  {
    id: 'd2p-1',
    source: 'S3: D2 code 1 gives 1.5',
    facts: all12({ d2p: '1', d4u: 'A' }),
    wrong: { treatment: ['1.5'] },
    right: { treatment: ['1.7'] },
  },
  {
    id: 'd2p-2',
    source: 'S3: D2 code 2 gives 2.1',
    facts: all12({ d2p: '2', d4u: 'A' }),
    wrong: { treatment: ['2.1'] },
    right: { treatment: ['2.7'] },
  },
  {
    id: 'd2g-1',
    source: 'S3: D2 code 1 gives 1.5',
    facts: all12({ d2g: '1', d4u: 'A' }),
    wrong: { treatment: ['1.5'] },
    right: { treatment: ['1.7'] },
  },
  {
    id: 'd4u-a',
    source: 'S3: D4 A gives 0.5',
    facts: all12({ d4u: 'A' }),
    wrong: { treatment: ['0.5'] },
    right: { treatment: ['1.5'] },
  },
  {
    id: 'd4u-b',
    source: 'S3: D4 B gives 1.0',
    facts: all12({ d4u: 'B' }),
    wrong: { treatment: ['1.0'] },
    right: { treatment: ['2.1'] },
  },
  {
    id: 'd5f-c',
    source: 'S3: d5f C is the top code',
    facts: all12({ d4u: 'A', d5f: 'C' }),
    wrong: { treatment: ['3.5'] },
    right: { treatment: ['3.1'] },
  },
  {
    id: 'd5f-d',
    source: 'S3: d5f D does not exist, C is the top',
    facts: all12({ d4u: 'A', d5f: 'D' }),
    wrong: { treatment: ['1.5'] },
    right: { treatment: ['3.5'] },
  },
  {
    id: '3.1-coe',
    source: 'S6: 3.1 with COE stays 3.1',
    facts: all12({ d3a: '1A', d4u: 'D' }),
    wrong: { treatment: ['3.1'] },
    right: { treatment: ['3.5-COE'] },
  },
  {
    id: '3.7-coe',
    source: 'S6: 3.7 with COE loses the suffix',
    facts: all12({ d1w: '3A', d3a: '1A', d4u: 'A' }),
    wrong: { treatment: ['3.7'] },
    right: { treatment: ['3.7-COE'] },
  },
  {
    id: 'recovery-residence-on-residential',
    source: 'S6: recovery residence kept on residential results',
    facts: all12({ d4u: 'D', d5s: 'A' }),
    wrong: { treatment: ['3.1'], recoveryResidence: true },
    right: { treatment: ['3.1'], recoveryResidence: false },
  },
  {
    id: '2.5-forces-3.5',
    source: 'S39: "2.5 forces 3.5" left out of the residential step',
    facts: all12({ d4u: 'D', d5f: 'B' }),
    wrong: { treatment: ['3.1'] },
    right: { treatment: ['3.5'] },
  },
  {
    id: '2.5-coe-and-3.1',
    source: 'S8 quiz: 2.5-COE with 3.1 and 3.1 gives 3.1',
    facts: all12({ d3a: '2A', d4u: 'D', d5f: 'C' }),
    wrong: { treatment: ['3.1'] },
    right: { treatment: ['3.5-COE'] },
  },
  {
    id: 'shared-letter-3A',
    source: 'asam-4 2.1: one map for all letters (3A is 3.7)',
    facts: all12({ d3a: '3A', d4u: 'A' }),
    wrong: { treatment: ['3.7'] },
    right: { treatment: ['3.5-COE'] },
  },
  {
    id: 'shared-letter-3B',
    source: 'asam-4 2.1: one map for all letters (3B is 3.7-BIO)',
    facts: all12({ d3a: '3B', d4u: 'A' }),
    wrong: { treatment: ['3.7-BIO'] },
    right: { treatment: ['3.7-COE'] },
  },
  {
    id: 'shared-letter-4',
    source: 'asam-4 2.1: one map for all letters (4 is 4)',
    facts: all12({ d3a: '4', d4u: 'A' }),
    wrong: { treatment: ['4'] },
    right: { treatment: ['4-PSY'] },
  },
  {
    id: 'shared-letter-D',
    source: 'asam-4 2.1: one map for all letters (D is 3.1)',
    facts: all12({ d4u: 'A', d5f: 'D' }),
    wrong: { treatment: ['3.1'] },
    right: { treatment: ['3.5'] },
  },
  {
    id: 'highest-number-1.7-2.1',
    source: 'asam-4 3.2: the highest of the total order',
    facts: all12({ d1m: 'A', d4u: 'B' }),
    wrong: { treatment: ['2.1'] },
    right: { treatment: ['2.7'] },
  },
  {
    id: 'highest-number-2.7-3.1',
    source: 'asam-4 3.2: the highest of the total order',
    facts: all12({ d1m: 'B', d4u: 'D' }),
    wrong: { treatment: ['3.1'] },
    right: { treatment: ['3.7'] },
  },
  {
    id: 'bio-and-coe',
    source: 'asam-4 1.1: there is no 3.7-BIO-COE',
    facts: all12({ d2p: '3B', d3d: '1Z', d4u: 'A' }),
    wrong: { treatment: ['3.7-BIO'] },
    right: { treatment: ['4'] },
  },
  {
    id: 'moud-c-as-code',
    source: 'R13: MOUD-C is not a code of d1m',
    facts: all12({ d1m: 'MOUD-C', d4u: 'A' }),
    wrong: { treatment: ['3.7'] },
    right: 'unknown-code',
  },
  {
    id: 'missing-read-as-0',
    source: 'asam-4 3.3: missing ratings read as 0',
    facts: rated({ d1i: '0', d1w: '0', d1m: 'ANY', d2p: '0', d2g: '0', d3a: '0', d3d: '0', d4u: 'A' }),
    wrong: { treatment: ['1.5'] },
    right: { treatment: ['1.5', '2.1', '2.5', '3.1', '3.5'] },
  },
];
