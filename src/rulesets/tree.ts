import type { Dirent } from 'node:fs';
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Faults, RulesetFault } from './faults.js';
import { createFaults } from './faults.js';
import { MAX_BYTES } from './json.js';

/** What a document of the folder is, by its place. */
export type FileKind =
  | 'facts'
  | 'reasons'
  | 'themes'
  | 'lint-law'
  | 'clocks'
  | 'rights'
  | 'reviewers'
  | 'level-names'
  | 'crosswalk'
  | 'criteria'
  | 'payer'
  | 'ruleset'
  | 'rules'
  | 'cases'
  | 'overlay'
  | 'published';

export interface RawFile {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  /** Absent when the file is there and cannot be read, which is a fault of its own. */
  readonly bytes?: Uint8Array;
}

const NAME = '[a-z0-9][a-z0-9.-]{0,63}';
const README = /^(.*\/)?README\.md$/;
/** Where a publication is written before it takes the place of the old file; it is there for a moment only. */
export const UNDER_WAY = 'published.json.new';
const FOLDER = new RegExp(
  `^(law|criteria(/${NAME})?|overlays(/${NAME}(/${NAME}(/rules)?)?)?|payers(/${NAME}(/${NAME}(/(rules|cases))?)?)?)$`,
);
const KINDS: readonly (readonly [FileKind, RegExp])[] = [
  ['facts', /^facts\.json$/],
  ['reasons', /^reasons\.json$/],
  ['themes', /^themes\.json$/],
  ['lint-law', /^lint-law\.json$/],
  ['clocks', /^law\/clocks\.json$/],
  ['rights', /^law\/rights\.json$/],
  ['reviewers', /^law\/reviewers\.json$/],
  ['level-names', /^level-names\.json$/],
  ['crosswalk', /^crosswalk\.json$/],
  ['published', /^published\.json$/],
  ['criteria', new RegExp(`^criteria/${NAME}/criteria\\.json$`)],
  ['overlay', new RegExp(`^overlays/${NAME}/${NAME}/overlay\\.json$`)],
  ['rules', new RegExp(`^overlays/${NAME}/${NAME}/rules/${NAME}\\.json$`)],
  ['payer', new RegExp(`^payers/${NAME}/payer\\.json$`)],
  ['ruleset', new RegExp(`^payers/${NAME}/${NAME}/ruleset\\.json$`)],
  ['rules', new RegExp(`^payers/${NAME}/${NAME}/rules/${NAME}\\.json$`)],
  ['cases', new RegExp(`^payers/${NAME}/${NAME}/cases/${NAME}\\.json$`)],
];

export const kindOf = (path: string): FileKind | undefined => KINDS.find(([, pattern]) => pattern.test(path))?.[0];

/** The payer in whose folder a file lies. */
export const payerOf = (path: string): string | undefined => /^payers\/([^/]+)\//.exec(path)?.[1];

/** Said of the whole folder: nothing in it was read. */
export const aboutRoot = ({ code }: RulesetFault): boolean => code === 'root-missing' || code === 'root-other';

/** Every document under the root, in the order of their names; whatever else is there is a fault. */
export function readTree(root: string, faults: Faults): readonly RawFile[] {
  let home: string;
  try {
    home = realpathSync(root);
    if (!statSync(home).isDirectory()) throw new Error('not a folder');
  } catch {
    faults.addFile('.', 'root-missing');
    return [];
  }
  if (!isRulesets(home)) {
    const near = rulesetsNear(home);
    faults.addFile(
      '.',
      'root-other',
      `this is not a rulesets folder: it holds neither facts.json nor payers${near === undefined ? '' : `; did you mean ${near}?`}`,
    );
    return [];
  }
  const files: RawFile[] = [];
  const visit = (folder: string): void => {
    for (const entry of entriesIn(join(home, folder), folder, faults)) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (path === UNDER_WAY) continue;
      const kind = entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : linkedKind(home, path, faults);
      if (kind === undefined && kindOf(path) !== undefined) files.push({ path });
      if (kind === undefined || README.test(path)) continue;
      if (kind === 'folder' && FOLDER.test(path)) visit(path);
      else if (kind === 'file' && kindOf(path) !== undefined) readInto(files, home, path, faults);
      else faults.addFile(path, 'file-stray', `\`${path}\` does not belong here`);
    }
  };
  visit('');
  return files;
}

/** Without either, every file of another folder would be called stray. */
const isRulesets = (folder: string): boolean => ['facts.json', 'payers'].some((name) => existsSync(join(folder, name)));

/** The nearest folder around, or one inside, with a fact catalogue. */
function rulesetsNear(home: string): string | undefined {
  const holdsFacts = (folder: string): boolean => existsSync(join(folder, 'facts.json'));
  for (let around = dirname(home); around !== dirname(around); around = dirname(around))
    if (holdsFacts(around)) return around;
  return entriesIn(home, '', createFaults())
    .map(({ name }) => join(home, name))
    .find(holdsFacts);
}

function entriesIn(absolute: string, path: string, faults: Faults): readonly Dirent[] {
  try {
    return readdirSync(absolute, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    faults.addFile(path === '' ? '.' : path, 'file-unreadable');
    return [];
  }
}

/** A link counts as what it leads to, and may not lead out of the folder. */
function linkedKind(home: string, path: string, faults: Faults): 'file' | 'folder' | 'other' | undefined {
  const absolute = join(home, path);
  try {
    if (lstatSync(absolute).isSymbolicLink() && !realpathSync(absolute).startsWith(home + sep)) {
      faults.addFile(path, 'link-leaves-root');
      return undefined;
    }
    const state = statSync(absolute);
    return state.isFile() ? 'file' : state.isDirectory() ? 'folder' : 'other';
  } catch {
    faults.addFile(path, 'file-unreadable');
    return undefined;
  }
}

function readInto(files: RawFile[], home: string, path: string, faults: Faults): void {
  const absolute = join(home, path);
  try {
    const { size } = statSync(absolute);
    if (size > MAX_BYTES) {
      faults.addFile(path, 'file-too-large', `the file has ${size} bytes`);
      files.push({ path });
    } else files.push({ path, bytes: readFileSync(absolute) });
  } catch {
    faults.addFile(path, 'file-unreadable');
    files.push({ path });
  }
}
