import { oncePer } from './domain/once.js';
import { lasting } from './explanation/known-text.js';
import type { Pinned } from './explanation/provenance.js';
import type { Arm, Ruleset } from './library.js';

/** What an answer under a version rests on. */
export interface Pins {
  readonly ruleset: Pinned & { readonly payer: string };
  readonly overlays: readonly (Pinned & { readonly id: string })[];
  readonly criteria: Pinned & { readonly id: string };
}

const pinsByArm = oncePer((_: Ruleset) => new Map<Arm, Pins>());

/** The version, its overlays and the criteria set of one population, by digest: the same for every request. */
export function pinsOf(ruleset: Ruleset, arm: Arm): Pins {
  const arms = pinsByArm(ruleset);
  const pins = arms.get(arm) ?? pinned(ruleset, arm);
  arms.set(arm, pins);
  return pins;
}

const pinned = ({ document, digest, imports }: Ruleset, { criteria }: Arm): Pins => ({
  ruleset: lasting({ payer: document.payer, version: document.version, digest }),
  overlays: lasting(imports.map(({ document: { overlay, version }, digest }) => ({ id: overlay, version, digest }))),
  criteria: lasting({ id: criteria.document.id, version: criteria.document.version, digest: criteria.digest }),
});
