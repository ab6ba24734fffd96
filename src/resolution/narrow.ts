import type { FactCatalogue, FactValues, Scalar } from '../facts/catalogue.js';
import { isDerived } from '../facts/catalogue.js';

/** An unknown fact with the values worth trying for it. */
export interface Open {
  readonly fact: number;
  readonly domain: readonly Scalar[];
}

/** How many values the search for what is missing may try. */
const MOST_TRIES = 250;

/** Pairs are tried only where there are few to try. */
const MOST_FOR_PAIRS = 8;

/** Number of answers left open under these values, of which `tried` were changed. */
export type Count = (values: FactValues, tried: readonly number[]) => number;

/**
 * The unknown facts that narrow the answers alone; when none does, the smallest set found that does together; else all
 * that are open (ruling R29). Found by trying values, not by wording. `count` is the number of answers left open.
 */
export function narrowing(stated: FactValues, open: readonly Open[], count: Count): readonly number[] {
  const alone = narrowingAlone(stated, open, count);
  if (alone.length > 0) return alone;
  const pair = open.length > MOST_FOR_PAIRS ? undefined : narrowingPair(stated, open, count);
  return pair ?? open.map(({ fact }) => fact);
}

/** The unknown facts of which one value leaves fewer answers open. */
export function narrowingAlone(stated: FactValues, open: readonly Open[], count: Count): readonly number[] {
  const before = count(stated, []);
  let tries = 0;
  const narrows = (fact: number, value: Scalar): boolean => {
    tries += 1;
    return tries > MOST_TRIES || count(withValue(stated, fact, value), [fact]) < before;
  };
  return open.filter(({ fact, domain }) => domain.some((value) => narrows(fact, value))).map(({ fact }) => fact);
}

function narrowingPair(stated: FactValues, open: readonly Open[], count: Count): readonly number[] | undefined {
  const before = count(stated, []);
  let tries = 0;
  for (const [position, first] of open.entries())
    for (const second of open.slice(position + 1))
      for (const a of first.domain)
        for (const b of second.domain) {
          tries += 1;
          if (tries > MOST_TRIES) return undefined;
          const values = withValue(withValue(stated, first.fact, a), second.fact, b);
          if (count(values, [first.fact, second.fact]) < before) return [first.fact, second.fact];
        }
  return undefined;
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
