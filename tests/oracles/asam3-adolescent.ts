/**
 * Oracle: adolescent placement by the third edition (docs/rulings.md: R3-R5, R11, R12, R21, R25).
 * Dimension 3 is rated in five sub-domains; there is no Level 3.3, and no withdrawal or OTP axis.
 */
import { RATINGS, sudFromDiagnoses, type Rating } from './asam3-adult.js';
import { enumerateResults } from './enumerate.js';

export type AdolescentTreatment =
  '0.5' | '1' | '2.1' | '2.5' | '3.1' | '3.5' | '3.7' | '4' | 'none-indicated' | 'no-level';

export interface CompleteAdolescent {
  d1: Rating;
  d2: Rating;
  d3a: Rating;
  d3b: Rating;
  d3c: Rating;
  d3d: Rating;
  d3e: Rating;
  d4: Rating;
  d5: Rating;
  d6: Rating;
  sudDiagnosis: boolean;
  biomedicalConcurrentCare: boolean;
  needs24hNursing: boolean;
  needsSecurePlacement: boolean;
  imminentDanger: boolean;
}

export type AdolescentFact = keyof CompleteAdolescent;
export type StatedAdolescent = Partial<CompleteAdolescent> & { diagnoses?: readonly string[] };

export type ResidentialCombination = 'at-least-two' | 'each';
export interface AdolescentParameters {
  /** Unset: both readings are run, and a difference means that no level can be computed (R11). */
  residentialCombination: ResidentialCombination | undefined;
}

export const DEFAULT_ADOLESCENT_PARAMETERS: AdolescentParameters = { residentialCombination: undefined };

const BOTH: readonly boolean[] = [false, true];

export const ADOLESCENT_DOMAINS: { readonly [Fact in AdolescentFact]: readonly CompleteAdolescent[Fact][] } = {
  d1: RATINGS,
  d2: RATINGS,
  d3a: RATINGS,
  d3b: RATINGS,
  d3c: RATINGS,
  d3d: RATINGS,
  d3e: RATINGS,
  d4: RATINGS,
  d5: RATINGS,
  d6: RATINGS,
  sudDiagnosis: BOTH,
  biomedicalConcurrentCare: BOTH,
  needs24hNursing: BOTH,
  needsSecurePlacement: BOTH,
  imminentDanger: BOTH,
};

export const ADOLESCENT_FACTS = Object.keys(ADOLESCENT_DOMAINS) as readonly AdolescentFact[];

/** The path of each fact in the fact catalogue. */
export function adolescentFactPath(name: AdolescentFact): string {
  return name === 'sudDiagnosis' ? 'assessment.sudDiagnosis' : `assessment.asam3.${name}`;
}

/** Facts keyed by catalogue path, as a request has them. Paths the adolescent criteria do not read are ignored. */
export function statedAdolescentFromPaths(facts: Readonly<Record<string, unknown>>): StatedAdolescent {
  const stated: Record<string, unknown> = {};
  for (const name of ADOLESCENT_FACTS) {
    const value = facts[adolescentFactPath(name)];
    if (value !== undefined) stated[name] = value;
  }
  if (facts['diagnoses'] !== undefined) stated['diagnoses'] = facts['diagnoses'];
  return stated as StatedAdolescent;
}

// ---------------------------------------------------------------------------------------------------------------- the eight levels

type Test = (f: CompleteAdolescent) => boolean;

function subdomains(f: CompleteAdolescent): Rating[] {
  return [f.d3a, f.d3b, f.d3c, f.d3d, f.d3e];
}

/** R12: a 4 in any of A-E counts for the gate. */
const belowLevel37Gate: Test = (f) => f.d1 !== 4 && f.d2 !== 4 && !subdomains(f).includes(4) && !f.needs24hNursing;

const fits05: Test = (f) => {
  const stable = f.d1 === 0 && f.d2 <= 1 && Math.max(...subdomains(f)) <= 1;
  if (!stable) return false;
  const highest = Math.max(f.d4, f.d5, f.d6);
  // R5: at least one of D4-D6 at 1 or 2, which meets that dimension's cell.
  return highest >= 1 && highest <= 2 && !f.sudDiagnosis && belowLevel37Gate(f) && !f.imminentDanger;
};

const fits1: Test = (f) => {
  if (f.d1 !== 0 || f.d2 > 2) return false;
  const d3 = f.d3a === 0 && f.d3b <= 1 && f.d3c <= 1 && f.d3d <= 1 && f.d3e === 0;
  if (!d3 || f.d5 > 1 || f.d6 > 1) return false;
  // Only D4 elevated: every other dimension is at most 1. The other cells leave only d2 = 2 to exclude.
  const d4 = f.d4 <= 2 || f.d2 <= 1;
  if (!d4 || !f.sudDiagnosis || !belowLevel37Gate(f) || f.imminentDanger) return false;
  return f.d2 <= 1 || f.biomedicalConcurrentCare;
};

const fits21: Test = (f) => {
  const ceilings =
    f.d1 <= 1 &&
    f.d2 <= 2 &&
    f.d3a <= 1 &&
    f.d3b <= 1 &&
    f.d3c <= 2 &&
    f.d3d <= 2 &&
    f.d3e <= 1 &&
    f.d5 <= 2 &&
    f.d6 <= 2;
  if (!ceilings) return false;
  // R21: the printed value or worse, in sub-domains too.
  const qualifies = subdomains(f).some((rating) => rating >= 1) || f.d4 >= 2 || f.d5 >= 2 || f.d6 >= 2;
  return qualifies && f.sudDiagnosis && belowLevel37Gate(f) && !f.imminentDanger;
};

const fits25: Test = (f) => {
  const ceilings =
    f.d1 <= 1 &&
    f.d2 <= 2 &&
    f.d3a <= 1 && // also "safe overnight" (R12)
    f.d3b <= 2 &&
    f.d3c <= 2 &&
    f.d3d <= 2 &&
    f.d3e <= 2 &&
    f.d5 <= 3 &&
    f.d6 <= 3 &&
    !(f.d5 >= 3 && f.d6 >= 3);
  if (!ceilings) return false;
  // R21: the printed value or worse, in sub-domains too.
  const d3 = f.d3a >= 1 || f.d3b >= 2 || f.d3c >= 2 || f.d3d >= 2 || f.d3e >= 2;
  const qualifies = d3 || f.d4 >= 3 || f.d5 >= 3 || f.d6 >= 3;
  return qualifies && f.sudDiagnosis && belowLevel37Gate(f) && !f.imminentDanger;
};

/** R11. "Each of six" is the D3-D6 cells; the ceilings on D1 and D2 are part of the level's ceilings. */
function combine(
  cells: readonly [boolean, boolean, boolean, boolean, boolean, boolean],
  how: ResidentialCombination,
): boolean {
  if (how === 'each') return cells.slice(2).every(Boolean);
  return cells.filter(Boolean).length >= 2;
}

function fits31(f: CompleteAdolescent, how: ResidentialCombination): boolean {
  const ceilings =
    f.d1 <= 2 && f.d2 <= 2 && f.d3a <= 1 && f.d3b <= 2 && f.d3c <= 2 && f.d3d <= 2 && f.d4 <= 3 && f.d5 <= 3;
  if (!ceilings) return false;
  const combination = combine(
    [
      f.d1 === 1 || f.d1 === 2,
      f.d2 === 2,
      f.d3b === 2 || f.d3c === 2 || f.d3d === 2 || f.d3e === 3,
      f.d4 === 2,
      f.d5 === 2 || f.d5 === 3,
      f.d6 >= 3,
    ],
    how,
  );
  return combination && f.sudDiagnosis && belowLevel37Gate(f) && !f.imminentDanger;
}

function fits35(f: CompleteAdolescent, how: ResidentialCombination): boolean {
  const ceilings = f.d1 <= 2 && f.d2 <= 2 && f.d3a <= 2 && f.d3b <= 3 && f.d3c <= 3 && f.d3d <= 3 && f.d3e <= 3;
  if (!ceilings) return false;
  const twoOrThree = (rating: Rating): boolean => rating === 2 || rating === 3;
  const combination = combine(
    [
      f.d1 === 1 || f.d1 === 2,
      f.d2 === 2,
      f.d3a === 2 || twoOrThree(f.d3b) || twoOrThree(f.d3c) || twoOrThree(f.d3d) || f.d3e === 3,
      f.d4 >= 3,
      f.d5 >= 3,
      f.d6 >= 3,
    ],
    how,
  );
  return combination && f.sudDiagnosis && belowLevel37Gate(f);
}

const fits37: Test = (f) => {
  if (!f.sudDiagnosis || !(f.needs24hNursing || f.needsSecurePlacement)) return false;
  const medical = [
    f.d1 === 3 || (f.d1 === 2 && f.needs24hNursing),
    f.d2 === 3,
    f.d3a >= 2 || f.d3b === 3 || f.d3c === 3 || f.d3d === 3 || f.d3e === 4, // the gate gives nursing or a secure place
  ];
  const other = [f.d4 === 4, f.d5 === 4, f.d6 >= 3];
  return medical.includes(true) && [...medical, ...other].filter(Boolean).length >= 2;
};

const fits4: Test = (f) => {
  if (f.d1 === 4 || f.d2 === 4 || f.d3a === 4) return true;
  // R12: one of A-D at 4 together with E at 4.
  if (f.d3e === 4 && (f.d3b === 4 || f.d3c === 4 || f.d3d === 4)) return true;
  return f.d3a === 3 && f.imminentDanger;
};

const allZero: Test = (f) => [f.d1, f.d2, ...subdomains(f), f.d4, f.d5, f.d6].every((rating) => rating === 0);

function treatmentUnder(f: CompleteAdolescent, how: ResidentialCombination): AdolescentTreatment {
  if (fits4(f)) return '4';
  if (allZero(f)) return f.sudDiagnosis ? '1' : 'none-indicated'; // R25
  if (fits05(f)) return '0.5';
  if (fits1(f)) return '1';
  if (fits21(f)) return '2.1';
  if (fits25(f)) return '2.5';
  if (fits31(f, how)) return '3.1';
  if (fits35(f, how)) return '3.5';
  if (fits37(f)) return '3.7';
  return 'no-level';
}

export function placeAdolescent(
  f: CompleteAdolescent,
  parameters: AdolescentParameters = DEFAULT_ADOLESCENT_PARAMETERS,
): AdolescentTreatment {
  if (parameters.residentialCombination !== undefined) return treatmentUnder(f, parameters.residentialCombination);
  const atLeastTwo = treatmentUnder(f, 'at-least-two');
  const each = treatmentUnder(f, 'each');
  return atLeastTwo === each ? each : 'no-level';
}

// ---------------------------------------------------------------------------------------------------------------- entailment (R2, R12, R25)

function allowedNursing(f: CompleteAdolescent): readonly boolean[] {
  // As for adults. No withdrawal axis is computed, so "withdrawal need 3.7-WM" is what d1 = 3 means, and d3 is the worst sub-domain.
  if (f.d1 === 3 || f.d2 === 3) return [true];
  if (f.d1 <= 1 && f.d2 <= 1 && subdomains(f).every((rating) => rating <= 1)) return [false];
  return BOTH;
}

function allowedImminentDanger(f: CompleteAdolescent): readonly boolean[] {
  if (f.d3a === 4) return [true];
  if (f.d1 <= 2 && f.d3a <= 1 && f.d5 <= 2 && f.d6 <= 3) return [false];
  return BOTH;
}

export function allowedAdolescentValues(
  name: AdolescentFact,
  f: CompleteAdolescent,
): readonly CompleteAdolescent[AdolescentFact][] {
  switch (name) {
    case 'needs24hNursing':
      return allowedNursing(f);
    case 'imminentDanger':
      return allowedImminentDanger(f);
    default:
      return ADOLESCENT_DOMAINS[name];
  }
}

export function consistentAdolescent(complete: CompleteAdolescent): boolean {
  return ADOLESCENT_FACTS.every((name) => allowedAdolescentValues(name, complete).includes(complete[name]));
}

// ---------------------------------------------------------------------------------------------------------------- possible results (R22)

function withDiagnoses(stated: StatedAdolescent): Partial<CompleteAdolescent> | 'inconsistent' {
  const { diagnoses, ...facts } = stated;
  if (diagnoses === undefined) return facts;
  const entailed = sudFromDiagnoses(diagnoses);
  if (facts.sudDiagnosis !== undefined && facts.sudDiagnosis !== entailed) return 'inconsistent';
  return { ...facts, sudDiagnosis: entailed };
}

export function possibleAdolescent(
  statedFacts: StatedAdolescent,
  parameters: AdolescentParameters = DEFAULT_ADOLESCENT_PARAMETERS,
): ReadonlySet<AdolescentTreatment> | 'inconsistent' {
  const known = withDiagnoses(statedFacts);
  if (known === 'inconsistent') return 'inconsistent';
  const statedNames = ADOLESCENT_FACTS.filter((name) => known[name] !== undefined);

  function valuesOf(name: AdolescentFact, f: CompleteAdolescent): readonly unknown[] {
    const allowed = allowedAdolescentValues(name, f);
    const stated = known === 'inconsistent' ? undefined : known[name];
    return stated === undefined ? allowed : allowed.filter((value) => value === stated);
  }
  function evaluate(f: CompleteAdolescent): AdolescentTreatment {
    for (const name of statedNames) void f[name]; // reading a stated fact checks it against its entailment
    return placeAdolescent(f, parameters);
  }

  const results = enumerateResults<CompleteAdolescent, AdolescentTreatment>(valuesOf, evaluate);
  return results.length === 0 ? 'inconsistent' : new Set(results);
}
