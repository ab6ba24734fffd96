import type { Library, Payer, Ruleset } from '../library.js';

/**
 * The library as it was while this version decided. A version that was corrected or withdrawn still serves the stays that
 * began under it: its cases are its own, and not those of the version that took its place.
 */
export function inItsTime(library: Library, ruleset: Ruleset): Library {
  const { payer: id, version, withdrawn } = ruleset.document;
  const payer = library.payers.get(id);
  if (payer === undefined) return library;
  const later = correctionsOf(payer, version);
  if (later.size === 0 && withdrawn === undefined) return library;
  const { withdrawn: _, ...document } = ruleset.document;
  const versions = payer.versions
    .filter((one) => !later.has(one.document.version))
    .map((one) => (one.document.version === version ? { ...one, document } : one));
  return { ...library, payers: new Map(library.payers).set(id, { ...payer, versions }) };
}

/** The versions that correct this one, or one of its corrections. */
function correctionsOf({ versions }: Payer, version: string): ReadonlySet<string> {
  const found = new Set<string>();
  const follow = (name: string): void => {
    for (const { document } of versions) {
      if (document.supersedes !== name || found.has(document.version)) continue;
      found.add(document.version);
      follow(document.version);
    }
  };
  follow(version);
  return found;
}
