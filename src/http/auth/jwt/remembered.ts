import { createHash } from 'node:crypto';
import type { Identity } from '../identity.js';
import type { Verified, Verify } from './verify.js';

/** A key that its issuer took back is believed for this much longer. */
const REMEMBERED_MS = 60_000;
const MOST = 1000;

/**
 * Checks a token once a minute: its caller sends it with every request, and checking a signature costs more than most
 * determinations. Only good tokens are remembered, by their digest, and none past its end.
 */
export function rememberVerified(verify: Verify): (token: string) => Identity | Promise<Identity> {
  const known = new Map<string, Verified>();
  const keep = (digest: string, { identity, until }: Verified): void => {
    const [oldest] = known.keys();
    if (known.size >= MOST && oldest !== undefined) known.delete(oldest);
    known.set(digest, { identity, until: Math.min(until, Date.now() + REMEMBERED_MS) });
  };
  return (token) => {
    const digest = createHash('sha256').update(token).digest('base64');
    const before = known.get(digest);
    if (before !== undefined && Date.now() < before.until) return before.identity;
    known.delete(digest);
    return verify(token).then((result) => {
      if (!('identity' in result)) return result;
      keep(digest, result);
      return result.identity;
    });
  };
}
