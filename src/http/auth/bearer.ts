import type { IncomingMessage } from 'node:http';
import type { Refusal } from './identity.js';

/** Longer than any token of an issuer that wants its tokens to fit into headers. */
const LONGEST = 8192;
/** RFC 6750, section 2.1: one space is what it says; some clients send more. */
const BEARER = /^bearer {1,4}([A-Za-z0-9._~+/-]+=*)$/i;

export type Bearer = { readonly ok: true; readonly token: string } | { readonly ok: false; readonly refusal: Refusal };

/** The token of `Authorization: Bearer`. Two such headers are refused: readers would disagree which of them counts. */
export function bearerToken({ headers, rawHeaders }: IncomingMessage): Bearer {
  const value = headers.authorization;
  if (value === undefined) return { ok: false, refusal: 'no-credentials' };
  const token = value.length > LONGEST || isTwice(rawHeaders) ? undefined : BEARER.exec(value)?.[1];
  return token === undefined ? { ok: false, refusal: 'malformed' } : { ok: true, token };
}

const NAME = 'authorization';

/** Node keeps the first and drops the others. Names stand at even places. */
function isTwice(rawHeaders: readonly string[]): boolean {
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] as string;
    if (name.length === NAME.length && name.toLowerCase() === NAME) count += 1;
  }
  return count > 1;
}
