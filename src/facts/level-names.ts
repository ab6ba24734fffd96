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
  const read = (text: string, edition: Edition): LevelReading => {
    const key = normalise(text);
    const here = lookUp(key, edition);
    if (here.kind !== 'unknown') return here;
    const other = OTHER[edition];
    const there = lookUp(key, other);
    return there.kind === 'code' ? { kind: 'other-edition', edition: other, code: there.code } : there;
  };
  return (text, edition) => {
    const whole = read(text, edition);
    return whole.kind === 'unknown' ? agreed(partsOf(text).map((part) => read(part, edition))) : whole;
  };
}

/** Forms write "2.5 PHP", "PHP (2.5)" or "Partial Hospitalization Program (PHP)": a code and a name, or a name twice. */
function partsOf(text: string): readonly string[] {
  const pieces = text
    .split(/[()[\]/,;:]|\s[-–—]\s/)
    .map(normalise)
    .filter((piece) => piece !== '');
  return pieces.flatMap((piece) => {
    const split = CODE_AND_NAME.exec(piece);
    const [code, name] = [split?.[1] ?? split?.[4], split?.[2] ?? split?.[3]];
    return code === undefined || name === undefined ? [piece] : [code, name];
  });
}

const CODE = String.raw`\d(?:\.\d)?(?:-?(?:wm|coe|bio|psy))?`;
const CODE_AND_NAME = new RegExp(
  String.raw`^(?:asam\s+)?(?:level\s+)?(${CODE})\s+(.*[a-z].*)$|^(.*[a-z])\s+(?:level\s+)?(${CODE})$`,
  'i',
);

/** Parts that say the same level say it; parts that differ leave it open. */
function agreed(readings: readonly LevelReading[]): LevelReading {
  if (readings.length < 2 || readings.some(({ kind }) => kind === 'unknown' || kind === 'nonexistent'))
    return { kind: 'unknown' };
  const [first] = readings;
  const candidates = [
    ...new Set(
      readings.flatMap((reading) =>
        'candidates' in reading ? reading.candidates : 'code' in reading ? [reading.code] : [],
      ),
    ),
  ];
  const single = readings.find(({ kind }) => kind === 'code');
  // An ambiguous name beside a code that is one of its readings is settled by the code.
  const code = single?.kind === 'code' ? single.code : undefined;
  const fits = readings.every((reading) =>
    'candidates' in reading ? reading.candidates.includes(code ?? '') : 'code' in reading && reading.code === code,
  );
  if (code !== undefined && fits) return { kind: 'code', code };
  return readings.every((reading) => JSON.stringify(reading) === JSON.stringify(first)) && first !== undefined
    ? first
    : { kind: 'ambiguous', candidates };
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
