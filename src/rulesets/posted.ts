import { checkMeaning } from './check/index.js';
import type { RulesetFault } from './faults.js';
import { faultsUpTo } from './faults.js';
import type { Sources } from './sources.js';
import { readSources } from './sources.js';
import type { RawFile } from './tree.js';
import { kindOf, payerOf } from './tree.js';

const README = /(^|\/)README\.md$/;

/** The files of a loaded set with others in their place or beside them; files of people are left out. */
export function laidOver(loaded: readonly RawFile[], posted: readonly RawFile[]): readonly RawFile[] {
  const documents = posted.filter(({ path }) => !README.test(path));
  const replaced = new Set(documents.map(({ path }) => path));
  return [...loaded.filter(({ path }) => !replaced.has(path)), ...documents].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Beyond these an author corrects some and asks again. */
export const MOST_FAULTS = 1000;

/**
 * The faults of files that somebody has written for a payer, held against the facts, reasons, criteria and overlays that
 * are loaded, and against what is loaded of the same payer. All of them, or the first {@link MOST_FAULTS} that are found.
 */
export function checkPosted(loaded: readonly RawFile[], posted: readonly RawFile[]): readonly RulesetFault[] {
  const payers = new Set(posted.flatMap(({ path }) => payerOf(path) ?? []));
  const paths = new Set(posted.map(({ path }) => path));
  const found = faultsUpTo(MOST_FAULTS, (faults) => {
    for (const { path } of posted) {
      if (!isOfPayer({ path }) && !README.test(path))
        faults.addFile(path, 'file-stray', `\`${path}\` is not a file of a payer’s ruleset`);
    }
    const sources = readSources(laidOver(loaded, posted.filter(isOfPayer)), faults);
    checkMeaning(only(sources, payers), faults);
  });
  return found.filter(({ file }) => paths.has(file) || payers.has(payerOf(file) ?? ''));
}

/** Facts, reasons, criteria and overlays are not for a payer to send. */
const isOfPayer = ({ path }: RawFile): boolean => payerOf(path) !== undefined && kindOf(path) !== undefined;

function only(sources: Sources, payers: ReadonlySet<string>): Sources {
  const { published } = sources;
  const records = published?.document.records.filter(({ payer }) => payers.has(payer)) ?? [];
  return {
    ...sources,
    payers: sources.payers.filter(({ payer }) => payers.has(payer)),
    ...(published === undefined ? {} : { published: { ...published, document: { records } } }),
  };
}
