/**
 * Oracle: the fourth edition (adults), written from the public sources and rulings R13-R20, R27, R30.
 * The recommendation follows the determination rules of section 3.5 in rule form; it does not use the capability lattice.
 */

export type Level4 =
  | '1.5'
  | '1.5-COE'
  | '1.7'
  | '1.7-COE'
  | '2.1'
  | '2.5'
  | '2.5-COE'
  | '2.7'
  | '2.7-COE'
  | '3.1'
  | '3.5'
  | '3.5-COE'
  | '3.7'
  | '3.7-COE'
  | '3.7-BIO'
  | '4-PSY'
  | '4';

/** The 17 results, in the total order of section 1.2, which is for display and sorting only. */
export const LEVELS4: readonly Level4[] = [
  '1.5',
  '1.5-COE',
  '1.7',
  '1.7-COE',
  '2.1',
  '2.5',
  '2.5-COE',
  '2.7',
  '2.7-COE',
  '3.1',
  '3.5',
  '3.5-COE',
  '3.7',
  '3.7-COE',
  '3.7-BIO',
  '4-PSY',
  '4',
];

export type RatingKey = 'd1i' | 'd1w' | 'd1m' | 'd2p' | 'd2g' | 'd3a' | 'd3d' | 'd4u' | 'd4b' | 'd5f' | 'd5s' | 'd5u';
export type Minimum = Level4 | 'RR';

/** Section 2.1 with R13: `d1m` carries one level code (continuing medication is a fact of its own), and `d5u: ANY` is accepted. */
export const MINIMUMS: { readonly [Key in RatingKey]: Readonly<Record<string, Minimum | null>> } = {
  d1i: { '4': '4', '3B': '3.7-BIO', '3A': '3.7', '2': '2.7', ANY: null, '0': null },
  d1w: { '4': '4', '3B': '3.7-BIO', '3A': '3.7', '2': '2.7', '1': '1.7', EVAL: null, '0': null },
  d1m: { C: '3.7', B: '2.7', A: '1.7', EVAL: null, ANY: null },
  d2p: { '4': '4', '3B': '3.7-BIO', '3A': '3.7', '2': '2.7', '1': '1.7', ANY: null, '0': null },
  d2g: { '4': '4', '3': '3.7', '2': '2.7', '1': '1.7', ANY: null, '0': null },
  d3a: {
    '4': '4-PSY',
    '3B': '3.7-COE',
    '3A': '3.5-COE',
    '2B': '2.7-COE',
    '2A': '2.5-COE',
    '1C': '1.7-COE',
    '1B': '1.7',
    '1A': '1.5-COE',
    ANY: null,
    '0': null,
  },
  d3d: { '1Z': '1.5-COE', ANY: null, '0': null },
  d4u: { E: '3.5', D: '3.1', C: '2.5', B: '2.1', A: '1.5' },
  d4b: { E: '3.5', D: '3.1', C: '2.5', B: '2.1', A: '1.5', '0': null },
  d5f: { D: '3.5', C: '3.1', B: '2.5', A: '2.1', ANY: null, '0': null },
  d5s: { A: 'RR', '0': null },
  d5u: { B: '3.1', A: 'RR', ANY: null, '0': null },
};

export const RATING_KEYS = Object.keys(MINIMUMS) as readonly RatingKey[];

export type CompleteRatings4 = Readonly<Record<RatingKey, string>>;
export type PartialRatings4 = Readonly<Partial<Record<RatingKey, string>>>;

/** Facts beside the ratings. An emergency screen acts only when it is stated positive. */
export interface Beside4 {
  emergencyMedical?: boolean;
  emergencyPsychiatric?: boolean;
  moudContinue?: boolean;
}

export interface Stated4 {
  ratings: PartialRatings4;
  beside: Beside4;
}

/** Facts keyed by catalogue path, as a request has them. */
export function stated4FromPaths(facts: Readonly<Record<string, unknown>>): Stated4 {
  const ratings: Partial<Record<RatingKey, string>> = {};
  for (const key of RATING_KEYS) {
    const code = facts[`assessment.asam4.${key}`];
    if (typeof code === 'string') ratings[key] = code;
  }
  const beside: Beside4 = {
    emergencyMedical: facts['assessment.emergency.medical'] === true,
    emergencyPsychiatric: facts['assessment.emergency.psychiatric'] === true,
    moudContinue: facts['assessment.asam4.moudContinue'] === true,
  };
  return { ratings, beside };
}

export type Flag4 = 'EMERGENCY_MEDICAL' | 'EMERGENCY_PSYCHIATRIC' | 'WM_EVAL' | 'AM_EVAL' | 'MOUD_CONTINUE';

export interface Recommendation4 {
  level: Level4;
  recoveryResidence: boolean;
  flags: Flag4[];
}

// ---------------------------------------------------------------------------------------------------------------- the rules of 3.1 and 3.5

/** Keys whose code does not exist: a 422 before anything else is looked at (R15). */
export function unknownCodes(ratings: PartialRatings4): RatingKey[] {
  return RATING_KEYS.filter((key) => {
    const code = ratings[key];
    return code !== undefined && !Object.hasOwn(MINIMUMS[key], code);
  });
}

export function missingKeys(ratings: PartialRatings4): RatingKey[] {
  return RATING_KEYS.filter((key) => ratings[key] === undefined);
}

function minimumOf(key: RatingKey, code: string): Minimum | null {
  const minimum = MINIMUMS[key][code];
  if (minimum === undefined) throw new Error(`no such code: ${key}`);
  return minimum;
}

function isCoe(level: Level4): boolean {
  return level.endsWith('-COE') || level === '4-PSY';
}

function withoutSuffix(level: Level4): string {
  return level.replace(/-(COE|BIO)$/, '');
}

/** Steps 1 to 9: the level that a set of minimum levels gives. */
export function levelFromMinimums(minimums: ReadonlySet<Level4>): Level4 {
  const all = [...minimums];
  const coe = all.some(isCoe);
  const bio = minimums.has('3.7-BIO');
  const bases = new Set(all.map(withoutSuffix));
  const any = (...levels: string[]): boolean => levels.some((level) => bases.has(level));

  if (minimums.has('4')) return '4'; // step 1
  if (bio && coe) return '4'; // step 2
  if (minimums.has('4-PSY')) return '4-PSY'; // step 3

  let level: '1.5' | '1.7' | '2.1' | '2.5' | '2.7' | '3.1' | '3.5' | '3.7';
  if (any('1.7', '2.7', '3.7')) {
    if (any('3.1', '3.5', '3.7'))
      level = '3.7'; // step 4
    else if (any('2.1', '2.5', '2.7'))
      level = '2.7'; // step 5
    else level = '1.7'; // step 6
  } else if (any('3.1', '3.5')) {
    level = any('2.5', '3.5') ? '3.5' : '3.1'; // step 7
  } else if (any('2.5'))
    level = '2.5'; // step 8
  else if (any('2.1')) level = '2.1';
  else level = '1.5';

  if (bio) return '3.7-BIO'; // step 4; with BIO the level is 3.7, and COE is excluded by step 2
  if (!coe) return level;
  switch (level) {
    // step 9
    case '1.5':
      return '1.5-COE';
    case '1.7':
      return '1.7-COE';
    case '2.1':
    case '2.5':
      return '2.5-COE';
    case '2.7':
      return '2.7-COE';
    case '3.1':
    case '3.5':
      return '3.5-COE';
    case '3.7':
      return '3.7-COE';
  }
}

function withRecoveryResidence(minimums: ReadonlySet<Minimum>): { level: Level4; recoveryResidence: boolean } {
  const levels = [...minimums].filter((minimum) => minimum !== 'RR');
  const level = levelFromMinimums(new Set(levels));
  const outpatient = level.startsWith('1.') || level.startsWith('2.');
  return { level, recoveryResidence: outpatient && minimums.has('RR') }; // step 10
}

function flagsOf(ratings: PartialRatings4, beside: Beside4): Flag4[] {
  const flags: Flag4[] = [];
  if (beside.emergencyMedical === true) flags.push('EMERGENCY_MEDICAL');
  if (beside.emergencyPsychiatric === true) flags.push('EMERGENCY_PSYCHIATRIC');
  if (ratings.d1w === 'EVAL') flags.push('WM_EVAL');
  if (ratings.d1m === 'EVAL') flags.push('AM_EVAL');
  if (beside.moudContinue === true) flags.push('MOUD_CONTINUE');
  return flags;
}

/** The emergency screens stop everything; both positive give level 4 (R15). */
function emergencyLevel(beside: Beside4): Level4 | undefined {
  if (beside.emergencyMedical === true) return '4';
  if (beside.emergencyPsychiatric === true) return '4-PSY';
  return undefined;
}

export function recommend(ratings: CompleteRatings4, beside: Beside4 = {}): Recommendation4 {
  const emergency = emergencyLevel(beside);
  const flags = flagsOf(ratings, beside);
  if (emergency !== undefined) return { level: emergency, recoveryResidence: false, flags };
  const minimums = new Set<Minimum>();
  for (const key of RATING_KEYS) {
    const minimum = minimumOf(key, ratings[key]);
    if (minimum !== null) minimums.add(minimum);
  }
  return { ...withRecoveryResidence(minimums), flags };
}

// ---------------------------------------------------------------------------------------------------------------- possible results (R14)

const BITS: readonly Minimum[] = [...LEVELS4, 'RR'];

function bitOf(minimum: Minimum | null): number {
  return minimum === null ? 0 : 1 << BITS.indexOf(minimum);
}

function minimumsOfBits(bits: number): Set<Minimum> {
  return new Set(BITS.filter((_, index) => (bits & (1 << index)) !== 0));
}

/**
 * Every level, with and without recovery residence, that some completion of the missing ratings gives. Enumerated over the sets of minimums
 * that can arise: two codes of one key with the same minimum are one choice, and equal sets are kept once.
 */
export function possible(
  ratings: PartialRatings4,
  beside: Beside4 = {},
): { level: Level4; recoveryResidence: boolean }[] {
  const emergency = emergencyLevel(beside);
  if (emergency !== undefined) return [{ level: emergency, recoveryResidence: false }];
  let reachable = new Set<number>([0]);
  for (const key of RATING_KEYS) {
    const code = ratings[key];
    const choices = code === undefined ? Object.values(MINIMUMS[key]) : [minimumOf(key, code)];
    const bits = new Set(choices.map(bitOf));
    const next = new Set<number>();
    for (const set of reachable) for (const bit of bits) next.add(set | bit);
    reachable = next;
  }
  const results = new Map<string, { level: Level4; recoveryResidence: boolean }>();
  for (const set of reachable) {
    const result = withRecoveryResidence(minimumsOfBits(set));
    results.set(`${result.level} ${String(result.recoveryResidence)}`, result);
  }
  return [...results.values()];
}

export function possibleLevels(ratings: PartialRatings4, beside: Beside4 = {}): ReadonlySet<Level4> {
  return new Set(possible(ratings, beside).map(({ level }) => level));
}

/** R30: recovery residence is an axis of its own and may stay unknown. */
export function possibleRecoveryResidence(ratings: PartialRatings4, beside: Beside4 = {}): ReadonlySet<boolean> {
  return new Set(possible(ratings, beside).map(({ recoveryResidence }) => recoveryResidence));
}

export type Finding4 =
  | { kind: 'unknown-code'; keys: RatingKey[] }
  | { kind: 'level'; level: Level4 }
  | { kind: 'possible'; levels: ReadonlySet<Level4>; missing: RatingKey[] };

/** R14: ratings are enough when every completion gives the same level; `requireFullRatings` overrides all but the emergency screen. */
export function finding4(ratings: PartialRatings4, beside: Beside4 = {}, requireFullRatings = false): Finding4 {
  const keys = unknownCodes(ratings);
  if (keys.length > 0) return { kind: 'unknown-code', keys };
  const levels = possibleLevels(ratings, beside);
  const missing = missingKeys(ratings);
  const [only] = levels;
  const enough = emergencyLevel(beside) !== undefined || !requireFullRatings || missing.length === 0;
  if (only !== undefined && levels.size === 1 && enough) return { kind: 'level', level: only };
  return { kind: 'possible', levels, missing };
}

/** R20: the keys whose minimum alone, when taken away, changes the level. Empty: any one of `representativeDrivers` may be cited. */
export function necessaryDrivers(ratings: CompleteRatings4): RatingKey[] {
  const { level } = recommend(ratings);
  return drivingKeys(ratings).filter((removed) => levelWithout(ratings, removed) !== level);
}

/** Keys that carry a minimum level at all. */
export function drivingKeys(ratings: CompleteRatings4): RatingKey[] {
  return RATING_KEYS.filter((key) => {
    const minimum = minimumOf(key, ratings[key]);
    return minimum !== null && minimum !== 'RR';
  });
}

function levelWithout(ratings: CompleteRatings4, removed: RatingKey): Level4 {
  const levels = RATING_KEYS.filter((key) => key !== removed)
    .map((key) => minimumOf(key, ratings[key]))
    .filter((minimum) => minimum !== null)
    .filter((minimum) => minimum !== 'RR');
  return levelFromMinimums(new Set(levels));
}

// ---------------------------------------------------------------------------------------------------------------- comparing (1.3, R16-R19, R27)

export type Capability = 'residential' | 'intensity' | 'medical' | 'coOccurringEnhanced' | 'psychiatricInpatient';

function vector(
  residential: number,
  intensity: number,
  medical: number,
  coOccurringEnhanced: number,
  psychiatricInpatient: number,
): Readonly<Record<Capability, number>> {
  return { residential, intensity, medical, coOccurringEnhanced, psychiatricInpatient };
}

export const CAPABILITIES: { readonly [Level in Level4]: Readonly<Record<Capability, number>> } = {
  '1.5': vector(0, 1, 0, 0, 0),
  '1.5-COE': vector(0, 1, 0, 1, 0),
  '1.7': vector(0, 1, 1, 0, 0),
  '1.7-COE': vector(0, 1, 1, 1, 0),
  '2.1': vector(0, 2, 0, 0, 0),
  '2.5': vector(0, 3, 0, 0, 0),
  '2.5-COE': vector(0, 3, 0, 1, 0),
  '2.7': vector(0, 3, 2, 0, 0),
  '2.7-COE': vector(0, 3, 2, 1, 0),
  '3.1': vector(1, 2, 0, 0, 0),
  '3.5': vector(1, 3, 0, 0, 0),
  '3.5-COE': vector(1, 3, 0, 1, 0),
  '3.7': vector(1, 3, 3, 0, 0),
  '3.7-COE': vector(1, 3, 3, 1, 0),
  '3.7-BIO': vector(1, 3, 4, 0, 0),
  '4-PSY': vector(1, 3, 3, 1, 1),
  '4': vector(1, 3, 5, 1, 1),
};

const CAPABILITY_NAMES: readonly Capability[] = [
  'residential',
  'intensity',
  'medical',
  'coOccurringEnhanced',
  'psychiatricInpatient',
];

export function dominates(one: Level4, other: Level4): boolean {
  return CAPABILITY_NAMES.every((name) => CAPABILITIES[one][name] >= CAPABILITIES[other][name]);
}

export type Relation = 'same' | 'more' | 'less' | 'different';

/** How the level asked for stands to the level indicated. */
export function compare4(asked: Level4, indicated: Level4): Relation {
  if (asked === indicated) return 'same';
  if (asked === '4' && indicated === '4-PSY') return 'different'; // R27
  if (dominates(asked, indicated)) return 'more';
  if (dominates(indicated, asked)) return 'less';
  return 'different';
}

/** What a level has that another has not: names what is extra and what is missing (R18). */
export function capabilitiesAbove(one: Level4, other: Level4): Capability[] {
  return CAPABILITY_NAMES.filter((name) => CAPABILITIES[one][name] > CAPABILITIES[other][name]);
}

export const UNAVAILABILITY_REASONS: readonly string[] = [
  'level-not-in-area',
  'level-too-far',
  'waitlist',
  'programme-will-not-admit',
  'ineligible',
];

/** R19: a request above the recommended level is supported when every covered, less intensive dominating level is stated unavailable. */
export function unavailabilityException(
  asked: Level4,
  recommended: Level4,
  covered: ReadonlySet<Level4>,
  unavailable: ReadonlySet<Level4>,
  reason: string | undefined,
): boolean {
  if (compare4(asked, recommended) !== 'more') return false;
  if (reason === undefined || !UNAVAILABILITY_REASONS.includes(reason)) return false;
  return LEVELS4.filter(
    (level) => covered.has(level) && dominates(level, recommended) && level !== asked && dominates(asked, level),
  ).every((level) => unavailable.has(level));
}

/** R17, R27: 4 or 4-PSY indicated and a level asked that does not dominate it. */
export function urgentPend(asked: Level4, indicated: Level4): boolean {
  return (indicated === '4' || indicated === '4-PSY') && !dominates(asked, indicated);
}

// ---------------------------------------------------------------------------------------------------------------- continued service (section 4)

export interface Continued4 {
  progress: 'achieved' | 'progressing' | 'actively-working' | 'stalled' | 'lacks-capacity' | 'worsened';
  newProblem: 'none' | 'treatable-here' | 'needs-higher';
  planAmended: boolean;
  /** The recommended level is stated unavailable, or a reason for another level was recorded. */
  transitionBarrier: boolean;
}

export type ContinuedOutcome4 =
  | { outcome: 'transition-up'; level: Level4; test: 'TD4' }
  | { outcome: 'reassess'; level: Level4; test: 'TD1' }
  | { outcome: 'continue'; level: Level4; test: 'CS1' | 'CS2' | 'CS3' }
  | { outcome: 'pend'; level: Level4; test: 'NO_PROGRESS_NO_PLAN_CHANGE' }
  | { outcome: 'continue-short'; level: Level4; test: 'TRANSITION_BARRIER' }
  | { outcome: 'transition-down'; level: Level4; test: 'TD1' }
  | { outcome: 'transition-lateral'; level: Level4; test: 'DIFFERENT_CAPABILITY' };

/** The pseudo-code of section 4, in its order, with the shared facts in place of its working names. */
export function continuedReview(
  current: Level4,
  ratings: CompleteRatings4,
  facts: Continued4,
  beside: Beside4 = {},
): ContinuedOutcome4 {
  const { level } = recommend(ratings, beside); // R4 of the notes: re-rate now
  if (level !== current && dominates(level, current)) return { outcome: 'transition-up', level, test: 'TD4' };
  if (level === current) {
    if (facts.progress === 'achieved') return { outcome: 'reassess', level, test: 'TD1' };
    if (facts.progress === 'progressing') return { outcome: 'continue', level, test: 'CS1' };
    if (facts.progress === 'actively-working' && facts.planAmended) return { outcome: 'continue', level, test: 'CS2' };
    if (facts.newProblem === 'treatable-here') return { outcome: 'continue', level, test: 'CS3' };
    return { outcome: 'pend', level, test: 'NO_PROGRESS_NO_PLAN_CHANGE' };
  }
  if (dominates(current, level)) {
    if (facts.transitionBarrier) return { outcome: 'continue-short', level: current, test: 'TRANSITION_BARRIER' };
    return { outcome: 'transition-down', level, test: 'TD1' };
  }
  return { outcome: 'transition-lateral', level, test: 'DIFFERENT_CAPABILITY' };
}
