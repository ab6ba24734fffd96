import { addDays } from '../domain/dates.js';
import type { Act, Publication, PublishedDocument, RulesetDocument } from './documents.js';
import { contentOf, dependenciesIn, inForce, restsOn } from './publication.js';
import type { Sources, VersionSources } from './sources.js';

/** A change of `published.json`, and the versions that must pass their checks before it is written. */
export type Amended =
  | {
      readonly ok: true;
      readonly document: PublishedDocument;
      readonly changed: readonly Name[];
      readonly gated: readonly Name[];
    }
  | { readonly ok: false; readonly problem: string };

/** From what is in the folder; a version that cannot be read in full is for the check of the folder to report. */
export type Amendment = (sources: Sources) => Amended;

export interface Name {
  readonly payer: string;
  readonly version: string;
}

const refuse = (problem: string): Amended => ({ ok: false, problem });

/** Publishes versions of a payer; a published version still open ends the day before the next begins. */
export const publication =
  (payer: string, versions: readonly string[], act: Act): Amendment =>
  (sources) => {
    const found = versions.map((version) => ({ version, source: versionIn(sources, { payer, version }) }));
    const dependencies = dependenciesIn(sources);
    let records = recordsIn(sources);
    const changed: Name[] = [];
    for (const { version, source } of [...found].sort((a, b) => (startOf(a.source) < startOf(b.source) ? -1 : 1))) {
      if (source === undefined) return refuse(`there is no version ${version} of ${payer}`);
      if (source.published !== undefined) return refuse(`${payer} ${version} was published on ${source.published.on}`);
      const content = contentOf(source);
      // Whatever keeps it from being read is among the faults of the folder.
      if (content === undefined || source.ruleset === undefined)
        return refuse(`a file of ${payer} ${version} cannot be used: see ur rulesets check`);
      const { from } = source.ruleset.document.effective;
      const reason = `Followed by ${version}.`;
      records = records.map((record) => {
        if (!staysOpen(record, source, sources)) return record;
        changed.push({ payer, version: record.version });
        return { ...record, ended: { to: addDays(from, -1), ...act, reason } };
      });
      changed.push({ payer, version });
      records = [
        ...records,
        {
          payer,
          version,
          ...act,
          passed: ['check'],
          ...content,
          restsOn: restsOn(source.ruleset.document, dependencies),
        },
      ];
    }
    return {
      ok: true,
      document: documentOf(sources, records),
      changed,
      gated: versions.map((version) => ({ payer, version })),
    };
  };

/** Ends the window of a published version, or ends it earlier than it was to end. */
export const ending = (name: Name, to: string, act: Act): Amendment =>
  onRecord(name, (record, document) => {
    const { effective } = inForce(document, record);
    if (to < effective.from)
      return `${nameText(name)} begins on ${effective.from} and cannot end before: to let it decide no more, withdraw it`;
    if (effective.to !== null && to >= effective.to)
      return `${nameText(name)} ends on ${effective.to} already: an end can only become earlier`;
    return { ...record, ended: { to, ...act } };
  });

/** Lets a published version decide no more, but for stays that began under it. */
export const withdrawal = (name: Name, act: Act): Amendment =>
  onRecord(name, (record) =>
    record.withdrawn === undefined
      ? { ...record, withdrawn: act }
      : `${nameText(name)} was withdrawn on ${record.withdrawn.on}`,
  );

/** Takes note of changed criteria under every published version that rests on them; each must pass its checks again. */
export const renewal =
  (act: Act): Amendment =>
  (sources) => {
    const now = dependenciesIn(sources);
    const changed: Name[] = [];
    const records = recordsIn(sources).map((record): Publication => {
      const restedOn = Object.fromEntries(
        Object.entries(record.restsOn).filter(([path, then]) => now.has(path) && now.get(path) !== then),
      );
      if (Object.keys(restedOn).length === 0) return record;
      changed.push({ payer: record.payer, version: record.version });
      const restsOn = Object.fromEntries(
        Object.entries(record.restsOn).map(([path, then]) => [path, now.get(path) ?? then]),
      );
      return { ...record, restsOn, renewed: [...(record.renewed ?? []), { ...act, restedOn }] };
    });
    if (changed.length === 0) return refuse('nothing that a published version rests on has changed');
    return { ok: true, document: documentOf(sources, records), changed, gated: changed };
  };

function onRecord(
  name: Name,
  change: (record: Publication, document: RulesetDocument) => Publication | string,
): Amendment {
  return (sources) => {
    const records = recordsIn(sources);
    const at = records.findIndex(({ payer, version }) => payer === name.payer && version === name.version);
    const record = records[at];
    if (record === undefined)
      return refuse(`${nameText(name)} is not published: a draft may simply be changed or removed`);
    const document = versionIn(sources, name)?.ruleset?.document;
    if (document === undefined) return refuse(`the ruleset of ${nameText(name)} cannot be used: see ur rulesets check`);
    const changed = change(record, document);
    if (typeof changed === 'string') return refuse(changed);
    return { ok: true, document: documentOf(sources, records.with(at, changed)), changed: [name], gated: [] };
  };
}

const nameText = ({ payer, version }: Name): string => `${payer} ${version}`;

const recordsIn = ({ published }: Sources): readonly Publication[] => published?.document.records ?? [];

/** In the order of payer and version, so that two publications meet in the same lines only when they concern the same. */
const documentOf = ({ published }: Sources, records: readonly Publication[]): PublishedDocument => ({
  ...published?.document,
  records: [...records].sort((a, b) => (nameText(a) < nameText(b) ? -1 : 1)),
});

export const versionIn = ({ payers }: Sources, name: Name): VersionSources | undefined =>
  payers.find(({ payer }) => payer === name.payer)?.versions.find(({ version }) => version === name.version);

const startOf = (version: VersionSources | undefined): string => version?.ruleset?.document.effective.from ?? '';

/** Is it in force without an end when the later version begins, and not what the later one corrects? */
function staysOpen(record: Publication, later: VersionSources, sources: Sources): boolean {
  const earlier = versionIn(sources, record)?.ruleset?.document;
  const document = later.ruleset?.document;
  if (record.payer !== later.payer || earlier === undefined || document === undefined) return false;
  const { effective, withdrawn } = inForce(earlier, record);
  return (
    effective.to === null &&
    withdrawn === undefined &&
    effective.from < document.effective.from &&
    document.supersedes !== record.version
  );
}
