import { isRecord } from '../domain/record.js';

/** A place at which two answers are not the same. */
export interface Difference {
  /** JSON pointer into the stored determination; `-` stands for an item that it does not have. */
  readonly pointer: string;
  /** Whether the answer itself is concerned, what it was made from, or only how it is said. */
  readonly kind: 'answer' | 'origin' | 'words';
  /** What stands there in the stored determination; absent where nothing does. */
  readonly stored?: unknown;
  /** What stands there now; absent where nothing does. */
  readonly now?: unknown;
}

/**
 * What makes two answers the same answer: the decision, the care, the rules and criteria cited with their results, what
 * is asked for and who must look. Everything else is how it is said and shown.
 */
const ANSWER: readonly RegExp[] = [
  /^$/,
  /^\/(decision|reason|reasonCode|finality|releasable|urgent|reviewOn)$/,
  /^\/(requested|authorized|notYetReviewable|alternatives|attestation)(\/|$)/,
  /^\/tension(\/(kind|clinicalLevel|payerLevel|rules)(\/|$)|$)/,
  /^\/findings(\/(clinical|payer))?$/,
  /^\/findings\/clinical\/(method|finding|indicated|possible|ratingsIndicate|flags)(\/|$)/,
  /^\/findings\/payer\/(finding|rulesMet|rulesUndetermined|rulesOverridden)(\/|$)/,
  /^\/criteria(\/[^/]+)?(\/(id|kind|basis|effect|level|dimension|result|deciding|status))?$/,
  /^\/(missing|questions)(\/[^/]+)?(\/fact)?$/,
  /^\/reviewer(\/required)?$/,
];

function kindOf(pointer: string): Difference['kind'] {
  if (/^\/(provenance|clocks|rights|qualifications)(\/|$)/.test(pointer) || pointer === '/attestation/determination')
    return 'origin';
  return ANSWER.some((pattern) => pattern.test(pointer)) ? 'answer' : 'words';
}

/** More than an answer has where it is one; the rest of a body that is something else is not looked at. */
export const MOST_DIFFERENCES = 500;
/** No field of any answer has a longer name. */
const LONGEST_NAME = 100;

/**
 * The places at which a stored answer and the one given now differ, in the order of the stored one. Where there is none,
 * both have the same canonical form.
 */
export function differences(stored: unknown, now: unknown): readonly Difference[] {
  const found: Difference[] = [];
  walk(stored, now, '', found);
  return found.slice(0, MOST_DIFFERENCES);
}

function walk(stored: unknown, now: unknown, pointer: string, found: Difference[]): void {
  if (found.length >= MOST_DIFFERENCES) return;
  if (isRecord(stored) && isRecord(now) && Object.keys(stored).every((name) => name.length <= LONGEST_NAME)) {
    for (const name of new Set([...Object.keys(stored), ...Object.keys(now)]))
      walk(stored[name], now[name], `${pointer}/${escaped(name)}`, found);
  } else if (Array.isArray(stored) && Array.isArray(now)) {
    const pairs = paired(stored, now);
    for (const [at, ours, theirs] of pairs) walk(ours, theirs, `${pointer}/${at}`, found);
    if (isMoved(pairs, now)) found.push({ pointer, kind: 'words', stored: stored.map(nameOf), now: now.map(nameOf) });
  } else if (stored !== now) {
    found.push({
      pointer,
      kind: kindOf(pointer),
      ...(stored === undefined ? {} : { stored }),
      ...(now === undefined ? {} : { now }),
    });
  }
}

type Pair = readonly [at: string, stored: unknown, now: unknown];

/** Items of two lists side by side: those that carry a name by their name, others by their place. */
function paired(stored: readonly unknown[], now: readonly unknown[]): readonly Pair[] {
  const waiting = new Map<string, unknown[]>();
  now.forEach((item, index) => {
    const name = nameOf(item, index);
    waiting.set(name, [...(waiting.get(name) ?? []), item]);
  });
  const pairs = stored.map((item, index): Pair => [String(index), item, waiting.get(nameOf(item, index))?.shift()]);
  return [...pairs, ...[...waiting.values()].flat().map((item): Pair => ['-', undefined, item])];
}

/** The same items in another order. */
const isMoved = (pairs: readonly Pair[], now: readonly unknown[]): boolean =>
  pairs.every(([at, , item]) => at !== '-' && item !== undefined) &&
  pairs.some(([, , item], index) => item !== now[index]);

const NAMES = ['id', 'fact', 'level'] as const;

function nameOf(item: unknown, index: number): string {
  if (!isRecord(item) || !NAMES.some((name) => typeof item[name] === 'string')) return `at ${index}`;
  return JSON.stringify(NAMES.map((name) => item[name] ?? null));
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
