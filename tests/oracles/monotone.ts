/**
 * Counts over all 15,625 adult rating vectors with an SUD diagnosis, and the single worsened ratings that give a less intensive level.
 *
 * A *profile* is what else is stated. Two ways to apply it:
 * - `stated`: its facts are stated as they are. Where one contradicts an entailment the vector is `inconsistent`.
 * - `filled`: its facts are stated only where the ratings entail nothing about them, so that no vector is inconsistent.
 */
import {
  ADULT_FACTS,
  allowedAdultValues,
  possibleAdultTreatments,
  type AdultFact,
  type AdultTreatment,
  type CompleteAdult,
  type Rating,
  type StatedAdult,
} from './asam3-adult.js';
import {
  allowedAdolescentValues,
  placeAdolescent,
  type AdolescentTreatment,
  type CompleteAdolescent,
  type ResidentialCombination,
} from './asam3-adolescent.js';
import { allRatingVectors, type SixRatings } from './notes-one-pass.js';

export type Applied = 'stated' | 'filled';

/** The safety facts: those of three-valued logic in the notes. */
export const SAFETY_FACTS = ['needs24hNursing', 'needs24hSupport', 'imminentDanger', 'cognitiveImpairment'] as const;

const NO_SAFETY_FACT: StatedAdult = {
  needs24hNursing: false,
  needs24hSupport: false,
  imminentDanger: false,
  cognitiveImpairment: false,
};

/** All unknown; all false; each one true with the others false; all true; supportive housing with all false. */
export const SAFETY_PROFILES: Readonly<Record<string, StatedAdult>> = {
  'all-unknown': {},
  'all-false': NO_SAFETY_FACT,
  'needs24hNursing-true': { ...NO_SAFETY_FACT, needs24hNursing: true },
  'needs24hSupport-true': { ...NO_SAFETY_FACT, needs24hSupport: true },
  'imminentDanger-true': { ...NO_SAFETY_FACT, imminentDanger: true },
  'cognitiveImpairment-true': { ...NO_SAFETY_FACT, cognitiveImpairment: true },
  'support-and-danger-true': { ...NO_SAFETY_FACT, needs24hSupport: true, imminentDanger: true },
  'support-and-impairment-true': { ...NO_SAFETY_FACT, needs24hSupport: true, cognitiveImpairment: true },
  'all-true': { needs24hNursing: true, needs24hSupport: true, imminentDanger: true, cognitiveImpairment: true },
};

/** Every other fact the criteria read, stated so that nothing mitigates and nothing is unknown. */
export const NOTHING_MITIGATES: StatedAdult = {
  d3a: 0,
  homeSupportsWithdrawal: true,
  concurrentWithdrawal: 'none',
  biomedicalConcurrentCare: false,
  mentalHealthConcurrentCare: false,
  relapseSupportNeed: 'near-daily',
  copesInEnvironment: false,
  supportiveHousing: false,
  coOccurringEnhanced: false,
};

/** The same with everything that mitigates. */
export const EVERYTHING_MITIGATES: StatedAdult = {
  d3a: 0,
  homeSupportsWithdrawal: true,
  concurrentWithdrawal: '2-WM',
  biomedicalConcurrentCare: true,
  mentalHealthConcurrentCare: true,
  relapseSupportNeed: 'several-per-week',
  copesInEnvironment: true,
  supportiveHousing: true,
  coOccurringEnhanced: true,
};

export function vectorFacts([d1, d2, d3, d4, d5, d6]: SixRatings): StatedAdult {
  return { d1, d2, d3, d4, d5, d6, sudDiagnosis: true };
}

/** The facts stated for a vector under a profile. */
export function factsFor(ratings: SixRatings, profile: StatedAdult, applied: Applied): StatedAdult {
  const facts: StatedAdult = { ...vectorFacts(ratings), ...profile };
  if (applied === 'stated') return facts;
  const { diagnoses: _, ...known } = facts;
  const names = new Set(ADULT_FACTS.filter((name) => known[name] !== undefined));
  return Object.fromEntries(
    Object.entries(known).filter(([name, value]) => allowedHere(name as AdultFact, value, known, names)),
  );
}

/** Only the safety facts and dangerousness depend on the others here, by the ratings and the withdrawal need that they entail. */
function allowedHere(
  name: AdultFact,
  value: unknown,
  known: Partial<CompleteAdult>,
  names: ReadonlySet<AdultFact>,
): boolean {
  const entailedNeed = { ...known, homeSupportsWithdrawal: known.homeSupportsWithdrawal ?? true } as CompleteAdult;
  const need = known.withdrawalNeed ?? allowedAdultValues('withdrawalNeed', entailedNeed, new Set())[0];
  const facts = { ...entailedNeed, withdrawalNeed: need } as CompleteAdult;
  return (allowedAdultValues(name, facts, names) as readonly unknown[]).includes(value);
}

export type PossibleLevels = ReadonlySet<AdultTreatment> | 'inconsistent';

export function keyOf(levels: PossibleLevels): string {
  return levels === 'inconsistent' ? levels : [...levels].sort().join(' ');
}

/** The possible treatments of all vectors, by vector (`"010203"` is d1=0, d2=1, d3=0 …). */
export function resultsByVector(profile: StatedAdult, applied: Applied): ReadonlyMap<string, PossibleLevels> {
  return new Map(
    allRatingVectors().map((ratings) => [
      ratings.join(''),
      possibleAdultTreatments(factsFor(ratings, profile, applied)),
    ]),
  );
}

/** How often each set of possible treatments arises. */
export function countResults(results: ReadonlyMap<string, PossibleLevels>): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const levels of results.values()) counts.set(keyOf(levels), (counts.get(keyOf(levels)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([one], [other]) => one.localeCompare(other)));
}

const LADDER: readonly AdultTreatment[] = ['0.5', '1', '2.1', '2.5', '3.1', '3.3', '3.5', '3.7', '4'];

/** R26: by the ladder, but 3.3 / 3.5 and 2.5 / 3.1 are different, not more or less. Answers without a level are not compared. */
export function lessIntensive(one: AdultTreatment, other: AdultTreatment): boolean {
  if (!LADDER.includes(one) || !LADDER.includes(other)) return false;
  const pair = [one, other].sort().join(' ');
  if (pair === '3.3 3.5' || pair === '2.5 3.1') return false;
  return LADDER.indexOf(one) < LADDER.indexOf(other);
}

export interface Worsening {
  from: string;
  to: string;
  dimension: number;
  before: PossibleLevels;
  after: PossibleLevels;
}

/** All pairs of vectors in which one rating is one worse. */
export function worsenings(results: ReadonlyMap<string, PossibleLevels>): Worsening[] {
  const found: Worsening[] = [];
  for (const [from, before] of results) {
    for (let dimension = 1; dimension <= 6; dimension += 1) {
      const rating = Number(from[dimension - 1]);
      if (rating === 4) continue;
      const to = from.slice(0, dimension - 1) + String(rating + 1) + from.slice(dimension);
      const after = results.get(to);
      if (after !== undefined) found.push({ from, to, dimension, before, after });
    }
  }
  return found;
}

/**
 * A worsened rating gives a less intensive level: the worse vector may have a level that is less intensive than every level the better vector
 * may have. With one possible result each this is the plain comparison.
 */
export function givesLess({ before, after }: Worsening): boolean {
  if (before === 'inconsistent' || after === 'inconsistent') return false;
  if ([...before].some((level) => !LADDER.includes(level))) return false;
  return [...after].some((worse) => [...before].every((better) => lessIntensive(worse, better)));
}

/** A worsened rating takes away the level: before every completion had one, after at least one completion has none. */
export function losesLevel({ before, after }: Worsening): boolean {
  if (before === 'inconsistent' || after === 'inconsistent') return false;
  return !before.has('no-level') && after.has('no-level');
}

function lowest(levels: ReadonlySet<AdultTreatment>): AdultTreatment | undefined {
  return LADDER.find((level) => levels.has(level));
}

function highest(levels: ReadonlySet<AdultTreatment>): AdultTreatment | undefined {
  return [...LADDER].reverse().find((level) => levels.has(level));
}

/** The least intensive level that is possible falls, where some level was possible before ("no level" is left aside). */
export function lowestFalls({ before, after }: Worsening): boolean {
  if (before === 'inconsistent' || after === 'inconsistent') return false;
  const was = lowest(before);
  const is = lowest(after);
  return was !== undefined && is !== undefined && lessIntensive(is, was);
}

/** The most intensive level that is possible falls. */
export function highestFalls({ before, after }: Worsening): boolean {
  if (before === 'inconsistent' || after === 'inconsistent') return false;
  const was = highest(before);
  const is = highest(after);
  return was !== undefined && is !== undefined && lessIntensive(is, was);
}

export interface MonotoneReport {
  profile: string;
  applied: Applied;
  counts: Readonly<Record<string, number>>;
  givesLess: Worsening[];
  lowestFalls: Worsening[];
  highestFalls: Worsening[];
  losesLevel: number;
}

export function monotoneReport(name: string, profile: StatedAdult, applied: Applied): MonotoneReport {
  const results = resultsByVector(profile, applied);
  const all = worsenings(results);
  return {
    profile: name,
    applied,
    counts: countResults(results),
    givesLess: all.filter(givesLess),
    lowestFalls: all.filter(lowestFalls),
    highestFalls: all.filter(highestFalls),
    losesLevel: all.filter(losesLevel).length,
  };
}

// ---------------------------------------------------------------------------------------------------------------- adolescents

export const SUBDOMAINS = ['d3a', 'd3b', 'd3c', 'd3d', 'd3e'] as const;

export interface AdolescentSafety {
  needs24hNursing: boolean;
  needsSecurePlacement: boolean;
  imminentDanger: boolean;
  biomedicalConcurrentCare: boolean;
}

export interface AdolescentWorsening {
  from: string;
  to: string;
  dimension: string;
  before: AdolescentTreatment;
  after: AdolescentTreatment;
}

/**
 * The single worsened ratings that give an adolescent a less intensive level, with one sub-domain of Dimension 3 rated `worst` and the others
 * `rest`. Vectors are d1, d2, `worst`, d4, d5, d6. Safety facts hold where the ratings entail nothing.
 */
export function adolescentExceptions(
  subdomain: (typeof SUBDOMAINS)[number],
  rest: Rating,
  safety: AdolescentSafety,
  residentialCombination: ResidentialCombination | undefined,
): AdolescentWorsening[] {
  const results = new Map<string, AdolescentTreatment>();
  for (const [d1, d2, worst, d4, d5, d6] of allRatingVectors()) {
    const ratings = { d1, d2, d3a: rest, d3b: rest, d3c: rest, d3d: rest, d3e: rest, d4, d5, d6, [subdomain]: worst };
    const facts: CompleteAdolescent = { ...ratings, ...safety, sudDiagnosis: true };
    for (const name of ['needs24hNursing', 'imminentDanger'] as const) {
      const allowed = allowedAdolescentValues(name, facts);
      if (!allowed.includes(facts[name])) facts[name] = allowed[0] === true;
    }
    results.set([d1, d2, worst, d4, d5, d6].join(''), placeAdolescent(facts, { residentialCombination }));
  }
  const names = ['d1', 'd2', subdomain, 'd4', 'd5', 'd6'];
  const found: AdolescentWorsening[] = [];
  for (const [from, before] of results) {
    for (const [index, dimension] of names.entries()) {
      const rating = Number(from[index]);
      const to = from.slice(0, index) + String(rating + 1) + from.slice(index + 1);
      const after = results.get(to);
      if (after !== undefined && lessIntensive(after, before)) found.push({ from, to, dimension, before, after });
    }
  }
  return found;
}
