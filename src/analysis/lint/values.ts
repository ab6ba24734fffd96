import type { CompiledLeaf } from '../../conditions/program.js';
import { addDays } from '../../domain/dates.js';
import type { Fact, Scalar } from '../../facts/catalogue.js';

/** Stands for every text or level that no test names. */
const ANOTHER = '(any other)';

/**
 * Values of a fact that tell its tests apart: what they name, what lies beside and between, and the ends of the range.
 * Between two of these every test gives one answer. Named values come first: they make the plainest examples.
 */
export function decisiveValues(
  fact: Fact,
  leaves: readonly CompiledLeaf[],
  more: readonly Scalar[] = [],
): readonly Scalar[] {
  const named = [...new Set(leaves.flatMap(({ wanted }) => wanted))];
  switch (fact.type) {
    case 'boolean':
      return [false, true];
    case 'code':
      return [...new Set([...named, ...more, ...Object.keys(fact.values ?? {})])];
    case 'integer':
    case 'number':
      return numbers(fact, named as readonly number[], more as readonly number[]);
    case 'date':
      return [...new Set((named as readonly string[]).flatMap((day) => [day, addDays(day, -1), addDays(day, 1)]))];
    default:
      return [...named, ...more, ANOTHER];
  }
}

function numbers(
  { type, minimum, maximum }: Fact,
  named: readonly number[],
  more: readonly number[],
): readonly number[] {
  const sorted = [...named].sort((a, b) => a - b);
  const beside = sorted.flatMap((value) => [value - 1, value + 1]);
  const between = type === 'number' ? sorted.slice(1).map((value, at) => (value + (sorted[at] as number)) / 2) : [];
  const ends = [minimum, maximum].filter((end) => end !== undefined);
  return [...new Set([...sorted, ...beside, ...between, ...more, ...ends])].filter(
    (value) => value >= (minimum ?? -Infinity) && value <= (maximum ?? Infinity),
  );
}

/** One value of each kind that the tests cannot tell apart. */
export function distinct(values: readonly Scalar[], leaves: readonly CompiledLeaf[]): readonly Scalar[] {
  const kinds = new Map<string, Scalar>();
  for (const value of values) {
    const kind = leaves.map(({ test, wanted }) => (test(value, wanted) ? 1 : 0)).join('');
    if (!kinds.has(kind)) kinds.set(kind, value);
  }
  return [...kinds.values()];
}
