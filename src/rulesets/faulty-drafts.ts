import type { PublishedDocument } from './documents.js';
import type { RulesetFault } from './faults.js';
import { createFaults } from './faults.js';
import type { Documents } from './load.js';
import { loadFiles } from './load.js';
import type { RawFile } from './tree.js';
import { readTree } from './tree.js';

const VERSION_FOLDER = /^(payers\/[^/]+\/[^/]+)\//;
const folderOf = (path: string): string | undefined => VERSION_FOLDER.exec(path)?.[1];

/**
 * A folder that has faults, without the drafts that have them: a draft decides nothing, so no answer is another.
 * @returns undefined where anything else has a fault, or where the rest is not sound without them.
 */
export function loadWithoutFaultyDrafts(
  root: string,
  faults: readonly RulesetFault[],
): { readonly documents: Documents; readonly drafts: readonly string[] } | undefined {
  const faulty = new Set(faults.map(({ file }) => folderOf(file)));
  // With a fault anywhere else, the list of what is published is not to be relied on either.
  if (faulty.has(undefined)) return undefined;
  const files = readTree(root, createFaults());
  const published = publishedFolders(files);
  const drafts = [...faulty].filter((folder) => folder !== undefined).sort();
  if (drafts.some((folder) => published.has(folder))) return undefined;
  const rest = loadFiles(files.filter(({ path }) => !faulty.has(folderOf(path))));
  return rest.ok ? { documents: rest.documents, drafts } : undefined;
}

function publishedFolders(files: readonly RawFile[]): ReadonlySet<string> {
  const bytes = files.find(({ path }) => path === 'published.json')?.bytes;
  if (bytes === undefined) return new Set();
  const { records } = JSON.parse(Buffer.from(bytes).toString('utf8')) as PublishedDocument;
  return new Set(records.map(({ payer, version }) => `payers/${payer}/${version}`));
}
