import type { FactCatalogue } from '../../facts/catalogue.js';
import { canonical } from '../../domain/canonical.js';
import type { ReasonDocument } from '../../rulesets/documents.js';

/** One thing that is different, as a policy analyst reads it, with what stood there before and after. */
export interface Difference {
  /** JSON pointer into the rule or the version. */
  readonly at: string;
  readonly statement: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What words are taken from. */
export interface Meanings {
  readonly catalogue: FactCatalogue;
  readonly reasons: Readonly<Record<string, ReasonDocument>>;
  /** Adults are this age and above, in the later version. */
  readonly adultFrom: number;
}

export const difference = (at: string, statement: string, before: unknown, after: unknown): Difference => ({
  at,
  statement,
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
});

/** By their content, whatever the order of keys. */
export const same = (a: unknown, b: unknown): boolean => canonical(a ?? null) === canonical(b ?? null);

/** A value that is there or not: `was added: …`, `was removed: …`, `changed from … to …`. */
export function changed(at: string, what: string, before: unknown, after: unknown): readonly Difference[] {
  if (same(before, after)) return [];
  return [difference(at, changeWords(what, shown(before), shown(after)), before, after)];
}

export function changeWords(what: string, before: string | undefined, after: string | undefined): string {
  if (before === undefined) return `${what} was added: ${after ?? ''}`;
  return after === undefined ? `${what} was removed: ${before}` : `${what} changed from ${before} to ${after}`;
}

/** Texts in quotation marks, the rest as it is written. */
function shown(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return `“${value}”`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** `rose` or `fell`, for two numbers that differ. */
export const roseOrFell = (before: number, after: number): string => (after > before ? 'rose' : 'fell');

/** What a list has more and less, whatever its order. */
export function listChanges(
  before: readonly string[],
  after: readonly string[],
): { readonly added: readonly string[]; readonly removed: readonly string[] } {
  return {
    added: after.filter((one) => !before.includes(one)),
    removed: before.filter((one) => !after.includes(one)),
  };
}

/** Keys that nothing above has words for: said plainly, so that no change goes unseen. */
export function otherKeys(before: object, after: object, known: ReadonlySet<string>): readonly Difference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !known.has(key));
  return keys.flatMap((key) =>
    changed(
      `/${key}`,
      `\`${key}\``,
      (before as Readonly<Record<string, unknown>>)[key],
      (after as Readonly<Record<string, unknown>>)[key],
    ),
  );
}
