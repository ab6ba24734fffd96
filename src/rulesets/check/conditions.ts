import { checkCondition } from '../../conditions/check.js';
import type { Fact, FactCatalogue, Scalar } from '../../facts/catalogue.js';
import type { Faults, Placed } from '../faults.js';

export interface ConditionWorld {
  readonly catalogue: FactCatalogue | undefined;
  /** Those of the criteria set; none for rules of a payer. */
  readonly parameters?: ReadonlyMap<string, readonly Scalar[]> | undefined;
  readonly levels: ReadonlySet<string> | undefined;
}

/** Adds the faults of one condition, as the condition language finds them. */
export function checkWhen(
  condition: unknown,
  pointer: string,
  file: Placed,
  world: ConditionWorld,
  faults: Faults,
): void {
  if (world.catalogue === undefined) return;
  for (const fault of checkCondition(condition, world.catalogue, pointer, world.parameters, world.levels)) {
    faults.add(file, fault.code, fault.pointer, fault.message, fault.hint);
  }
}

/** Every fact of the catalogue that a condition reads, sound or not. */
export function factsRead(condition: unknown, catalogue: FactCatalogue): readonly Fact[] {
  if (typeof condition !== 'object' || condition === null) return [];
  return Object.entries(condition).flatMap(([key, inner]: [string, unknown]) => {
    if (key !== 'fact' || typeof inner !== 'string') return factsRead(inner, catalogue);
    const fact = catalogue.facts[catalogue.indexOf.get(inner) ?? -1];
    return fact === undefined ? [] : [fact];
  });
}
