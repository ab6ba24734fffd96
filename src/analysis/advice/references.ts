import type { Reference } from '../../rulesets/documents.js';
import type { Faults, Placed } from '../../rulesets/faults.js';
import { escapeKey } from '../../rulesets/json.js';
import type { Source, Sources } from '../../rulesets/sources.js';

/** Sources that are listed and that nothing cites. A note says why one is there all the same. */
export function adviseOnReferences({ criteria, crosswalk, payers }: Sources, faults: Faults): void {
  for (const { file, document } of criteria) advise(file, document.references, refsIn(document), faults);
  if (crosswalk !== undefined)
    advise(crosswalk.file, crosswalk.document.references, refsIn(crosswalk.document), faults);
  for (const { document: payer, versions } of payers) {
    for (const { ruleset, rules } of versions) {
      if (ruleset === undefined) continue;
      // The codes of a payer cite the references of its versions.
      const citing: readonly (Source<unknown> | undefined)[] = [ruleset, payer, ...rules];
      advise(
        ruleset.file,
        ruleset.document.references,
        new Set(citing.flatMap((one) => [...refsIn(one?.document)])),
        faults,
      );
    }
  }
}

function advise(
  file: Placed,
  references: Readonly<Record<string, Reference>>,
  cited: ReadonlySet<string>,
  faults: Faults,
): void {
  for (const [key, { note }] of Object.entries(references)) {
    if (cited.has(key) || note !== undefined) continue;
    faults.add(file, 'reference-unused', `/references/${escapeKey(key)}`, `nothing cites \`${key}\``);
  }
}

/** Every `ref` in a document, wherever it stands. */
function refsIn(value: unknown): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set(
    Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
      key === 'ref' && typeof inner === 'string' ? [inner] : [...refsIn(inner)],
    ),
  );
}
