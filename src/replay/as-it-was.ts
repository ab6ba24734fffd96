import type { Library, Payer, Ruleset } from '../library.js';
import type { Publication } from '../rulesets/documents.js';
import { endedByDrafts, inForce } from '../rulesets/publication.js';

/**
 * The payer's versions as they were on each day on which something was recorded, the latest first: an answer is not
 * only a matter of the version that gave it, but also of which others were known then. Last as they are where drafts
 * decide.
 */
export function* asItWas(library: Library, payer: Payer): Generator<Library> {
  const all = [...payer.versions, ...payer.drafts];
  const states = [
    payer.versions,
    ...daysOf(all).map((day) => all.flatMap((version) => asOf(version, day))),
    endedByDrafts(all.map((version) => withRecord(version, version.published))),
  ];
  const seen = new Set<string>();
  for (const versions of states) {
    const key = JSON.stringify(
      versions.map(({ document: { effective, version, withdrawn } }) => [version, effective.to, withdrawn ?? null]),
    );
    if (!seen.has(key)) yield withVersions(library, payer, versions);
    seen.add(key);
  }
}

function daysOf(versions: readonly Ruleset[]): readonly string[] {
  const days = versions.flatMap(({ published }) =>
    published === undefined ? [] : [published.on, published.ended?.on, published.withdrawn?.on],
  );
  return [...new Set(days)]
    .flatMap((day) => (day === undefined ? [] : [day]))
    .sort()
    .reverse();
}

/** The version with what had been recorded of it by the end of that day; nothing before it was published. */
function asOf(version: Ruleset, day: string): readonly Ruleset[] {
  const { published } = version;
  if (published === undefined || published.on > day) return [];
  const { ended, withdrawn, ...record } = published;
  return [
    withRecord(version, {
      ...record,
      ...(ended !== undefined && ended.on <= day ? { ended } : {}),
      ...(withdrawn !== undefined && withdrawn.on <= day ? { withdrawn } : {}),
    }),
  ];
}

const withRecord = (version: Ruleset, record: Publication | undefined): Ruleset => ({
  ...version,
  document: inForce(version.written, record),
});

const withVersions = (library: Library, payer: Payer, versions: readonly Ruleset[]): Library => ({
  ...library,
  payers: new Map(library.payers).set(payer.document.payer, {
    ...payer,
    versions: [...versions].sort((a, b) => (a.document.effective.from < b.document.effective.from ? -1 : 1)),
    drafts: [],
  }),
});
