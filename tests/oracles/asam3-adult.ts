/**
 * Oracle: adult placement by the third edition, written from the public sources and the rulings (docs/rulings.md) alone, without sight of the data.
 * It knows nothing of the engine or of its rulesets. `R…` names a ruling, `(a)`…`(i)` a decision of the project where the rulings leave room.
 */
import { enumerateResults } from './enumerate.js';

export type Rating = 0 | 1 | 2 | 3 | 4;
export type WithdrawalLevel = 'none' | '1-WM' | '2-WM' | '3.2-WM' | '3.7-WM' | '4-WM';
export type AdultTreatment =
  '0.5' | '1' | '2.1' | '2.5' | '3.1' | '3.3' | '3.5' | '3.7' | '4' | 'none-indicated' | 'no-level';

/** All facts the adult criteria speak about, every one known. */
export interface CompleteAdult {
  d1: Rating;
  d2: Rating;
  d3: Rating;
  d4: Rating;
  d5: Rating;
  d6: Rating;
  /** Dangerousness of the notes: 0 none, 1 mild, 2 moderate, 3 severe, 4 very severe (decision a). */
  d3a: Rating;
  sudDiagnosis: boolean;
  severeWithdrawal: boolean;
  sedativeCoUse: boolean;
  pregnant: boolean;
  biomedicalUnstable: boolean;
  coOccurring: 'none' | 'stable' | 'unstable';
  homeSupportsWithdrawal: boolean;
  withdrawalNeed: WithdrawalLevel;
  concurrentWithdrawal: WithdrawalLevel;
  biomedicalConcurrentCare: boolean;
  mentalHealthConcurrentCare: boolean;
  needs24hNursing: boolean;
  needs24hSupport: boolean;
  imminentDanger: boolean;
  cognitiveImpairment: boolean;
  readinessToExplore: boolean;
  relapseSupportNeed: 'minimal' | 'several-per-week' | 'near-daily' | 'structured-24h';
  copesInEnvironment: boolean;
  supportiveHousing: boolean;
  coOccurringEnhanced: boolean;
  opioidDependenceMeetsOtpRule: boolean;
}

export type AdultFact = keyof CompleteAdult;

/** What a request states: any of the facts, and perhaps the diagnoses as ICD-10-CM codes. */
export type StatedAdult = Partial<CompleteAdult> & { diagnoses?: readonly string[] };

export interface AdultParameters {
  /** `level37.singleSevereSuffices`: one of D1-D3 rated 3 fits Level 3.7 alone. Default false. */
  singleSevereSuffices: boolean;
}

export const DEFAULT_ADULT_PARAMETERS: AdultParameters = { singleSevereSuffices: false };

export interface AdultResult {
  treatment: AdultTreatment;
  withdrawal: WithdrawalLevel;
  otp: boolean;
}

// ---------------------------------------------------------------------------------------------------------------- domains and names

export const RATINGS: readonly Rating[] = [0, 1, 2, 3, 4];
export const WITHDRAWAL_LEVELS: readonly WithdrawalLevel[] = ['none', '1-WM', '2-WM', '3.2-WM', '3.7-WM', '4-WM'];
const BOTH: readonly boolean[] = [false, true];

export const ADULT_DOMAINS: { readonly [Fact in AdultFact]: readonly CompleteAdult[Fact][] } = {
  d1: RATINGS,
  d2: RATINGS,
  d3: RATINGS,
  d4: RATINGS,
  d5: RATINGS,
  d6: RATINGS,
  d3a: RATINGS,
  sudDiagnosis: BOTH,
  severeWithdrawal: BOTH,
  sedativeCoUse: BOTH,
  pregnant: BOTH,
  biomedicalUnstable: BOTH,
  coOccurring: ['none', 'stable', 'unstable'],
  homeSupportsWithdrawal: BOTH,
  withdrawalNeed: WITHDRAWAL_LEVELS,
  concurrentWithdrawal: WITHDRAWAL_LEVELS,
  biomedicalConcurrentCare: BOTH,
  mentalHealthConcurrentCare: BOTH,
  needs24hNursing: BOTH,
  needs24hSupport: BOTH,
  imminentDanger: BOTH,
  cognitiveImpairment: BOTH,
  readinessToExplore: BOTH,
  relapseSupportNeed: ['minimal', 'several-per-week', 'near-daily', 'structured-24h'],
  copesInEnvironment: BOTH,
  supportiveHousing: BOTH,
  coOccurringEnhanced: BOTH,
  opioidDependenceMeetsOtpRule: BOTH,
};

export const ADULT_FACTS = Object.keys(ADULT_DOMAINS) as readonly AdultFact[];

/** The path of each fact in the fact catalogue. */
export const ADULT_FACT_PATHS: { readonly [Fact in AdultFact]: string } = {
  d1: 'assessment.asam3.d1',
  d2: 'assessment.asam3.d2',
  d3: 'assessment.asam3.d3',
  d4: 'assessment.asam3.d4',
  d5: 'assessment.asam3.d5',
  d6: 'assessment.asam3.d6',
  d3a: 'assessment.asam3.d3a',
  sudDiagnosis: 'assessment.sudDiagnosis',
  severeWithdrawal: 'history.severeWithdrawal',
  sedativeCoUse: 'assessment.sedativeCoUse',
  pregnant: 'member.pregnant',
  biomedicalUnstable: 'assessment.asam3.biomedicalUnstable',
  coOccurring: 'assessment.asam3.coOccurring',
  homeSupportsWithdrawal: 'assessment.asam3.homeSupportsWithdrawal',
  withdrawalNeed: 'assessment.asam3.withdrawalNeed',
  concurrentWithdrawal: 'assessment.asam3.concurrentWithdrawal',
  biomedicalConcurrentCare: 'assessment.asam3.biomedicalConcurrentCare',
  mentalHealthConcurrentCare: 'assessment.asam3.mentalHealthConcurrentCare',
  needs24hNursing: 'assessment.asam3.needs24hNursing',
  needs24hSupport: 'assessment.asam3.needs24hSupport',
  imminentDanger: 'assessment.asam3.imminentDanger',
  cognitiveImpairment: 'assessment.asam3.cognitiveImpairment',
  readinessToExplore: 'assessment.asam3.readinessToExplore',
  relapseSupportNeed: 'assessment.asam3.relapseSupportNeed',
  copesInEnvironment: 'assessment.asam3.copesInEnvironment',
  supportiveHousing: 'assessment.asam3.supportiveHousing',
  coOccurringEnhanced: 'facility.coOccurringEnhanced',
  opioidDependenceMeetsOtpRule: 'assessment.asam3.opioidDependenceMeetsOtpRule',
};

/** Facts keyed by catalogue path, as a request has them. Paths the adult criteria do not read are ignored. */
export function statedAdultFromPaths(facts: Readonly<Record<string, unknown>>): StatedAdult {
  const stated: Record<string, unknown> = {};
  for (const name of ADULT_FACTS) {
    const value = facts[ADULT_FACT_PATHS[name]];
    if (value !== undefined) stated[name] = value;
  }
  if (facts['diagnoses'] !== undefined) stated['diagnoses'] = facts['diagnoses'];
  return stated as StatedAdult;
}

export function withdrawalRank(level: WithdrawalLevel): number {
  return WITHDRAWAL_LEVELS.indexOf(level);
}

// ---------------------------------------------------------------------------------------------------------------- the nine levels

type Test = (f: CompleteAdult) => boolean;

/** The withdrawal level is needed, is no more than `most`, and is in fact planned alongside (notes 3.1 `served`). */
function served(f: CompleteAdult, most: WithdrawalLevel): boolean {
  if (f.withdrawalNeed === 'none') return true;
  return (
    withdrawalRank(f.withdrawalNeed) <= withdrawalRank(most) &&
    withdrawalRank(f.concurrentWithdrawal) >= withdrawalRank(f.withdrawalNeed)
  );
}

function needAtMost(f: CompleteAdult, most: WithdrawalLevel): boolean {
  return withdrawalRank(f.withdrawalNeed) <= withdrawalRank(most);
}

/** Notes 3.1 `modMed`. No level that reads it lets one of D1-D3 be above 2. */
function moderateMedical(f: CompleteAdult): boolean {
  return Math.max(f.d1, f.d2, f.d3) === 2;
}

/** Gate of every level below 3.7 (decision h). */
const belowLevel37Gate: Test = (f) =>
  f.d1 !== 4 &&
  f.d2 !== 4 &&
  f.d3 !== 4 &&
  withdrawalRank(f.withdrawalNeed) < withdrawalRank('3.7-WM') &&
  !f.needs24hNursing;

const outpatientSafe: Test = (f) =>
  !f.imminentDanger &&
  (!(f.d5 >= 3 && f.d6 >= 3) || f.supportiveHousing) &&
  (!f.needs24hSupport || f.supportiveHousing);

const fits05: Test = (f) =>
  !f.sudDiagnosis && // R3
  belowLevel37Gate(f) &&
  !f.imminentDanger && // R4
  Math.max(f.d4, f.d5, f.d6) <= 2 &&
  Math.max(f.d4, f.d5, f.d6) >= 1 && // R5: at least one of D4-D6 at 1 or 2
  f.withdrawalNeed === 'none' &&
  f.d2 <= 1 &&
  f.d3 <= 1 &&
  // At least one of the cells of D4-D6.
  (f.d5 === 1 || f.d5 === 2 || f.d6 === 1 || f.d6 === 2 || (f.d4 <= 2 && f.readinessToExplore));

const fits1: Test = (f) => {
  const gate =
    f.sudDiagnosis && belowLevel37Gate(f) && !f.imminentDanger && (!f.needs24hSupport || f.supportiveHousing);
  const d1 = f.withdrawalNeed === 'none' || (f.withdrawalNeed === '1-WM' && f.d1 <= 1);
  if (!gate || !d1) return false;
  const d2 = f.d2 <= 1 || (f.d2 === 2 && f.biomedicalConcurrentCare);
  if (!d2) return false;
  // R8: the dangerousness clause binds the whole cell.
  const d3 = (f.d3 <= 1 || (f.d3 === 2 && f.mentalHealthConcurrentCare)) && f.d3a === 0;
  if (!d3) return false;
  const everyOtherAtMost1 = f.d1 <= 1 && f.d2 <= 1 && f.d3 <= 1 && f.d5 <= 1 && f.d6 <= 1;
  const d4 = f.d4 <= 2 || everyOtherAtMost1;
  const d5 = d4 && (f.d5 <= 1 || (f.d5 === 2 && f.relapseSupportNeed === 'minimal'));
  if (!d5) return false;
  // R8: supportive housing passes at any d6.
  return f.d6 <= 1 || (f.d6 === 2 && f.copesInEnvironment) || f.supportiveHousing;
};

const fits21: Test = (f) => {
  const gate =
    f.sudDiagnosis &&
    belowLevel37Gate(f) &&
    outpatientSafe(f) &&
    (f.d5 <= 2 || (f.d5 === 3 && f.relapseSupportNeed === 'several-per-week')) &&
    (f.d6 <= 2 || f.supportiveHousing);
  if (!gate) return false;
  const d1 = needAtMost(f, '1-WM') || served(f, '2-WM');
  const d2 = f.d2 <= 1 || (f.d2 === 2 && f.biomedicalConcurrentCare);
  if (!d1 || !d2) return false;
  const d3 = (f.d3 <= 1 || (f.d3 === 2 && f.coOccurringEnhanced)) && f.d3a <= 1; // R7, R8
  // R21: the printed value or worse.
  const qualifies = f.d4 >= 2 || f.d5 >= 2 || f.d6 >= 2;
  return qualifies && d3;
};

const fits25: Test = (f) => {
  const gate =
    f.sudDiagnosis &&
    belowLevel37Gate(f) &&
    outpatientSafe(f) &&
    (f.d5 <= 3 || (f.d5 === 4 && f.supportiveHousing)) &&
    (f.d6 <= 3 || f.supportiveHousing);
  if (!gate) return false;
  const ceilings = needAtMost(f, '2-WM') && f.d2 <= 2 && f.d3 <= 2 && f.d3a <= 2;
  // R21: the printed value or worse.
  const from = moderateMedical(f) ? 2 : 3;
  return ceilings && (f.d4 >= from || f.d5 >= from || f.d6 >= from);
};

const residentialGate: Test = (f) => f.sudDiagnosis && belowLevel37Gate(f) && f.needs24hSupport;

const fits31: Test = (f) => {
  const d6 = f.d6 >= 3;
  const d5 = f.d5 >= 1 && f.d5 <= 3;
  const d4 = f.d4 <= 3; // R7: 3 passes, with a flag
  const d3 = f.d3 <= 2;
  if (!d6 || !d5 || !d4 || !d3) return false;
  if (!residentialGate(f) || f.imminentDanger) return false;
  if (f.cognitiveImpairment) return false; // R24
  const d1 = needAtMost(f, '1-WM') || served(f, '2-WM');
  const d2 = f.d2 <= 1 || (f.d2 === 2 && f.biomedicalConcurrentCare);
  return d1 && d2 && (f.d3 <= 1 || f.mentalHealthConcurrentCare || f.coOccurringEnhanced);
};

const fits33: Test = (f) =>
  f.d4 >= 2 &&
  f.d5 >= 3 &&
  f.d6 >= 3 &&
  f.d2 <= 2 &&
  f.d3 <= 3 &&
  residentialGate(f) &&
  needAtMost(f, '3.2-WM') &&
  f.cognitiveImpairment;

const fits35: Test = (f) => {
  const d4 = f.d4 >= 3 || (f.d5 >= 3 && f.d6 >= 3);
  const d6 = f.d6 >= 3;
  if (!d4 || !d6 || f.d2 > 2 || f.d3 > 3) return false;
  const d5 = f.d5 === 4 || (f.d5 === 3 && f.imminentDanger);
  return d5 && residentialGate(f) && needAtMost(f, '3.2-WM') && !f.cognitiveImpairment;
};

const fits37 = (f: CompleteAdult, parameters: AdultParameters): boolean => {
  const gate =
    f.sudDiagnosis &&
    Math.max(f.d1, f.d2, f.d3) <= 3 &&
    withdrawalRank(f.withdrawalNeed) < withdrawalRank('4-WM') &&
    f.needs24hNursing;
  if (!gate) return false;
  // Nursing is needed here, so a 2 in any cell meets it.
  const medical = [f.d1, f.d2, f.d3].map((rating) => rating >= 2);
  const other = [f.d4, f.d5, f.d6].map((rating) => rating >= 2);
  const met = [...medical, ...other].filter(Boolean).length;
  if (medical.includes(true) && met >= 2) return true;
  return parameters.singleSevereSuffices && [f.d1, f.d2, f.d3].includes(3);
};

const fits4: Test = (f) => f.d1 === 4 || f.d2 === 4 || f.d3 === 4 || f.withdrawalNeed === '4-WM';

const allZero: Test = (f) => f.d1 === 0 && f.d2 === 0 && f.d3 === 0 && f.d4 === 0 && f.d5 === 0 && f.d6 === 0;

export function treatmentForAdult(
  f: CompleteAdult,
  parameters: AdultParameters = DEFAULT_ADULT_PARAMETERS,
): AdultTreatment {
  if (fits4(f)) return '4';
  if (allZero(f)) return f.sudDiagnosis ? '1' : 'none-indicated'; // R25
  if (fits05(f)) return '0.5';
  if (fits1(f)) return '1';
  if (fits21(f)) return '2.1';
  if (fits25(f)) return '2.5';
  if (fits31(f)) return '3.1';
  if (fits33(f)) return '3.3';
  if (fits35(f)) return '3.5';
  if (fits37(f, parameters)) return '3.7';
  return 'no-level';
}

/** Opioid treatment program: all six cells; it stands beside any treatment result or none (R9). */
export const otpForAdult: Test = (f) =>
  f.d2 <= 2 &&
  f.d3 <= 2 &&
  f.d4 <= 2 &&
  f.d5 >= 2 &&
  f.opioidDependenceMeetsOtpRule &&
  !f.imminentDanger &&
  (f.d6 <= 2 || f.supportiveHousing);

export function placeAdult(f: CompleteAdult, parameters: AdultParameters = DEFAULT_ADULT_PARAMETERS): AdultResult {
  return { treatment: treatmentForAdult(f, parameters), withdrawal: f.withdrawalNeed, otp: otpForAdult(f) };
}

export type AdultFlag = 'wm-first' | 'co-occurring-enhanced-required' | 'concurrent-treatment-needed' | 'urgent';

/** Flags beside a placement: R6 with R28, R7, R25. They change no level. */
export function flagsForAdult(f: CompleteAdult, treatment: AdultTreatment): AdultFlag[] {
  const flags: AdultFlag[] = [];
  if (withdrawalRank(f.withdrawalNeed) >= withdrawalRank('3.2-WM')) flags.push('wm-first');
  if (f.coOccurring === 'unstable' && ['2.1', '2.5', '3.1', '3.3', '3.5'].includes(treatment)) {
    flags.push('co-occurring-enhanced-required');
  }
  if (treatment === '3.1' && f.d4 === 3) flags.push('concurrent-treatment-needed');
  if (treatment === '4' || (treatment === 'no-level' && f.imminentDanger)) flags.push('urgent');
  return flags;
}

// ---------------------------------------------------------------------------------------------------------------- entailment (R2, R23)

/** An SUD diagnosis by the codes of R2: F10-F16, F18, F19; a list without one says there is none. */
export function sudFromDiagnoses(codes: readonly string[]): boolean {
  return codes.some((code) => /^F1[0-689]/.test(code));
}

function entailedWithdrawalNeed(f: CompleteAdult): WithdrawalLevel {
  switch (f.d1) {
    case 0:
      return 'none';
    case 1:
      return '1-WM';
    case 2:
      return f.homeSupportsWithdrawal ? '2-WM' : '3.2-WM';
    case 3:
      return '3.7-WM';
    case 4:
      return '4-WM';
  }
}

/** R23 with decision (b): only stated facts raise. */
function raisingFactStated(f: CompleteAdult, stated: ReadonlySet<AdultFact>): boolean {
  return (
    (stated.has('severeWithdrawal') && f.severeWithdrawal) ||
    (stated.has('sedativeCoUse') && f.sedativeCoUse) ||
    (stated.has('pregnant') && f.pregnant) ||
    (stated.has('biomedicalUnstable') && f.biomedicalUnstable) ||
    (stated.has('coOccurring') && f.coOccurring === 'unstable') ||
    (stated.has('homeSupportsWithdrawal') && !f.homeSupportsWithdrawal && f.d1 === 1)
  );
}

function allowedWithdrawalNeeds(f: CompleteAdult, stated: ReadonlySet<AdultFact>): readonly WithdrawalLevel[] {
  const entailed = entailedWithdrawalNeed(f);
  if (!raisingFactStated(f, stated)) return [entailed];
  // Stated, a need of 4-WM is consistent; at a rating of 3 it is then open too, or leaving it out would settle an answer
  // against the person (promise 3).
  const most = stated.has('withdrawalNeed') || f.d1 === 3 ? '4-WM' : '3.7-WM';
  return WITHDRAWAL_LEVELS.filter(
    (level) =>
      level === entailed ||
      (withdrawalRank(level) > withdrawalRank(entailed) && withdrawalRank(level) <= withdrawalRank(most)),
  );
}

function allowedNursing(f: CompleteAdult): readonly boolean[] {
  // A need of 3.7-WM raised above mild ratings meets "all of D1-D3 at most 1" as well. The stated or raised need is taken to win.
  if (f.d2 === 3 || f.withdrawalNeed === '3.7-WM') return [true];
  // Nor does a need of hospital withdrawal management fit "no nursing".
  if (f.d1 <= 1 && f.d2 <= 1 && f.d3 <= 1 && f.withdrawalNeed !== '4-WM') return [false];
  return BOTH;
}

function allowedSupport(f: CompleteAdult): readonly boolean[] {
  if (f.d3 === 3) return [true];
  if (f.d3 <= 2 && f.d5 <= 2 && f.d6 <= 2) return [false];
  return BOTH;
}

function allowedImminentDanger(f: CompleteAdult): readonly boolean[] {
  if (f.d3 === 4) return [true];
  if (f.d1 <= 2 && f.d3 <= 2 && f.d5 <= 2 && f.d6 <= 3) return [false];
  return BOTH;
}

/** The values a fact may take, given the other facts and which of them are stated. */
export function allowedAdultValues(
  name: AdultFact,
  f: CompleteAdult,
  stated: ReadonlySet<AdultFact>,
): readonly CompleteAdult[AdultFact][] {
  switch (name) {
    case 'homeSupportsWithdrawal':
      if (stated.has('homeSupportsWithdrawal')) return BOTH; // decision (c)
      return f.d6 <= 1 ? [true] : BOTH;
    case 'withdrawalNeed':
      return allowedWithdrawalNeeds(f, stated);
    case 'needs24hNursing':
      return allowedNursing(f);
    case 'needs24hSupport':
      return allowedSupport(f);
    case 'imminentDanger':
      return allowedImminentDanger(f);
    case 'd3a':
      return f.d3 === 0 ? [0] : RATINGS;
    case 'cognitiveImpairment':
      return f.d3 === 0 ? [false] : BOTH;
    default:
      return ADULT_DOMAINS[name]; // decision (e): nothing entails the others
  }
}

/** Does this completion contradict no entailment? `stated` names the facts that were stated; the others were filled in. */
export function consistentAdult(complete: CompleteAdult, stated: ReadonlySet<AdultFact>): boolean {
  return ADULT_FACTS.every((name) => allowedAdultValues(name, complete, stated).includes(complete[name]));
}

// ---------------------------------------------------------------------------------------------------------------- possible results (R22)

function withDiagnoses(stated: StatedAdult): Partial<CompleteAdult> | 'inconsistent' {
  const { diagnoses, ...facts } = stated;
  if (diagnoses === undefined) return facts;
  const entailed = sudFromDiagnoses(diagnoses);
  if (facts.sudDiagnosis !== undefined && facts.sudDiagnosis !== entailed) return 'inconsistent';
  return { ...facts, sudDiagnosis: entailed };
}

/** Every value that `evaluate` takes over the completions of the stated facts; none means the facts are inconsistent. */
export function overAdultCompletions<Result>(
  statedFacts: StatedAdult,
  evaluate: (f: CompleteAdult) => Result,
): Result[] | 'inconsistent' {
  const known = withDiagnoses(statedFacts);
  if (known === 'inconsistent') return 'inconsistent';
  const statedNames = ADULT_FACTS.filter((name) => known[name] !== undefined);
  const stated = new Set(statedNames);

  function valuesOf(name: AdultFact, f: CompleteAdult): readonly unknown[] {
    const allowed = allowedAdultValues(name, f, stated);
    return stated.has(name) ? allowed.filter((value) => value === known[name as keyof typeof known]) : allowed;
  }
  function evaluateIfConsistent(f: CompleteAdult): Result {
    for (const name of statedNames) void f[name]; // reading a stated fact checks it against its entailment
    return evaluate(f);
  }

  const results = enumerateResults<CompleteAdult, Result>(valuesOf, evaluateIfConsistent);
  return results.length === 0 ? 'inconsistent' : results;
}

export function adultResultKey(result: AdultResult): string {
  return `${result.treatment} | ${result.withdrawal} | ${result.otp ? 'otp' : 'no otp'}`;
}

/** The possible results as keys (see `adultResultKey`). */
export function possibleAdult(
  stated: StatedAdult,
  parameters: AdultParameters = DEFAULT_ADULT_PARAMETERS,
): ReadonlySet<string> | 'inconsistent' {
  const keys = overAdultCompletions(stated, (f) => adultResultKey(placeAdult(f, parameters)));
  return keys === 'inconsistent' ? keys : new Set(keys);
}

/** The same, one axis at a time: cheaper, because facts that only another axis reads are not enumerated. */
export function possibleAdultTreatments(
  stated: StatedAdult,
  parameters: AdultParameters = DEFAULT_ADULT_PARAMETERS,
): ReadonlySet<AdultTreatment> | 'inconsistent' {
  const levels = overAdultCompletions(stated, (f) => treatmentForAdult(f, parameters));
  return levels === 'inconsistent' ? levels : new Set(levels);
}

export function possibleAdultWithdrawal(stated: StatedAdult): ReadonlySet<WithdrawalLevel> | 'inconsistent' {
  const levels = overAdultCompletions(stated, (f) => f.withdrawalNeed);
  return levels === 'inconsistent' ? levels : new Set(levels);
}

export function possibleAdultOtp(stated: StatedAdult): ReadonlySet<boolean> | 'inconsistent' {
  const values = overAdultCompletions(stated, otpForAdult);
  return values === 'inconsistent' ? values : new Set(values);
}
