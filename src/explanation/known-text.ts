import { deepFreeze } from '../domain/deep-freeze.js';
import { quoted } from '../domain/canonical.js';

/** JSON of values that stay as they are and are written again and again; `''` until one is written for the first time. */
const texts = new WeakMap<object, string>();

/** Freezes a value that many answers hold, so that its JSON need be made only once. */
export function lasting<T extends object>(value: T): T {
  deepFreeze(value);
  texts.set(value, '');
  return value;
}

/** What `JSON.stringify` gives. */
export function jsonOf(value: unknown): string | undefined {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const known = texts.get(value);
  if (known === undefined) return JSON.stringify(value);
  if (known !== '') return known;
  const text = JSON.stringify(value);
  texts.set(value, text);
  return text;
}

const bytes = new WeakMap<object, Uint8Array>();

/** The same in UTF-8. */
export function jsonBytesOf(value: unknown): Uint8Array {
  if (typeof value !== 'object' || value === null || !texts.has(value)) return encoder.encode(jsonOf(value) ?? 'null');
  const known = bytes.get(value);
  if (known !== undefined) return known;
  const encoded = encoder.encode(JSON.stringify(value));
  bytes.set(value, encoded);
  return encoded;
}

const encoder = new TextEncoder();
