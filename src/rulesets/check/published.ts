import { digest } from '../digest.js';
import type { Publication } from '../documents.js';
import type { Faults, Placed } from '../faults.js';
import { escapeKey } from '../json.js';
import { contentOf, dependenciesIn, restsOn } from '../publication.js';
import type { Sources, VersionSources } from '../sources.js';

/** What was published is still there, and still what it was. */
export function checkPublished(sources: Sources, faults: Faults): void {
  const { published, payers, criteriaBroken, overlays } = sources;
  if (published === undefined) return;
  const { file } = published;
  const dependencies = criteriaBroken || overlays.some(({ broken }) => broken) ? undefined : dependenciesIn(sources);
  const seen = new Set<string>();
  published.document.records.forEach((record, index) => {
    const pointer = `/records/${index}`;
    const name = `\`${record.payer}\` ${record.version}`;
    if (seen.has(name)) faults.add(file, 'id-duplicate', pointer, `${name} has a record already`);
    seen.add(name);
    if (digest(record.files) !== record.sha256) {
      faults.add(file, 'published-record', `${pointer}/sha256`, `the SHA-256 of ${name} is not that of its \`files\``);
    }
    const version = payers
      .find(({ payer }) => payer === record.payer)
      ?.versions.find((one) => one.version === record.version);
    checkDependencies(record, version, dependencies, file, pointer, faults);
    if (version === undefined)
      faults.add(file, 'published-missing', pointer, `there is no folder \`payers/${record.payer}/${record.version}\``);
    else {
      checkContent(record, version, faults);
      checkEnd(record, version, file, pointer, faults);
    }
  });
}

/** Each file that was changed, added or removed since. */
function checkContent({ files, on }: Publication, version: VersionSources, faults: Faults): void {
  const content = contentOf(version);
  if (content === undefined) return;
  for (const path of new Set([...Object.keys(files), ...Object.keys(content.files)])) {
    const [then, now] = [files[path], content.files[path]];
    if (then === now) continue;
    const what = then === undefined ? 'was added' : now === undefined ? 'was removed' : 'was changed';
    faults.addFile(
      `payers/${version.payer}/${version.version}/${path}`,
      'published-changed',
      `\`${path}\` ${what} after this version was published on ${on}`,
    );
  }
}

function checkDependencies(
  record: Publication,
  source: VersionSources | undefined,
  dependencies: ReadonlyMap<string, string> | undefined,
  file: Placed,
  pointer: string,
  faults: Faults,
): void {
  if (dependencies === undefined) return;
  const { payer, version } = record;
  const needed = source?.ruleset === undefined ? {} : restsOn(source.ruleset.document, dependencies);
  for (const path of Object.keys(needed)) {
    if (Object.hasOwn(record.restsOn, path)) continue;
    faults.add(
      file,
      'published-record',
      `${pointer}/restsOn`,
      `\`${payer}\` ${version} rests on \`${path}\`, which its record does not name`,
    );
  }
  for (const [path, then] of Object.entries(record.restsOn)) {
    const now = dependencies.get(path);
    if (now === then) continue;
    const what = now === undefined ? 'is gone' : 'has changed';
    faults.add(
      file,
      'published-dependency',
      `${pointer}/restsOn/${escapeKey(path)}`,
      `\`${path}\` ${what} since \`${payer}\` ${version} was published or renewed`,
    );
  }
}

function checkEnd(
  { ended }: Publication,
  { ruleset }: VersionSources,
  file: Placed,
  pointer: string,
  faults: Faults,
): void {
  if (ended === undefined || ruleset === undefined) return;
  const { from, to } = ruleset.document.effective;
  if (ended.to >= from && (to === null || ended.to < to)) return;
  faults.add(
    file,
    'published-end',
    `${pointer}/ended/to`,
    `it was published from ${from} ${to === null ? 'on' : `to ${to}`}, and is to end on ${ended.to}`,
  );
}
