import { v5 } from 'uuid';
import type { Library } from '../../library.js';
import { CANONICAL_BASE } from '../canonical.js';
import type { Element } from '../bundle/node.js';

const NAMESPACE = v5(CANONICAL_BASE, v5.URL);

/** Names of one answer. They follow from the request and what was decided, so that the same gives the same. */
export interface Identity {
  readonly responseId: string;
  readonly bundleId: string;
  /** The number under which care is authorized: of the request, so that a later attestation of one item leaves it as it was. */
  readonly authorization: string;
  /** What to name when asking about what is not authorized. */
  readonly reference: string;
  /** An address for a resource that the Bundle gives none. */
  readonly addressOf: (at: string) => string;
}

const SHORT = 16;

/**
 * Of the whole Bundle and not of the reviewed facts alone: two members with the same findings get two numbers. With a
 * digest key a number proves that this service issued it for this request.
 */
export function identify(bundle: Element, decided: string, { digests: [current] }: Library): Identity {
  const { request } = current(bundle);
  const named = (...parts: readonly string[]): string => v5([request, ...parts].join(' '), NAMESPACE);
  const short = named('authorization').replaceAll('-', '').slice(0, SHORT).toUpperCase();
  return {
    responseId: named('response', decided),
    bundleId: named('bundle', decided),
    authorization: `PA-${short}`,
    reference: `PD-${short}`,
    addressOf: (at) => `urn:uuid:${named('entry', at)}`,
  };
}
