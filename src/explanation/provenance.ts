import type { Provenance } from '../domain/determination.js';
import { ENGINE_VERSION } from '../domain/engine-version.js';
import type { Writable } from '../domain/writable.js';

/** The request of an answer by its digest, and the name of the key that made it, if one did. */
export type RequestPin = Pick<Provenance, 'request' | 'requestKey'>;

export interface Pinned {
  readonly version: string;
  readonly digest: string;
}

/** What an answer rests on, before its own digest is known. */
export type Unsealed = Omit<Provenance, 'determination'>;

/** What an answer rests on, pinned by digest: enough to replay it. */
export function provenance(
  { request, requestKey }: RequestPin,
  facts: Pinned,
  by: {
    readonly ruleset?: Pinned & { readonly payer: string };
    readonly overlays?: readonly (Pinned & { readonly id: string })[];
    readonly criteria?: Pinned & { readonly id: string };
  } = {},
): Unsealed {
  const { ruleset, overlays = [], criteria } = by;
  const pins: Writable<Provenance> = { engine: ENGINE_VERSION };
  if (ruleset !== undefined) pins.ruleset = ruleset;
  if (overlays.length > 0) pins.overlays = overlays;
  if (criteria !== undefined) pins.criteria = criteria;
  pins.facts = facts;
  pins.request = request;
  if (requestKey !== undefined) pins.requestKey = requestKey;
  return pins as Unsealed;
}
