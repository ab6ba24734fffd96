import type { BestFit } from '../clinical/best-fit.js';
import type { ReferenceVerdict } from '../conditions/reference.js';
import { MET } from '../domain/truth.js';
import type { FactValues } from '../facts/catalogue.js';

/**
 * Entailments are applied one after another, each on what those before it filled in, so the second engine is not asked
 * for them in turn. What must hold whatever their order: a value that was filled in has an entailment that is met in the
 * end, and one that was met from the beginning has filled its fact in. A condition that is met stays so when more becomes
 * known.
 * @returns the ids of entailments that were applied without reason, or left out.
 */
export function misapplied(
  { entailments }: BestFit,
  stated: FactValues,
  values: FactValues,
  atFirst: readonly ReferenceVerdict[],
  inTheEnd: readonly ReferenceVerdict[],
): readonly string[] {
  const of = (fact: number): BestFit['entailments'] => entailments.filter((one) => one.fact === fact);
  const isMet = (verdicts: readonly ReferenceVerdict[], condition: number): boolean =>
    verdicts[condition]?.truth === MET;
  const without = entailments.filter(({ fact }) => {
    const value = values[fact];
    return (
      value !== undefined && stated[fact] === undefined && !of(fact).some(({ condition }) => isMet(inTheEnd, condition))
    );
  });
  const left = entailments.filter(
    ({ condition, entailment, fact }) =>
      isMet(atFirst, condition) && entailment.among.length === 1 && values[fact] === undefined,
  );
  return [...new Set([...without, ...left].map(({ entailment }) => entailment.id))];
}
