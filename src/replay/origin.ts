import type { Provenance } from '../domain/determination.js';
import type { Library, Ruleset } from '../library.js';
import { differences, type Difference } from './differences.js';

/** The version that an answer names, where it is loaded; drafts too. */
export function rulesetOf({ ruleset }: Provenance, { payers }: Library): Ruleset | undefined {
  const payer = payers.get(ruleset?.payer ?? '');
  if (payer === undefined) return undefined;
  return [...payer.versions, ...payer.drafts].find(({ document }) => document.version === ruleset?.version);
}

/**
 * What the stored answer rests on and is not here as it was. The fact catalogue is not among it: it is only ever added
 * to, so an older answer can be made again by a newer one.
 */
export function lost(provenance: Provenance, library: Library): readonly Difference[] {
  const loaded = rulesetOf(provenance, library);
  const set = library.criteria.get(provenance.criteria?.id ?? '');
  const pins = {
    ruleset: loaded && { payer: loaded.document.payer, version: loaded.document.version, digest: loaded.digest },
    criteria: set && { id: set.document.id, version: set.document.version, digest: set.digest },
    overlays: loaded?.imports.map(({ document, digest }) => ({
      id: document.overlay,
      version: document.version,
      digest,
    })),
  };
  return (['ruleset', 'criteria', 'overlays'] as const).flatMap((name) =>
    provenance[name] === undefined
      ? []
      : differences(provenance[name], pins[name]).map((one): Difference => ({
          ...one,
          pointer: `/provenance/${name}${one.pointer}`,
          kind: 'origin',
        })),
  );
}
