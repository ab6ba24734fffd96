import type { Determination } from '../domain/determination.js';
import { jsonOf } from './known-text.js';

/** A determination as JSON: byte for byte what `JSON.stringify` gives. What many answers hold is not written again for each. */
export const determinationText = (determination: Determination): string => membersText(determination, LISTS);

type Writer = (value: unknown) => string | undefined;

/** Members whose own parts are known. */
const LISTS: Readonly<Record<string, Writer>> = {
  criteria: listText,
  missing: listText,
  questions: listText,
  provenance: (value) => (isObject(value) ? membersText(value, {}) : jsonOf(value)),
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function membersText(object: object, writers: Readonly<Record<string, Writer>>): string {
  let text = '';
  for (const [name, value] of Object.entries(object) as [string, unknown][]) {
    const written = (Object.hasOwn(writers, name) ? (writers[name] as Writer) : jsonOf)(value);
    if (written !== undefined) text += `${text === '' ? '{' : ','}${JSON.stringify(name)}:${written}`;
  }
  return text === '' ? '{}' : `${text}}`;
}

function listText(value: unknown): string | undefined {
  if (!Array.isArray(value)) return jsonOf(value);
  let text = '';
  for (const item of value as readonly unknown[]) text += `${text === '' ? '[' : ','}${jsonOf(item) ?? 'null'}`;
  return text === '' ? '[]' : `${text}]`;
}
