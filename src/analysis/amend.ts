import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Ruleset } from '../library.js';
import { createLibrary } from '../library.js';
import type { Amendment, Name } from '../rulesets/amendments.js';
import type { Publication, PublishedDocument } from '../rulesets/documents.js';
import type { RulesetFault } from '../rulesets/faults.js';
import { createFaults } from '../rulesets/faults.js';
import { loadFiles } from '../rulesets/load.js';
import { readSources } from '../rulesets/sources.js';
import type { RawFile } from '../rulesets/tree.js';
import { readTree, UNDER_WAY } from '../rulesets/tree.js';
import type { GateResult } from './publication.js';
import { passGates } from './publication.js';

export type AmendOutcome =
  | {
      readonly kind: 'done';
      readonly written: boolean;
      readonly records: readonly Publication[];
      /** The digest by which answers name each ruleset: not that of its published files, which cover its cases too. */
      readonly rulesets: readonly Digested[];
      readonly gates: readonly GateResult[];
    }
  /** It cannot be asked for, whatever the checks say. */
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'faulty'; readonly faults: readonly RulesetFault[] }
  | { readonly kind: 'held'; readonly gates: readonly GateResult[] }
  /** These files are not what was checked. */
  | { readonly kind: 'changed'; readonly files: readonly string[] }
  /** Somebody else is writing. */
  | { readonly kind: 'busy' }
  /** The folder does not let itself be written, with the code of the system. */
  | { readonly kind: 'unwritable'; readonly code: string };

export interface Digested extends Name {
  readonly digest: string;
}

export interface AmendOptions {
  readonly dryRun?: boolean;
  /** Called once everything is checked, before the folder is read again; tests change it here. */
  readonly checked?: () => void;
}

const PUBLISHED = 'published.json';
const TRIES = 5;

/**
 * Changes `published.json` of a folder. The folder is read once; what was read is checked as it will be with the change,
 * and its digests are recorded. The change is written only if the folder still holds the same bytes, in the place of the
 * old file at once, and by one process at a time. When only `published.json` changed meanwhile, another publication was
 * faster, and everything begins again with its record in place.
 */
export function amend(root: string, amendment: Amendment, options: AmendOptions = {}): AmendOutcome {
  let outcome = attempt(root, amendment, options);
  for (let tries = 1; tries < TRIES && overtaken(outcome); tries += 1) outcome = attempt(root, amendment, options);
  return outcome;
}

const overtaken = (outcome: AmendOutcome): boolean =>
  outcome.kind === 'changed' && outcome.files.every((path) => path === PUBLISHED);

function attempt(root: string, amendment: Amendment, { dryRun = false, checked }: AmendOptions): AmendOutcome {
  const faults = createFaults();
  const files = readTree(root, faults);
  const found = faults.list();
  if (found.length > 0) return { kind: 'faulty', faults: found };
  const unread = createFaults();
  const sources = readSources(files, unread);
  // Records that cannot be read must not be replaced by none.
  const unreadable = unread.list().filter(({ file, code }) => file === PUBLISHED && code !== 'file-missing');
  if (unreadable.length > 0) return { kind: 'faulty', faults: unreadable };
  const amended = amendment(sources);
  if (!amended.ok) {
    // What cannot be asked for may only seem so in a folder with faults.
    const loaded = loadFiles(files);
    return loaded.ok ? { kind: 'refused', problem: amended.problem } : { kind: 'faulty', faults: loaded.faults };
  }
  const loaded = loadFiles(withPublished(files, amended.document));
  if (!loaded.ok) return { kind: 'faulty', faults: loaded.faults };
  const library = createLibrary(loaded.documents);
  const rulesets = [...library.payers.values()].flatMap(({ versions }) => versions);
  const gates = rulesets
    .filter((ruleset) => amended.gated.some(isNamed(ruleset)))
    .flatMap((ruleset) => passGates(library, ruleset));
  if (gates.some(({ problems }) => problems.length > 0)) return { kind: 'held', gates };
  const document = withPassed(amended.document, amended.gated, gates);
  const records = document.records.filter((record) => amended.changed.some((name) => same(name, record)));
  checked?.();
  if (!dryRun) {
    const stopped = write(root, files, document);
    if (stopped !== undefined) return stopped;
  }
  const digests = rulesets
    .filter((ruleset) => records.some(isNamed(ruleset)))
    .map(({ document: { payer, version }, digest }) => ({ payer, version, digest }));
  return { kind: 'done', written: !dryRun, records, rulesets: digests, gates };
}

const same = (a: Name, b: Name): boolean => a.payer === b.payer && a.version === b.version;
const isNamed =
  ({ document }: Ruleset) =>
  (name: Name): boolean =>
    same(name, document);

const textOf = (document: PublishedDocument): string => `${JSON.stringify(document, null, 2)}\n`;

function withPublished(files: readonly RawFile[], document: PublishedDocument): readonly RawFile[] {
  const bytes = new TextEncoder().encode(textOf(document));
  return [...files.filter(({ path }) => path !== PUBLISHED), { path: PUBLISHED, bytes }];
}

/** Where an editor finds the schema is no part of the document, and stays in the file. */
function schemaIn(files: readonly RawFile[]): { readonly $schema?: string } {
  const bytes = files.find(({ path }) => path === PUBLISHED)?.bytes;
  if (bytes === undefined) return {};
  const { $schema } = JSON.parse(new TextDecoder().decode(bytes)) as { readonly $schema?: string };
  return $schema === undefined ? {} : { $schema };
}

/** Loading was the check; the gates say what else was passed. */
function withPassed(
  document: PublishedDocument,
  gated: readonly Name[],
  gates: readonly GateResult[],
): PublishedDocument {
  const passed = (record: Publication): readonly string[] => [
    'check',
    ...gates.filter((one) => same(one, record)).map(({ gate }) => gate),
  ];
  return {
    ...document,
    records: document.records.map((record) =>
      gated.some((name) => same(name, record)) ? { ...record, passed: passed(record) } : record,
    ),
  };
}

/** The new file is made under a name of its own that only one process can take, and then takes the old one's place. */
function write(root: string, checked: readonly RawFile[], document: PublishedDocument): AmendOutcome | undefined {
  const temporary = join(root, UNDER_WAY);
  let handle: number;
  try {
    handle = openSync(temporary, 'wx');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return code === 'EEXIST' ? { kind: 'busy' } : { kind: 'unwritable', code };
  }
  let done = false;
  try {
    const files = differences(checked, readTree(root, createFaults()));
    if (files.length > 0) return { kind: 'changed', files };
    writeSync(handle, textOf({ ...schemaIn(checked), ...document }));
    fsyncSync(handle);
    renameSync(temporary, join(root, PUBLISHED));
    done = true;
    return undefined;
  } finally {
    closeSync(handle);
    // Once it is in place, a file of that name is somebody else's.
    if (!done) rmSync(temporary, { force: true });
  }
}

/** Paths at which two readings of a folder differ. */
function differences(before: readonly RawFile[], after: readonly RawFile[]): readonly string[] {
  const bytesAt = (files: readonly RawFile[]): ReadonlyMap<string, Uint8Array | undefined> =>
    new Map(files.map(({ path, bytes }) => [path, bytes]));
  const [then, now] = [bytesAt(before), bytesAt(after)];
  return [...new Set([...then.keys(), ...now.keys()])].filter((path) => {
    const [a, b] = [then.get(path), now.get(path)];
    return a === undefined || b === undefined || Buffer.compare(a, b) !== 0;
  });
}
