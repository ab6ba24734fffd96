import { isRecord } from '../domain/record.js';
import type { LoadedVersion, RulesetFault } from './load.js';
import { loadFiles } from './load.js';
import { MOST_FAULTS } from './posted.js';
import type { RawFile } from './tree.js';
import { kindOf, payerOf } from './tree.js';

export type Draft =
  | { readonly ok: true; readonly version: LoadedVersion }
  /** Files by their path within the draft. */
  | { readonly ok: false; readonly faults: readonly RulesetFault[] };

/** Stands for a version that does not say what it is called. */
const UNNAMED = 'draft';

/**
 * Checks the files of one version, `ruleset.json` and those in `rules/` and `cases/`, as if they lay in the payer's
 * folder. Of the payer's other versions only those count that the draft supersedes: when it will be in force is not
 * asked yet.
 */
export function readDraft(base: readonly RawFile[], payer: string, files: readonly RawFile[]): Draft {
  const home = `payers/${payer}`;
  const { superseded, version } = headOf(files);
  const earlier = new Set<string>();
  for (let next = superseded; next !== undefined && next !== version && !earlier.has(next);) {
    earlier.add(next);
    next = headOf(within(base, `${home}/${next}/`)).superseded;
  }
  const beside = importersIn(base, payer);
  const around = base.filter(
    ({ path }) =>
      isShared(path) ||
      path === `${home}/payer.json` ||
      beside.has(payerOf(path) ?? '') ||
      [...earlier].some((one) => path.startsWith(`${home}/${one}/`)),
  );
  const folder = `${home}/${version}/`;
  const loaded = loadFiles(
    [...around, NOTHING_PUBLISHED, ...files.map((file) => ({ ...file, path: folder + file.path }))],
    MOST_FAULTS,
  );
  if (!loaded.ok)
    return { ok: false, faults: loaded.faults.map((fault) => ({ ...fault, file: less(fault.file, folder) })) };
  const own = loaded.documents.payers.find(({ document }) => document.payer === payer);
  const found = own?.versions.find(({ document }) => document.version === version);
  if (found === undefined) throw new Error('a draft without a fault is loaded');
  return { ok: true, version: found };
}

/** Other payers that import overlays: the cases of an overlay's rules are theirs. */
function importersIn(base: readonly RawFile[], payer: string): ReadonlySet<string> {
  const importing = base.filter(
    ({ bytes, path }) => path.endsWith('/ruleset.json') && 'imports' in objectIn(new TextDecoder().decode(bytes)),
  );
  return new Set(importing.flatMap(({ path }) => payerOf(path) ?? []).filter((one) => one !== payer));
}

/** What was published of this payer or of others does not bear on a draft. */
const NOTHING_PUBLISHED: RawFile = {
  path: 'published.json',
  bytes: new TextEncoder().encode('{ "records": [] }'),
};

/** What all payers share. */
function isShared(path: string): boolean {
  const kind = kindOf(path);
  return kind !== undefined && kind !== 'published' && !path.startsWith('payers/');
}

const within = (files: readonly RawFile[], folder: string): readonly RawFile[] =>
  files.filter(({ path }) => path.startsWith(folder)).map((file) => ({ ...file, path: less(file.path, folder) }));

const less = (path: string, folder: string): string => (path.startsWith(folder) ? path.slice(folder.length) : path);

/** What the draft calls itself and supersedes, before anything is known to be sound. */
function headOf(files: readonly RawFile[]): { readonly version: string; readonly superseded: string | undefined } {
  const bytes = files.find(({ path }) => path === 'ruleset.json')?.bytes;
  const head = bytes === undefined ? {} : objectIn(new TextDecoder().decode(bytes));
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' && NAME.test(value) ? value : undefined;
  return { version: text(head['version']) ?? UNNAMED, superseded: text(head['supersedes']) };
}

/** As a folder may be called. */
const NAME = /^[a-z0-9][a-z0-9.-]{0,63}$/;

function objectIn(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
