import type { Determination } from '../domain/determination.js';
import { quoted } from '../domain/canonical.js';
import { jsonBytesOf, jsonOf } from './known-text.js';

/** A determination as JSON: byte for byte what `JSON.stringify` gives. What many answers hold is not written again for each. */
export const determinationText = (determination: Determination): string => membersText(determination, BY_PARTS);

/** The same in UTF-8, for where it is sent at once: what many answers hold is not encoded again either. */
export function determinationBytes(determination: Determination): Buffer {
  const { criteria } = determination;
  if (!Array.isArray(criteria)) return Buffer.from(determinationText(determination));
  const [before, after] = membersText(determination, WITH_GAP).split(GAP) as [string, string];
  const cited = criteria.map(jsonBytesOf);
  const room = cited.reduce((all, { length }) => all + length + 1, WIDEST * (before.length + after.length));
  const whole = Buffer.allocUnsafe(room);
  let at = whole.write(before);
  cited.forEach((one, index) => {
    if (index > 0) at = whole.writeUInt8(COMMA, at);
    whole.set(one, at);
    at += one.length;
  });
  at += whole.write(after, at);
  return whole.subarray(0, at);
}

/** Most bytes that one UTF-16 unit takes in UTF-8. */
const WIDEST = 3;

const COMMA = ','.charCodeAt(0);

/** Stands where the criteria go. In JSON it is always escaped, so nothing else can be it. */
const GAP = '\0';

type Writer = (value: unknown) => string | undefined;

/** Members of which parts are known. */
const BY_PARTS: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ['criteria', listText],
  ['missing', listText],
  ['questions', listText],
  ['provenance', (value) => (isObject(value) ? membersText(value) : jsonOf(value))],
]);

const WITH_GAP: ReadonlyMap<string, Writer> = new Map([...BY_PARTS, ['criteria', () => `[${GAP}]`]]);

const NONE: ReadonlyMap<string, Writer> = new Map();

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function membersText(object: object, writers: ReadonlyMap<string, Writer> = NONE): string {
  let text = '';
  for (const name of Object.keys(object)) {
    const value = (object as Readonly<Record<string, unknown>>)[name];
    const written = (writers.get(name) ?? jsonOf)(value);
    if (written !== undefined) text += `${text === '' ? '{' : ','}${quoted(name)}:${written}`;
  }
  return text === '' ? '{}' : `${text}}`;
}

function listText(value: unknown): string | undefined {
  if (!Array.isArray(value)) return jsonOf(value);
  let text = '';
  for (const item of value as readonly unknown[]) text += `${text === '' ? '[' : ','}${jsonOf(item) ?? 'null'}`;
  return text === '' ? '[]' : `${text}]`;
}
