import { createHmac } from 'node:crypto';
import type { RequestPin } from './explanation/provenance.js';
import { canonical, digestOfText } from './rulesets/digest.js';

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
export const plainDigest: RequestDigest = (request) => ({ request: digestOfText(canonical(request)) });

export const keyedDigest =
  ({ id, secret }: DigestKey): RequestDigest =>
  (request) => ({
    request: createHmac('sha256', secret).update(canonical(request)).digest('hex'),
    requestKey: id,
  });

/** The first names requests; the others are keys of the past, by which an attestation or a replay may still come. */
export const digestsBy = (keys: readonly DigestKey[]): readonly [RequestDigest, ...RequestDigest[]] => {
  const [first, ...others] = keys;
  return first === undefined ? [plainDigest] : [keyedDigest(first), ...others.map(keyedDigest)];
};
