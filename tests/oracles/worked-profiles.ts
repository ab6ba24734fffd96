/**
 * Worked profiles of both editions as data. By R1 nothing is left to a default: every fact a profile relies
 * on is written out, keyed by its path in the fact catalogue. `expect` holds the possible results per axis; an axis that is left out is not
 * part of the published answer. Where a ruling or R1 changed what the notes print, `why` says so.
 */

export interface AdultProfile {
  id: string;
  title: string;
  facts: Readonly<Record<string, unknown>>;
  expect: { treatment: readonly string[]; withdrawal?: readonly string[]; otp?: readonly boolean[] };
  why?: string;
}

export interface AdolescentProfile {
  id: string;
  title: string;
  facts: Readonly<Record<string, unknown>>;
  /** The possible treatments where the parameter is unset, and under each of its readings. */
  expect: { unset: readonly string[]; atLeastTwo: readonly string[]; each: readonly string[] };
  why?: string;
}

export interface FourthEditionProfile {
  id: string;
  title: string;
  facts: Readonly<Record<string, unknown>>;
  expect: {
    treatment: readonly string[];
    recoveryResidence?: readonly boolean[];
    flags?: readonly string[];
    missing?: readonly string[];
  };
  why?: string;
}

export interface ContinuedProfile {
  id: string;
  title: string;
  facts: Readonly<Record<string, unknown>>;
  expect: { continuedAt: string; readmission: readonly string[] };
  why?: string;
}

type Facts = Readonly<Record<string, unknown>>;

/** Ratings D1-D6 of an adult. */
function adultRatings(d1: number, d2: number, d3: number, d4: number, d5: number, d6: number): Facts {
  return {
    'member.age': 35,
    'assessment.asam3.d1': d1,
    'assessment.asam3.d2': d2,
    'assessment.asam3.d3': d3,
    'assessment.asam3.d4': d4,
    'assessment.asam3.d5': d5,
    'assessment.asam3.d6': d6,
  };
}

/** Ratings D1, D2, D4, D5, D6 and the five sub-domains A-E of Dimension 3 of an adolescent. */
function adolescentRatings(
  [d1, d2, d4, d5, d6]: readonly [number, number, number, number, number],
  [a, b, c, d, e]: readonly [number, number, number, number, number],
): Facts {
  return {
    'member.age': 16,
    'assessment.asam3.d1': d1,
    'assessment.asam3.d2': d2,
    'assessment.asam3.d3a': a,
    'assessment.asam3.d3b': b,
    'assessment.asam3.d3c': c,
    'assessment.asam3.d3d': d,
    'assessment.asam3.d3e': e,
    'assessment.asam3.d4': d4,
    'assessment.asam3.d5': d5,
    'assessment.asam3.d6': d6,
  };
}

export const ADULT_PROFILES: readonly AdultProfile[] = [
  {
    id: '1',
    title: 'DUI class referral, no diagnosis, willing',
    facts: {
      ...adultRatings(0, 0, 0, 1, 2, 1),
      'assessment.sudDiagnosis': false,
      'assessment.asam3.readinessToExplore': true,
      'assessment.asam3.opioidDependenceMeetsOtpRule': false,
    },
    expect: { treatment: ['0.5'], withdrawal: ['none'], otp: [false] },
  },
  {
    id: '2',
    title: 'mild alcohol use disorder, supportive family, controlled asthma',
    facts: { ...adultRatings(0, 1, 1, 1, 1, 1), 'assessment.sudDiagnosis': true, 'assessment.asam3.d3a': 0 },
    expect: { treatment: ['1'], withdrawal: ['none'], otp: [false] },
  },
  {
    id: '2-dangerousness-unknown',
    title: 'as 2, dangerousness not stated',
    facts: { ...adultRatings(0, 1, 1, 1, 1, 1), 'assessment.sudDiagnosis': true },
    expect: { treatment: ['1', 'no-level'] },
    why: 'R1, R2: dangerousness is unknown at d3 = 1; where there is some, Level 1 fails and nothing in D4-D6 qualifies for 2.1.',
  },
  {
    id: '3',
    title: 'rejects change, all else mild',
    facts: { ...adultRatings(0, 0, 1, 4, 1, 1), 'assessment.sudDiagnosis': true, 'assessment.asam3.d3a': 0 },
    expect: { treatment: ['1'], withdrawal: ['none'] },
  },
  {
    id: '4',
    title: 'as 3 but D5 moderate: the exception of D4 alone is lost',
    facts: { ...adultRatings(0, 0, 1, 4, 2, 1), 'assessment.sudDiagnosis': true, 'assessment.asam3.d3a': 0 },
    expect: { treatment: ['2.1'], withdrawal: ['none'] },
  },
  {
    id: '5',
    title: 'variable attendance, cravings, unsupportive partner but copes',
    facts: {
      ...adultRatings(0, 1, 1, 2, 2, 2),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.d3a': 0,
      'assessment.asam3.relapseSupportNeed': 'several-per-week',
      'assessment.asam3.copesInEnvironment': true,
    },
    expect: { treatment: ['2.1'], withdrawal: ['none'] },
    why: 'R1: the relapse support need was a default; were it minimal, the coping person would fit Level 1.',
  },
  {
    id: '5-minimal-support',
    title: 'as 5, minimal support against relapse is enough',
    facts: {
      ...adultRatings(0, 1, 1, 2, 2, 2),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.d3a': 0,
      'assessment.asam3.relapseSupportNeed': 'minimal',
      'assessment.asam3.copesInEnvironment': true,
    },
    expect: { treatment: ['1'] },
    why: 'Not in the notes: the other side of the fact that 5 relies on.',
  },
  {
    id: '6',
    title: 'as 5, relapse risk severe, support needed near daily',
    facts: {
      ...adultRatings(0, 1, 1, 2, 3, 2),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.d3a': 0,
      'assessment.asam3.relapseSupportNeed': 'near-daily',
      'assessment.asam3.imminentDanger': false,
      'assessment.asam3.needs24hSupport': false,
    },
    expect: { treatment: ['2.5'], withdrawal: ['none'] },
    why: 'R1: at d5 = 3 imminent danger and the need of 24-h support are unknown unless stated.',
  },
  {
    id: '6-several',
    title: 'as 6, support needed several times a week',
    facts: {
      ...adultRatings(0, 1, 1, 2, 3, 2),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.d3a': 0,
      'assessment.asam3.relapseSupportNeed': 'several-per-week',
      'assessment.asam3.imminentDanger': false,
      'assessment.asam3.needs24hSupport': false,
    },
    expect: { treatment: ['2.1'], withdrawal: ['none'] },
  },
  {
    id: '7',
    title: 'neglected hypertension, D2 moderate',
    facts: {
      ...adultRatings(0, 2, 1, 2, 2, 1),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.d3a': 0,
      'assessment.asam3.biomedicalConcurrentCare': false,
      'assessment.asam3.needs24hNursing': false,
    },
    expect: { treatment: ['2.5'], withdrawal: ['none'] },
    why: 'R1: at d2 = 2 the need of 24-h nursing is unknown unless stated.',
  },
  {
    id: '7-concurrent-care',
    title: 'as 7, hypertension treated elsewhere',
    facts: {
      ...adultRatings(0, 2, 1, 2, 2, 1),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.d3a': 0,
      'assessment.asam3.biomedicalConcurrentCare': true,
      'assessment.asam3.needs24hNursing': false,
      'assessment.asam3.relapseSupportNeed': 'several-per-week',
    },
    expect: { treatment: ['2.1'], withdrawal: ['none'] },
    why: 'R1: were minimal relapse support enough, Level 1 would fit.',
  },
  {
    id: '8',
    title: 'depression needing treatment',
    facts: {
      ...adultRatings(1, 0, 2, 1, 2, 2),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.d3a': 0,
      'assessment.asam3.mentalHealthConcurrentCare': false,
      'facility.coOccurringEnhanced': false,
      'assessment.asam3.needs24hNursing': false,
    },
    expect: { treatment: ['2.5'], withdrawal: ['1-WM'] },
  },
  {
    id: '8-enhanced',
    title: 'as 8 at a co-occurring enhanced programme',
    facts: {
      ...adultRatings(1, 0, 2, 1, 2, 2),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.d3a': 0,
      'assessment.asam3.mentalHealthConcurrentCare': false,
      'facility.coOccurringEnhanced': true,
      'assessment.asam3.needs24hNursing': false,
    },
    expect: { treatment: ['2.1'], withdrawal: ['1-WM'] },
  },
  {
    id: '9',
    title: 'moderate withdrawal risk, safe home, no withdrawal management planned alongside',
    facts: {
      ...adultRatings(2, 1, 1, 2, 2, 2),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.d3a': 0,
      'assessment.asam3.homeSupportsWithdrawal': true,
      'assessment.asam3.concurrentWithdrawal': 'none',
      'assessment.asam3.needs24hNursing': false,
    },
    expect: { treatment: ['2.5'], withdrawal: ['2-WM'] },
  },
  {
    id: '9-served',
    title: 'as 9, 2-WM planned alongside',
    facts: {
      ...adultRatings(2, 1, 1, 2, 2, 2),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.d3a': 0,
      'assessment.asam3.homeSupportsWithdrawal': true,
      'assessment.asam3.concurrentWithdrawal': '2-WM',
      'assessment.asam3.needs24hNursing': false,
    },
    expect: { treatment: ['2.1'], withdrawal: ['2-WM'] },
  },
  {
    id: '9-home-unknown',
    title: 'as 9, home support not stated',
    facts: {
      ...adultRatings(2, 1, 1, 2, 2, 2),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.d3a': 0,
      'assessment.asam3.concurrentWithdrawal': 'none',
      'assessment.asam3.needs24hNursing': false,
    },
    expect: { treatment: ['2.5', 'no-level'], withdrawal: ['2-WM', '3.2-WM'] },
    why: 'R2: both withdrawal needs when home support is unknown at d1 = 2; with 3.2-WM no outpatient row fits and no 24-h support is needed.',
  },
  {
    id: '10',
    title: 'homeless encampment, otherwise steady',
    facts: {
      ...adultRatings(0, 1, 1, 1, 2, 4),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.supportiveHousing': false,
      'assessment.asam3.needs24hSupport': true,
      'assessment.asam3.imminentDanger': false,
      'assessment.asam3.cognitiveImpairment': false,
    },
    expect: { treatment: ['3.1'], withdrawal: ['none'] },
    why: 'R1: the need of 24-h support, imminent danger, housing and cognition were defaults.',
  },
  {
    id: '10-support-unknown',
    title: 'as 10, need of 24-h support not stated',
    facts: {
      ...adultRatings(0, 1, 1, 1, 2, 4),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.supportiveHousing': false,
      'assessment.asam3.imminentDanger': false,
      'assessment.asam3.cognitiveImpairment': false,
    },
    expect: { treatment: ['3.1', 'no-level'] },
    why: 'R1: the notes let an unknown need of 24-h support pass ("not false"); by R1 both completions count.',
  },
  {
    id: '11',
    title: 'as 10, placed in a recovery residence',
    facts: {
      ...adultRatings(0, 1, 1, 1, 2, 4),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.d3a': 0,
      'assessment.asam3.supportiveHousing': true,
      'assessment.asam3.imminentDanger': false,
      'assessment.asam3.relapseSupportNeed': 'several-per-week',
    },
    expect: { treatment: ['2.1'], withdrawal: ['none'] },
    why: 'R1, R8: supportive housing passes Level 1 at any d6, so the relapse support need decides.',
  },
  {
    id: '12',
    title: 'passive, daily dangerous use, drug house',
    facts: {
      ...adultRatings(1, 1, 2, 3, 4, 4),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.imminentDanger': true,
      'assessment.asam3.needs24hNursing': false,
      'assessment.asam3.needs24hSupport': true,
      'assessment.asam3.cognitiveImpairment': false,
    },
    expect: { treatment: ['3.5'], withdrawal: ['1-WM'] },
    why: 'R23: home support is left unstated, because stated false at d1 = 1 it would raise the withdrawal need.',
  },
  {
    id: '13',
    title: 'as 12 with traumatic brain injury',
    facts: {
      ...adultRatings(1, 1, 2, 3, 4, 4),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.imminentDanger': true,
      'assessment.asam3.needs24hNursing': false,
      'assessment.asam3.needs24hSupport': true,
      'assessment.asam3.cognitiveImpairment': true,
    },
    expect: { treatment: ['3.3'], withdrawal: ['1-WM'] },
  },
  ...(
    [
      ['14-not-imminent', false, ['3.1']],
      ['14-imminent', true, ['3.5']],
      ['14-unknown', undefined, ['3.1', '3.5']],
    ] as const
  ).map(([id, imminentDanger, treatment]): AdultProfile => ({
    id,
    title: `d5 = d6 = 3, imminent danger ${String(imminentDanger ?? 'unknown')}`,
    facts: {
      ...adultRatings(1, 1, 1, 3, 3, 3),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.supportiveHousing': false,
      'assessment.asam3.needs24hSupport': true,
      'assessment.asam3.cognitiveImpairment': false,
      ...(imminentDanger === undefined ? {} : { 'assessment.asam3.imminentDanger': imminentDanger }),
    },
    expect: { treatment, withdrawal: ['1-WM'] },
  })),
  {
    id: '15',
    title: 'severe alcohol withdrawal risk plus moderate medical and psychiatric problems',
    facts: { ...adultRatings(3, 2, 2, 2, 3, 2), 'assessment.sudDiagnosis': true },
    expect: { treatment: ['3.7'], withdrawal: ['3.7-WM'] },
  },
  {
    id: '16',
    title: 'D1 = 3 only',
    facts: { ...adultRatings(3, 0, 0, 1, 1, 1), 'assessment.sudDiagnosis': true },
    expect: { treatment: ['no-level'], withdrawal: ['3.7-WM'], otp: [false] },
    why: 'R6: 3.7-WM on the withdrawal axis; treatment is left to reassessment.',
  },
  {
    id: '17',
    title: 'D4-D6 all 4, D1-D3 mild',
    facts: {
      ...adultRatings(1, 1, 1, 4, 4, 4),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.imminentDanger': true,
      'assessment.asam3.needs24hSupport': true,
      'assessment.asam3.cognitiveImpairment': false,
    },
    expect: { treatment: ['3.5'], withdrawal: ['1-WM'], otp: [false] },
  },
  {
    id: '18',
    title: 'delirium tremens',
    facts: { ...adultRatings(4, 2, 1, 1, 3, 2), 'assessment.sudDiagnosis': true },
    expect: { treatment: ['4'], withdrawal: ['4-WM'] },
  },
  {
    id: '19',
    title: 'active suicidal plan, sober',
    facts: { ...adultRatings(0, 0, 4, 1, 2, 2), 'assessment.sudDiagnosis': true },
    expect: { treatment: ['4'], withdrawal: ['none'], otp: [false] },
  },
  {
    id: '20',
    title: 'opioid use disorder on no medication, dependent',
    facts: {
      ...adultRatings(1, 1, 1, 1, 2, 1),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.d3a': 0,
      'assessment.asam3.relapseSupportNeed': 'several-per-week',
      'assessment.asam3.opioidDependenceMeetsOtpRule': true,
    },
    expect: { treatment: ['2.1'], withdrawal: ['1-WM'], otp: [true] },
    why: 'R1: were minimal relapse support enough, Level 1 would fit.',
  },
  {
    id: '21',
    title: 'D5 = 4, supportive safe home, not imminent',
    facts: {
      ...adultRatings(0, 0, 0, 1, 4, 0),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.supportiveHousing': false,
      'assessment.asam3.imminentDanger': false,
    },
    expect: { treatment: ['no-level'], withdrawal: ['none'] },
    why: 'R2: an ordinary home, however supportive, is not supportive housing.',
  },
  {
    id: '21-housing-unknown',
    title: 'as 21, housing not stated',
    facts: {
      ...adultRatings(0, 0, 0, 1, 4, 0),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.imminentDanger': false,
    },
    expect: { treatment: ['2.5', 'no-level'] },
    why: 'R2: supportive housing is unknown unless stated.',
  },
  {
    id: '22',
    title: 'severe depression only',
    facts: { ...adultRatings(0, 0, 3, 1, 1, 1), 'assessment.sudDiagnosis': true },
    expect: { treatment: ['no-level'], withdrawal: ['none'], otp: [false] },
  },
];

/** Profile 23 is about a continued stay; the notes give no ratings, only what they imply. */
export const CONTINUED_PROFILES: readonly ContinuedProfile[] = [
  {
    id: '23',
    title: 'Level 1, week 8: D1 and D2 stable, still building relapse skills',
    facts: {
      ...adultRatings(0, 1, 1, 1, 1, 1),
      'review.type': 'concurrent',
      'stay.currentLevel': '1',
      'assessment.sudDiagnosis': true,
      'assessment.asam3.d3a': 0,
      'continued.progress': 'progressing',
      'continued.newProblem': 'none',
      'continued.lowerLevelFeasible': false,
    },
    expect: { continuedAt: '1', readmission: ['1'] },
    why: 'The ratings are ours: the notes print "continued" only.',
  },
  {
    id: '23-d6-rises',
    title: 'as 23 with d6 = 2, not coping: "all six" would fail on re-admission, the stay continues',
    facts: {
      ...adultRatings(0, 1, 1, 1, 1, 2),
      'review.type': 'concurrent',
      'stay.currentLevel': '1',
      'assessment.sudDiagnosis': true,
      'assessment.asam3.d3a': 0,
      'assessment.asam3.copesInEnvironment': false,
      'assessment.asam3.supportiveHousing': false,
      'continued.progress': 'progressing',
      'continued.newProblem': 'none',
      'continued.lowerLevelFeasible': false,
    },
    expect: { continuedAt: '1', readmission: ['2.1'] },
    why: 'The ratings are ours. D1 and D2 stable plus one of D3-D6 is enough to stay; the admission table gives 2.1 (R21: d6 = 2).',
  },
];

function always(level: string): AdolescentProfile['expect'] {
  return { unset: [level], atLeastTwo: [level], each: [level] };
}

export const ADOLESCENT_PROFILES: readonly AdolescentProfile[] = [
  {
    id: 'Y1',
    title: 'experimenting, no diagnosis',
    facts: { ...adolescentRatings([0, 0, 1, 1, 1], [0, 0, 0, 0, 0]), 'assessment.sudDiagnosis': false },
    expect: always('0.5'),
  },
  {
    id: 'Y2',
    title: 'mild school trouble (C = 1)',
    facts: { ...adolescentRatings([0, 0, 2, 1, 1], [0, 0, 1, 0, 0]), 'assessment.sudDiagnosis': true },
    expect: always('1'),
  },
  {
    id: 'Y3',
    title: 'B = 1, C = 1, patchy attendance',
    facts: { ...adolescentRatings([0, 0, 2, 2, 2], [0, 1, 1, 0, 0]), 'assessment.sudDiagnosis': true },
    expect: always('2.1'),
  },
  {
    id: 'Y4',
    title: 'A = 1 (mild self-harm risk), all else low: Dimension 3 alone qualifies',
    facts: { ...adolescentRatings([0, 0, 1, 1, 1], [1, 0, 0, 0, 0]), 'assessment.sudDiagnosis': true },
    expect: always('2.1'),
  },
  {
    id: 'Y5',
    title: 'B = C = E = 2, poor engagement',
    facts: {
      ...adolescentRatings([1, 1, 3, 3, 2], [0, 2, 2, 0, 2]),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.imminentDanger': false,
      'assessment.asam3.needs24hNursing': false,
    },
    expect: always('2.5'),
    why: 'R1: at d5 = 3 imminent danger, and at a sub-domain of 2 nursing, are unknown unless stated.',
  },
  {
    id: 'Y6',
    title: 'C = 2, unsafe home, slipping: both readings agree',
    facts: {
      ...adolescentRatings([0, 1, 2, 3, 3], [0, 0, 2, 0, 0]),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.imminentDanger': false,
      'assessment.asam3.needs24hNursing': false,
    },
    expect: always('3.1'),
    why: 'R1: imminent danger and nursing stated.',
  },
  {
    id: 'Y7',
    title: 'B = C = 3, A = 1, rejects treatment',
    facts: {
      ...adolescentRatings([1, 1, 4, 4, 3], [1, 3, 3, 0, 0]),
      'assessment.sudDiagnosis': true,
      'assessment.asam3.needs24hNursing': false,
    },
    expect: always('3.5'),
    why: 'R1: nursing stated.',
  },
  {
    id: 'Y8',
    title: 'B = 1, only D5 = 4 and D6 = 3 severe: the rule conflict',
    facts: { ...adolescentRatings([0, 0, 2, 4, 3], [0, 1, 0, 0, 0]), 'assessment.sudDiagnosis': true },
    expect: { unset: ['no-level'], atLeastTwo: ['3.5'], each: ['no-level'] },
    why: 'R11: with the parameter unset both readings are run and a difference means no level computable.',
  },
  {
    id: 'Y9',
    title: 'severe withdrawal, B = C = 3',
    facts: { ...adolescentRatings([3, 1, 4, 4, 3], [0, 3, 3, 0, 0]), 'assessment.sudDiagnosis': true },
    expect: always('3.7'),
  },
];

// ------------------------------------------------------------------------------------------------------------------- fourth edition

const NOTHING_IN_D1_TO_D3 = { d1i: '0', d1w: '0', d1m: 'ANY', d2p: '0', d2g: '0', d3a: '0', d3d: '0' };
const NOTHING_IN_D4_TO_D5_BUT_USE = { d4b: '0', d5f: '0', d5s: '0', d5u: '0' };

function rated(codes: Readonly<Record<string, string>>): Facts {
  const facts: Record<string, unknown> = {
    'member.age': 35,
    'assessment.sudDiagnosis': true,
    'assessment.emergency.medical': false,
    'assessment.emergency.psychiatric': false,
    'assessment.asam4.moudContinue': false,
  };
  for (const [key, code] of Object.entries(codes)) facts[`assessment.asam4.${key}`] = code;
  return facts;
}

/** All twelve ratings; those not named are `0`, or `ANY` for `d1m`. `d4u` must be named. */
function all12(codes: Readonly<Record<string, string>> & { readonly d4u: string }): Facts {
  return rated({ ...NOTHING_IN_D1_TO_D3, ...NOTHING_IN_D4_TO_D5_BUT_USE, ...codes });
}

/** D1-D3 complete, D4 and D5 not asked: the assessment stopped early. */
function stoppedEarly(codes: Readonly<Record<string, string>>): Facts {
  return rated({ ...NOTHING_IN_D1_TO_D3, ...codes });
}

export const FOURTH_EDITION_PROFILES: readonly FourthEditionProfile[] = [
  {
    id: 'W01',
    title: 'no medical or psychiatric needs, moderate likelihood of non-destabilizing harm',
    facts: all12({ d3a: 'ANY', d4u: 'B' }),
    expect: { treatment: ['2.1'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W02',
    title: 'needs 3.7 for withdrawal; D4 and D5 not asked',
    facts: stoppedEarly({ d1w: '3A' }),
    expect: { treatment: ['3.7'], recoveryResidence: [false], flags: [] },
    why: 'R14: every completion gives the same level.',
  },
  {
    id: 'W03',
    title: 'withdrawal unevaluated; severe symptoms needing 24-h support',
    facts: all12({ d1w: 'EVAL', d3a: '3A', d4u: 'C' }),
    expect: { treatment: ['3.5-COE'], recoveryResidence: [false], flags: ['WM_EVAL'] },
  },
  {
    id: 'W04',
    title: 'near-daily skilled mental health care; residential need in D4 and D5',
    facts: all12({ d3a: '2A', d4u: 'D', d5f: 'C' }),
    expect: { treatment: ['3.5-COE'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W05',
    title: 'daily fentanyl, frequent titration, safe home',
    facts: all12({ d1m: 'B', d4u: 'B' }),
    expect: { treatment: ['2.7'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W06',
    title: 'as W05, but no night support and serious harm',
    facts: all12({ d1m: 'B', d4u: 'D' }),
    expect: { treatment: ['3.7'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W07',
    title: 'uncomplicated buprenorphine start, stable life',
    facts: all12({ d1m: 'A', d4u: 'A' }),
    expect: { treatment: ['1.7'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W08',
    title: 'as W07, needs intensive outpatient',
    facts: all12({ d1m: 'A', d4u: 'B' }),
    expect: { treatment: ['2.7'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W09',
    title: 'return to use within 24 h with overdose risk',
    facts: all12({ d4u: 'E', d4b: 'C' }),
    expect: { treatment: ['3.5'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W10',
    title: 'no night support; severe impairment with daytime help',
    facts: all12({ d4u: 'D', d5f: 'B' }),
    expect: { treatment: ['3.5'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W11',
    title: 'as W10, moderate impairment',
    facts: all12({ d4u: 'D', d5f: 'A' }),
    expect: { treatment: ['3.1'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W12',
    title: 'brain injury needing accommodation; intensive outpatient need',
    facts: all12({ d3d: '1Z', d4u: 'B' }),
    expect: { treatment: ['2.5-COE'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W13',
    title: 'mild mental health problem hampering participation; needs 3.1',
    facts: all12({ d3a: '1A', d4u: 'D' }),
    expect: { treatment: ['3.5-COE'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W14',
    title: 'hospital step-down on intravenous antibiotics',
    facts: all12({ d2p: '3B', d3a: 'ANY', d4u: 'A' }),
    expect: { treatment: ['3.7-BIO'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W15',
    title: 'as W14 plus cognitive disability; stopped early',
    facts: stoppedEarly({ d2p: '3B', d3d: '1Z' }),
    expect: { treatment: ['4'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W16',
    title: '3.7 withdrawal and imminent suicide risk; stopped early',
    facts: stoppedEarly({ d1w: '3A', d3a: '4' }),
    expect: { treatment: ['4-PSY'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W17',
    title: 'as W16 but needs intravenous fluids; stopped early',
    facts: stoppedEarly({ d1w: '3B', d3a: '4' }),
    expect: { treatment: ['4'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W18',
    title: 'hospital-level withdrawal and suicide risk; stopped early',
    facts: stoppedEarly({ d1w: '4', d3a: '4' }),
    expect: { treatment: ['4'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W19',
    title: 'unhoused, intensive outpatient need',
    facts: all12({ d4u: 'B', d5s: 'A' }),
    expect: { treatment: ['2.1'], recoveryResidence: [true], flags: [] },
  },
  {
    id: 'W20',
    title: 'unhoused, needs 3.1',
    facts: all12({ d4u: 'D', d5s: 'A' }),
    expect: { treatment: ['3.1'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W21',
    title: 'stable on methadone, low risk',
    facts: { ...all12({ d4u: 'A' }), 'assessment.asam4.moudContinue': true },
    expect: { treatment: ['1.5'], recoveryResidence: [false], flags: ['MOUD_CONTINUE'] },
    why: 'R13: continuing medication is a fact of its own, so d1m is ANY here.',
  },
  {
    id: 'W22',
    title: 'on methadone, starting alcohol medication after past drop-outs',
    facts: { ...all12({ d1m: 'A', d4u: 'A' }), 'assessment.asam4.moudContinue': true },
    expect: { treatment: ['1.7'], recoveryResidence: [false], flags: ['MOUD_CONTINUE'] },
    why: 'R13: one code in d1m, and the fact beside it.',
  },
  {
    id: 'W23',
    title: 'pregnant, cannot reach prenatal care; 2.5 need',
    facts: all12({ d2g: '1', d4u: 'C' }),
    expect: { treatment: ['2.7'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W24',
    title: 'alcohol and benzodiazepine dependence, passive ideation',
    facts: all12({ d1w: '3A', d3a: '1B', d4u: 'E' }),
    expect: { treatment: ['3.7'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W25',
    title: 'the same person on day 8, withdrawal resolved',
    facts: all12({ d1w: '0', d3a: 'ANY', d4u: 'C' }),
    expect: { treatment: ['2.5'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W26',
    title: 'day 8 but psychiatric medication still managed in the programme',
    facts: all12({ d3a: '1B', d4u: 'C' }),
    expect: { treatment: ['2.7'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W27',
    title: 'mild withdrawal needing 1.7; near-daily mental health care; intensive outpatient',
    facts: all12({ d1w: '1', d3a: '2A', d4u: 'B' }),
    expect: { treatment: ['2.7-COE'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W28',
    title: 'mild depression, medication in the programme',
    facts: all12({ d3a: '1B', d4u: 'A' }),
    expect: { treatment: ['1.7'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W29',
    title: '3.5-COE need plus a medication start',
    facts: all12({ d3a: '3A', d1m: 'A', d4u: 'C' }),
    expect: { treatment: ['3.7-COE'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W30',
    title: 'moderate impairment; using household',
    facts: all12({ d4u: 'A', d5f: 'A', d5u: 'A' }),
    expect: { treatment: ['2.1'], recoveryResidence: [true], flags: [] },
  },
  {
    id: 'W31',
    title: 'no daytime structure; cannot manage a recovery residence',
    facts: all12({ d4u: 'C', d5u: 'B' }),
    expect: { treatment: ['3.5'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W32',
    title: 'some suicidal intent, several drugs to titrate; stopped early',
    facts: stoppedEarly({ d3a: '3B' }),
    expect: { treatment: ['3.7-COE'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W33',
    title: 'pregnant, severe opioid dependence; stopped early',
    facts: stoppedEarly({ d1i: '2', d2g: '3' }),
    expect: { treatment: ['3.7'], recoveryResidence: [false], flags: [] },
  },
  {
    id: 'W34',
    title: 'only D1-D3 sent, nothing in them',
    facts: stoppedEarly({}),
    expect: {
      treatment: ['1.5', '2.1', '2.5', '3.1', '3.5'],
      recoveryResidence: [false, true],
      flags: [],
      missing: ['d4u', 'd4b', 'd5f', 'd5s', 'd5u'],
    },
    why: 'R1: not "incomplete" but the possible levels and the missing ratings.',
  },
];
