/** Everyday names of levels, per edition (`rulesets/level-names.json`). */

export type Edition = '3' | '4';

export interface LevelNames {
  readonly editions: Readonly<Record<Edition, EditionNames>>;
}

export interface EditionNames {
  /** One reading. */
  readonly names: Readonly<Record<string, string>>;
  /** Several readings; none is chosen. */
  readonly ambiguous: Readonly<Record<string, readonly string[]>>;
  /** No level of that name, with what to ask for instead. */
  readonly nonexistent: Readonly<Record<string, string>>;
}

export type LevelReading =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'other-edition'; readonly edition: Edition; readonly code: string }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] }
  | { readonly kind: 'nonexistent'; readonly instead: string }
  | { readonly kind: 'unknown' };

export type LevelNameReader = (text: string, edition: Edition) => LevelReading;

const OTHER: Readonly<Record<Edition, Edition>> = { '3': '4', '4': '3' };

/** Reads a level code or everyday name in an edition: one reading, or none is chosen. */
export function createLevelNameReader(names: LevelNames): LevelNameReader {
  const lookUp = (key: string, edition: Edition): LevelReading => {
    const { names: single, ambiguous, nonexistent } = names.editions[edition];
    if (Object.hasOwn(single, key)) return { kind: 'code', code: single[key] as string };
    if (Object.hasOwn(ambiguous, key)) return { kind: 'ambiguous', candidates: ambiguous[key] as readonly string[] };
    if (Object.hasOwn(nonexistent, key)) return { kind: 'nonexistent', instead: nonexistent[key] as string };
    return { kind: 'unknown' };
  };
  return (text, edition) => {
    const key = normalise(text);
    const here = lookUp(key, edition);
    if (here.kind !== 'unknown') return here;
    const other = OTHER[edition];
    const there = lookUp(key, other);
    return there.kind === 'code' ? { kind: 'other-edition', edition: other, code: there.code } : there;
  };
}

/** Lower case, single spaces, without the words that every level name may carry. */
export function normalise(text: string): string {
  return text
    .toLowerCase()
    .replace(/[–—]/g, '-')
    .replace(/\b(asam|level of care|levels?|loc)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.:,;-]+|[\s.:,;]+$/g, '')
    .trim();
}
