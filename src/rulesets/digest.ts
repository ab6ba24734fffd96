import { hash } from 'node:crypto';
import type { Keys } from '../domain/canonical.js';
import { canonical } from '../domain/canonical.js';
import { oncePer } from '../domain/once.js';

/** SHA-256 of the canonical form, in hexadecimal. */
export const digest = (value: unknown, keys?: Keys): string => digestOfText(canonical(value, keys));

/** The same of a document as it was read, which nobody changes: made once for whoever asks. */
export const digestOfDocument = oncePer((document: object) => digest(document));

/** SHA-256 of a text, in hexadecimal. */
export const digestOfText = (text: string): string => hash('sha256', text);
