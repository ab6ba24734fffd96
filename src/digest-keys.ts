import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { DigestKey } from './request-digest.js';

/** Shorter than this a key could be tried out. `openssl rand -hex 32` writes 64. */
const SHORTEST = 32;

export type DigestKeysOutcome =
  | { readonly ok: true; readonly keys: readonly DigestKey[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads a file of keys, one a line, the current one first; blank lines and those that begin with # are left out. No file, no keys. */
export function readDigestKeys(file: string | undefined): DigestKeysOutcome {
  if (file === undefined) return { ok: true, keys: [] };
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    return { ok: false, problems: [`UR_DIGEST_KEY_FILE cannot be read (${code})`] };
  }
  return keysIn(text);
}

/** Problems name lines, never what stands in them. */
export function keysIn(text: string): DigestKeysOutcome {
  const lines = text.split(/\r?\n/).map((line, index) => ({ secret: line.trim(), line: index + 1 }));
  const given = lines.filter(({ secret }) => secret !== '' && !secret.startsWith('#'));
  const problems = [
    ...(given.length === 0 ? ['UR_DIGEST_KEY_FILE holds no key'] : []),
    ...given.flatMap(({ line, secret }, index) => {
      if (secret.length < SHORTEST)
        return [`UR_DIGEST_KEY_FILE: the key in line ${line} is shorter than ${SHORTEST} characters`];
      const twice = given.findIndex((other) => other.secret === secret) < index;
      return twice ? [`UR_DIGEST_KEY_FILE: the key in line ${line} stands there twice`] : [];
    }),
  ];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, keys: given.map(({ secret }) => ({ id: nameOf(secret), secret })) };
}

/** A name that tells nothing of the key. */
const nameOf = (secret: string): string =>
  createHmac('sha256', secret).update('utilization-review request digest key').digest('hex').slice(0, 8);
