import { addDays } from '../domain/dates.js';
import type { Fact, FactCatalogue, Scalar } from '../facts/catalogue.js';
import { factIndex } from '../facts/catalogue.js';
import type { Condition, LeafCondition } from './condition.js';
import { leavesOf } from './condition.js';

/**
 * The values of each fact worth trying, by name, as the conditions that read it draw them: at, below and above every
 * threshold, every code named and one other, always within the fact's range. Any value that the fact can have is
 * answered like one of these by every test of these conditions, so that trying them all proves what holds for all.
 * `levels` are the level codes there are; without them any other level is stood for by a word.
 */
export function boundaries(
  conditions: readonly Condition[],
  catalogue: FactCatalogue,
  levels?: readonly string[],
): ReadonlyMap<string, readonly Scalar[]> {
  const read = new Map<string, LeafCondition[]>();
  for (const leaf of conditions.flatMap(leavesOf)) read.set(leaf.fact, [...(read.get(leaf.fact) ?? []), leaf]);
  return new Map(
    [...read].map(([name, leaves]) => {
      const fact = catalogue.facts[factIndex(catalogue, name)] as Fact;
      return [name, valuesAround(fact, [...new Set(leaves.flatMap(wantedIn))], levels)];
    }),
  );
}

/** The values a test compares with. A parameter of a criteria set is no value: settle it first. */
function wantedIn({ value }: LeafCondition): readonly Scalar[] {
  if (typeof value !== 'object') return [value];
  return 'parameter' in value ? [] : value;
}

/** One value of the fact from each region that the thresholds cut its range into. */
export function valuesAround(fact: Fact, thresholds: readonly Scalar[], levels?: readonly string[]): readonly Scalar[] {
  switch (fact.type) {
    case 'boolean':
      return [true, false];
    case 'integer':
      return numbersAround(fact, thresholds as readonly number[], 1);
    case 'number':
      return numbersAround(fact, thresholds as readonly number[], stepOf(fact, thresholds as readonly number[]));
    case 'date':
      return inOrder((thresholds as readonly string[]).flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]));
    default: {
      const other = otherThan(thresholds, fact.values === undefined ? levels : Object.keys(fact.values));
      return other === undefined ? thresholds : [...thresholds, other];
    }
  }
}

function numbersAround(
  { minimum = -Infinity, maximum = Infinity }: Fact,
  at: readonly number[],
  step: number,
): readonly number[] {
  return inOrder(at.flatMap((one) => [one - step, one, one + step])).filter((one) => one >= minimum && one <= maximum);
}

const LARGEST_STEP = 0.5;

/** Small enough to fall between any two thresholds, and between a threshold and an end of the range. */
function stepOf({ minimum, maximum }: Fact, thresholds: readonly number[]): number {
  const marks = inOrder([
    ...thresholds,
    ...(minimum === undefined ? [] : [minimum]),
    ...(maximum === undefined ? [] : [maximum]),
  ]);
  const gaps = marks.slice(1).map((mark, index) => mark - (marks[index] as number));
  return Math.min(LARGEST_STEP, ...gaps.map((gap) => gap / 2));
}

const inOrder = <T extends Scalar>(values: readonly T[]): readonly T[] =>
  [...new Set(values)].sort((a, b) => (a < b ? -1 : 1));

/** A value that no test names, where there is one: of the closed list, else any word. */
function otherThan(named: readonly Scalar[], among: readonly string[] | undefined): string | undefined {
  if (among !== undefined) return among.find((one) => !named.includes(one));
  let other = 'other';
  while (named.includes(other)) other += '-other';
  return other;
}
