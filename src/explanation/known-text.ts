import { deepFreeze } from '../domain/deep-freeze.js';
import type { NameText } from '../domain/canonical.js';
import { nameText, quoted } from '../domain/canonical.js';

/** The JSON of a value that stays as it is and is written again and again, once it was asked for. */
interface Known {
  text?: string;
  bytes?: Uint8Array;
}

const known = new WeakMap<object, Known>();

/** Freezes a value that many answers hold, so that its JSON need be made only once. */
export function lasting<T extends object>(value: T): T {
  deepFreeze(value);
  known.set(value, {});
  return value;
}

/** What `JSON.stringify` gives, of data. What is known is not written again, wherever it stands. */
export function jsonOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      return Number.isFinite(value) ? String(value) : 'null';
    case 'object':
      return value === null ? 'null' : objectText(value);
    default:
      return JSON.stringify(value);
  }
}

/** The same in UTF-8, as an item of a list. */
export function jsonBytesOf(value: unknown): Uint8Array {
  const here = typeof value === 'object' && value !== null ? known.get(value) : undefined;
  if (here !== undefined) return (here.bytes ??= encoder.encode(JSON.stringify(value)));
  // A text put together of pieces would first have to be made one.
  return encoder.encode((JSON.stringify(value) as string | undefined) ?? 'null');
}

const encoder = new TextEncoder();

function objectText(value: object): string {
  const here = known.get(value);
  if (here !== undefined) return (here.text ??= JSON.stringify(value));
  if (Array.isArray(value)) return `[${itemsText(value)}]`;
  // Whatever else says itself how it is written.
  if (Object.getPrototypeOf(value) !== Object.prototype) return JSON.stringify(value);
  const names = Object.keys(value);
  return `{${membersText(value, names, 0, names.length)}}`;
}

function itemsText(items: readonly unknown[]): string {
  let text = '';
  for (let at = 0; at < items.length; at += 1) text += (at === 0 ? '' : ',') + (jsonOf(items[at]) ?? 'null');
  return text;
}

/** Some of the members of an object, by their names, without the braces around them. */
export function membersText(object: object, names: readonly string[], from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += 1) {
    const name = names[at] as string;
    const written = jsonOf((object as Readonly<Record<string, unknown>>)[name]);
    if (written === undefined) continue;
    const { first, next } = textOfName(name);
    text += (text === '' ? first : next) + written;
  }
  return text;
}

const nameTexts = new Map<string, NameText>();

/** Answers have fewer names of members than these. */
const NAMES = 512;

function textOfName(name: string): NameText {
  const before = nameTexts.get(name);
  if (before !== undefined) return before;
  const made = nameText(name);
  if (nameTexts.size < NAMES) nameTexts.set(name, made);
  return made;
}
