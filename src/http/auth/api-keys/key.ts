import { createHash, randomBytes } from 'node:crypto';

/**
 * A key as its client sends it: `ur_`, the id under which its entry is found, `_`, and 32 random bytes. The prefix lets
 * scanners of source code find one that was checked in by mistake.
 */
const KEY = /^ur_([0-9a-f]{16})_[A-Za-z0-9_-]{43}$/;
const SECRET_BYTES = 32;

export const keyIdOf = (key: string): string | undefined => KEY.exec(key)?.[1];

/** @returns a key that nobody has seen; only its digest is kept. */
export const newKey = (): string =>
  `ur_${randomBytes(8).toString('hex')}_${randomBytes(SECRET_BYTES).toString('base64url')}`;

/**
 * What is kept of a key. A plain SHA-256 is right here: a slow hash such as argon2 makes guessing people's passwords
 * dear, and nobody guesses 256 random bits (OWASP Password Storage Cheat Sheet; NIST SP 800-63B, 5.1.2.2, look-up
 * secrets of 112 bits and more). A slow one would cost milliseconds on every request, and be a way to tie up the service.
 */
export const digestOf = (key: string): Buffer => createHash('sha256').update(key).digest();
