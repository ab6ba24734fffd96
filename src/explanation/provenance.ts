import type { Provenance } from '../domain/determination.js';
import { ENGINE_VERSION } from '../domain/engine-version.js';

interface Pinned {
  readonly version: string;
  readonly digest: string;
}

/** What an answer rests on, pinned by digest: enough to replay it. */
export function provenance(
  request: string,
  facts: Pinned,
  ruleset?: Pinned & { readonly payer: string },
  criteria?: Pinned & { readonly id: string },
): Omit<Provenance, 'determination'> {
  return {
    engine: ENGINE_VERSION,
    ...(ruleset === undefined ? {} : { ruleset }),
    ...(criteria === undefined ? {} : { criteria }),
    facts,
    request,
  };
}
