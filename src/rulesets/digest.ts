import { hash } from 'node:crypto';
import { canonical } from '../domain/canonical.js';

export { canonical };

/** SHA-256 of the canonical form, in hexadecimal. */
export const digest = (value: unknown): string => digestOfText(canonical(value));

/** SHA-256 of a text, in hexadecimal. */
export const digestOfText = (text: string): string => hash('sha256', text);
