import type { ClinicalFinder } from '../clinical/finder.js';
import { oncePer } from '../domain/once.js';
import type { FactCatalogue, FactValues } from '../facts/catalogue.js';
import { factIndex } from '../facts/catalogue.js';
import type { Matter } from './picture.js';

export const STATED_LEVEL = 'assessment.stated.level';

/** Statements beside what the criteria read that the clinical half looks at. */
const BESIDE = [STATED_LEVEL, 'stay.currentLevel'];

/** Two that it only holds against each other: while one is unknown it does not look at the other. */
const HELD_TOGETHER = ['carePlan.hoursPerWeek', 'requested.hoursPerWeek'];

const heldTogether = oncePer((catalogue: FactCatalogue) => HELD_TOGETHER.map((name) => factIndex(catalogue, name)));

const clinicalFactsOf = new WeakMap<ClinicalFinder, ReadonlySet<number>>();

/** Could the clinical half be another if this fact, which has a value among these, had another? */
export function isClinical({ catalogue, comparison, finder }: Matter, fact: number, values: FactValues): boolean {
  const together = heldTogether(catalogue);
  if (together.includes(fact) && together.every((one) => values[one] !== undefined)) return true;
  return [finder, ...(comparison === undefined ? [] : [comparison])].some((one) => factsOf(catalogue, one).has(fact));
}

function factsOf(catalogue: FactCatalogue, finder: ClinicalFinder): ReadonlySet<number> {
  const known = clinicalFactsOf.get(finder);
  if (known !== undefined) return known;
  const { third, fourth } = ratingFacts(catalogue);
  const beside = BESIDE.map((name) => factIndex(catalogue, name));
  const facts = new Set([...finder.variables.map(({ fact }) => fact), ...third, ...fourth, ...beside]);
  clinicalFactsOf.set(finder, facts);
  return facts;
}

interface RatingFacts {
  readonly third: readonly number[];
  readonly fourth: readonly number[];
}

/** Where the ratings of each edition stand. */
export const ratingFacts = oncePer(({ facts }: FactCatalogue): RatingFacts => {
  const under = (prefix: string): readonly number[] =>
    facts.flatMap(({ name }, index) => (name.startsWith(prefix) ? [index] : []));
  return { third: under('assessment.asam3.'), fourth: under('assessment.asam4.') };
});
