import type { FactCatalogue, FactValues, Scalar } from '../facts/catalogue.js';
import { isDerived } from '../facts/catalogue.js';

/** An unknown fact with the values worth trying for it. */
export interface Open {
  readonly fact: number;
  readonly domain: readonly Scalar[];
}

/** How many tries the search for what is missing may cost. */
const MOST_TRIES = 1000;

/**
 * The unknown facts that narrow the answers alone; when none does, the smallest set found that does together; else all
 * that are open (ruling R29). Found by trying values, not by wording. `count` is the number of answers left open.
 */
export function narrowing(
  stated: FactValues,
  open: readonly Open[],
  count: (values: FactValues) => number,
): readonly number[] {
  const before = count(stated);
  let tries = 0;
  const narrows = (values: FactValues): boolean => {
    tries += 1;
    return tries <= MOST_TRIES && count(values) < before;
  };
  const alone = open.filter(({ fact, domain }) => domain.some((value) => narrows(withValue(stated, fact, value))));
  if (alone.length > 0) return alone.map(({ fact }) => fact);
  for (const [position, first] of open.entries()) {
    for (const second of open.slice(position + 1)) {
      const together = first.domain.some((a) =>
        second.domain.some((b) => narrows(withValue(withValue(stated, first.fact, a), second.fact, b))),
      );
      if (together) return [first.fact, second.fact];
    }
  }
  return open.map(({ fact }) => fact);
}

export function withValue(values: FactValues, fact: number, value: Scalar): FactValues {
  const changed = values.slice();
  changed[fact] = value;
  return changed;
}

/** What to ask a person: the fact itself, or the unknown asked facts behind a derived one. */
export function toAsk(catalogue: FactCatalogue, facts: readonly number[], stated: FactValues): readonly string[] {
  const names = facts.flatMap((index) => {
    const fact = catalogue.facts[index];
    if (fact === undefined) return [];
    return isDerived(fact)
      ? (fact.derivedFrom ?? []).filter((name) => isUnknown(catalogue, stated, name))
      : [fact.name];
  });
  return [...new Set(names)];
}

export function isUnknown(catalogue: FactCatalogue, values: FactValues, name: string): boolean {
  const index = catalogue.indexOf.get(name);
  return index === undefined || values[index] === undefined;
}
