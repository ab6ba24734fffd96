import { hash } from 'node:crypto';
import type { Keys } from '../domain/canonical.js';
import { canonical } from '../domain/canonical.js';

/** SHA-256 of the canonical form, in hexadecimal. */
export const digest = (value: unknown, keys?: Keys): string => digestOfText(canonical(value, keys));

const known = new WeakMap<object, string>();

/** The same of a document as it was read, which nobody changes: made once for whoever asks. */
export function digestOfDocument(document: object): string {
  const before = known.get(document);
  if (before !== undefined) return before;
  const made = digest(document);
  known.set(document, made);
  return made;
}

/** SHA-256 of a text, in hexadecimal. */
export const digestOfText = (text: string): string => hash('sha256', text);
