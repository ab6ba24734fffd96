import { addDays } from '../domain/dates.js';
import { digest, digestOfDocument } from './digest.js';
import type { Publication, RulesetDocument } from './documents.js';
import { criteriaFor } from './criteria-for.js';
import { assembleOverlay, readImport } from './imports.js';
import type { Sources, VersionSources } from './sources.js';

/** Every document of a version's folder, in digests: what a publication freezes. Spaces and key order do not count. */
export interface Content {
  /** By path within the folder: a renamed file is a change, since rules are cited in the order of their files. */
  readonly files: Readonly<Record<string, string>>;
  /** SHA-256 of `files` in canonical form. */
  readonly sha256: string;
}

/** None for a version of which a file could not be used. */
export function contentOf({ payer, version, ruleset, rules, cases, broken }: VersionSources): Content | undefined {
  if (ruleset === undefined || broken.size > 0) return undefined;
  const home = `payers/${payer}/${version}/`;
  const files = Object.fromEntries(
    [ruleset, ...rules, ...cases].map(({ file, document }) => [
      file.path.slice(home.length),
      digestOfDocument(document),
    ]),
  );
  return { files, sha256: digest(files) };
}

/** Criteria sets and overlays by the folder they are in, each with its digest; those that could not be used are left out. */
export function dependenciesIn({ criteria, overlays }: Sources): ReadonlyMap<string, string> {
  return new Map([
    ...criteria.map(({ set, document }) => [`criteria/${set}`, digestOfDocument(document)] as const),
    ...overlays.flatMap((source) => {
      const overlay = assembleOverlay(source);
      return overlay === undefined ? [] : [[`overlays/${source.overlay}/${source.version}`, overlay.digest] as const];
    }),
  ]);
}

/** The criteria sets and overlays that answers of the version depend on, each with its digest, out of those there are. */
export function restsOn(
  document: RulesetDocument,
  known: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  const sets = { has: (id: string) => known.has(`criteria/${id}`) };
  const folders = [
    ...(['adult', 'adolescent'] as const).map(
      (population) => `criteria/${criteriaFor(document, population, sets).set}`,
    ),
    ...(document.imports ?? []).map(readImport).map(({ overlay, version }) => `overlays/${overlay}/${version}`),
  ];
  return Object.fromEntries(
    [...new Set(folders)].flatMap((folder) => (known.has(folder) ? [[folder, known.get(folder) as string]] : [])),
  );
}

/** The ruleset with the end and the withdrawal recorded since its publication; the file itself is never edited. */
export function inForce(document: RulesetDocument, record: Publication | undefined): RulesetDocument {
  if (record?.ended === undefined && record?.withdrawn === undefined) return document;
  const { ended, withdrawn } = record;
  return {
    ...document,
    ...(ended === undefined ? {} : { effective: { ...document.effective, to: ended.to } }),
    ...(withdrawn === undefined ? {} : { withdrawn: { on: withdrawn.on, reason: withdrawn.reason } }),
  };
}

interface Dated {
  readonly document: RulesetDocument;
  readonly published?: Publication | undefined;
}

/** An open version ends the day before a draft that begins after it, as it will once the draft is published. */
export function endedByDrafts<V extends Dated>(versions: readonly V[]): readonly V[] {
  return versions.map((version) => {
    const { effective } = version.document;
    const follower = versions
      .filter(({ document, published }) => published === undefined && document.supersedes !== version.document.version)
      .map(({ document }) => document.effective.from)
      .filter((from) => from > effective.from)
      .sort()[0];
    if (effective.to !== null || follower === undefined) return version;
    return { ...version, document: { ...version.document, effective: { ...effective, to: addDays(follower, -1) } } };
  });
}
