import { deepFreeze } from '../domain/deep-freeze.js';
import { quoted } from '../domain/canonical.js';

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

const knownOf = (value: unknown): Known | undefined =>
  typeof value === 'object' && value !== null ? known.get(value) : undefined;

/** What `JSON.stringify` gives. */
export function jsonOf(value: unknown): string | undefined {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  const here = knownOf(value);
  return here === undefined ? JSON.stringify(value) : (here.text ??= JSON.stringify(value));
}

/** The same in UTF-8, as an item of a list. */
export function jsonBytesOf(value: unknown): Uint8Array {
  const here = knownOf(value);
  return here === undefined
    ? encoder.encode(jsonOf(value) ?? 'null')
    : (here.bytes ??= encoder.encode(JSON.stringify(value)));
}

const encoder = new TextEncoder();
