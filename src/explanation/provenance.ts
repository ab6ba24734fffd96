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
export type Pins = Omit<Provenance, 'determination'>;

/** What an answer rests on, pinned by digest: enough to replay it. */
export function provenance(
  { request, requestKey }: RequestPin,
  facts: Pinned,
  by: {
    readonly ruleset?: Pinned & { readonly payer: string };
    readonly overlays?: readonly (Pinned & { readonly id: string })[];
    readonly criteria?: Pinned & { readonly id: string };
  } = {},
): Pins {
  const { ruleset, overlays = [], criteria } = by;
  const imported = overlays.length > 0 ? overlays : undefined;
  return inOrder({ engine: ENGINE_VERSION, ruleset, overlays: imported, criteria, facts, request, requestKey }) as Pins;
}

/** The same with the digest of the answer. */
export function withDetermination(pins: Pins, determination: string): Provenance {
  const whole = inOrder(pins);
  whole.determination = determination;
  return whole as Provenance;
}

type Always = Pick<Pins, 'engine' | 'facts' | 'request'>;

type Perhaps = { readonly [Name in keyof Omit<Pins, keyof Always>]: Pins[Name] | undefined };

/** Member by member: adding to a spread takes ten times as long. */
function inOrder({
  engine,
  ruleset,
  overlays,
  criteria,
  facts,
  request,
  requestKey,
}: Always & Perhaps): Writable<Provenance> {
  const pins: Writable<Provenance> = { engine };
  if (ruleset !== undefined) pins.ruleset = ruleset;
  if (overlays !== undefined) pins.overlays = overlays;
  if (criteria !== undefined) pins.criteria = criteria;
  pins.facts = facts;
  pins.request = request;
  if (requestKey !== undefined) pins.requestKey = requestKey;
  return pins;
}
