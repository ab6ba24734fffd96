import { createHmac } from 'node:crypto';
import type { Keys } from './domain/canonical.js';
import { canonical, keysOf } from './domain/canonical.js';
import type { RequestPin } from './explanation/provenance.js';
import { digest } from './rulesets/digest.js';

/** A secret of one deployment, and the name by which answers say which one they were made with. */
export interface DigestKey {
  readonly id: string;
  readonly secret: string;
}

/** Names a request by its content. Equal requests get equal names; key order and spaces do not count. */
export type RequestDigest = (request: object) => RequestPin;

/**
 * A plain digest of a small request can be guessed: whoever holds it tries the likely requests until one fits. One made
 * with a key that stays in the deployment cannot.
 */
export const plainDigest = byKeys();

function byKeys(keys?: Keys): RequestDigest {
  return (request) => ({ request: digest(request, keys) });
}

const keyedDigest =
  ({ id, secret }: DigestKey, keys?: Keys): RequestDigest =>
  (request) => ({
    request: createHmac('sha256', secret).update(canonical(request, keys)).digest('hex'),
    requestKey: id,
  });

/** The first names requests; the others are keys of the past, by which an attestation or a replay may still come. */
export function digestsBy(
  secrets: readonly DigestKey[],
  names: Iterable<string> = [],
): readonly [RequestDigest, ...RequestDigest[]] {
  const keys = keysOf(names);
  const [first, ...others] = secrets.map((secret) => keyedDigest(secret, keys));
  return first === undefined ? [byKeys(keys)] : [first, ...others];
}
