import type { RulesetDocument } from './documents.js';

export type Population = 'adult' | 'adolescent';

/** The set that computes for a population where only an edition is named. */
export const setOf = (edition: 'asam-3' | 'asam-4', population: Population): string =>
  // The fourth edition has no adolescent volume: the third governs them.
  population === 'adolescent' ? 'asam-3-adolescent' : `${edition}-adult`;

/** What a ruleset decides by for a population, and the criteria set that computes or whose level codes are spoken. */
export function criteriaFor(
  { criteria, levels }: RulesetDocument,
  population: Population,
  sets: { has(id: string): boolean },
): { readonly choice: string; readonly set: string } {
  const byEdition = setOf(levels, population);
  const choice = criteria.find((one) => one.population === population)?.set ?? byEdition;
  return { choice, set: sets.has(choice) ? choice : byEdition };
}
