import type { Determination } from '../domain/determination.js';
import { quoted } from '../domain/canonical.js';
import { jsonBytesOf, jsonOf } from './known-text.js';

/** A determination as JSON: byte for byte what `JSON.stringify` gives. What many answers hold is not written again for each. */
export const determinationText = (determination: Determination): string =>
  `{${membersText(determination, Object.keys(determination), BY_PARTS)}}`;

/** The same in UTF-8, for where it is sent at once: what many answers hold is not encoded again either. */
export function determinationBytes(determination: Determination): Buffer {
  const { criteria } = determination;
  if (!Array.isArray(criteria)) return Buffer.from(determinationText(determination));
  const names = Object.keys(determination);
  const cited = names.indexOf('criteria');
  const ahead = membersText(determination, names.slice(0, cited), BY_PARTS);
  const behind = membersText(determination, names.slice(cited + 1), BY_PARTS);
  const before = `{${ahead}${ahead === '' ? '' : ','}"criteria":[`;
  const after = `]${behind === '' ? '' : ','}${behind}}`;
  const items = criteria.map(jsonBytesOf);
  let room = WIDEST * (before.length + after.length);
  for (const { length } of items) room += length + 1;
  const whole = Buffer.allocUnsafe(room);
  let at = whole.write(before);
  for (const [index, item] of items.entries()) {
    if (index > 0) whole[at++] = COMMA;
    whole.set(item, at);
    at += item.length;
  }
  at += whole.write(after, at);
  return whole.subarray(0, at);
}

/** Most bytes that one UTF-16 unit takes in UTF-8. */
const WIDEST = 3;

const COMMA = ','.charCodeAt(0);

type Writer = (value: unknown) => string | undefined;

/** Members of which parts are known. */
const BY_PARTS: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ['criteria', listText],
  ['missing', listText],
  ['questions', listText],
  ['provenance', objectText],
]);

const NONE: ReadonlyMap<string, Writer> = new Map();

/** Members of an object by their names, without the braces around them. */
function membersText(object: object, names: readonly string[], writers: ReadonlyMap<string, Writer>): string {
  let text = '';
  for (const name of names) {
    const value = (object as Readonly<Record<string, unknown>>)[name];
    const written = (writers.get(name) ?? jsonOf)(value);
    if (written !== undefined) text += `${text === '' ? '' : ','}${quoted(name)}:${written}`;
  }
  return text;
}

function objectText(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return jsonOf(value);
  return `{${membersText(value, Object.keys(value), NONE)}}`;
}

function listText(value: unknown): string | undefined {
  if (!Array.isArray(value)) return jsonOf(value);
  let text = '';
  for (const item of value as readonly unknown[]) text += `${text === '' ? '' : ','}${jsonOf(item) ?? 'null'}`;
  return `[${text}]`;
}
