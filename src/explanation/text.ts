import type { Determination } from '../domain/determination.js';
import { quoted } from '../rulesets/digest.js';
import { jsonOf } from './known-text.js';

/** A determination as JSON: byte for byte what `JSON.stringify` gives. What many answers hold is not written again for each. */
export const determinationText = (determination: Determination): string => membersText(determination, BY_PARTS);

type Writer = (value: unknown) => string | undefined;

/** Members of which parts are known. */
const BY_PARTS: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ['criteria', listText],
  ['missing', listText],
  ['questions', listText],
  ['provenance', (value) => (isObject(value) ? membersText(value) : jsonOf(value))],
]);

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
