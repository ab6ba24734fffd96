import type { Command } from 'commander';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Library, Ruleset } from '../library.js';
import { Failure } from './failure.js';
import { fromHere } from './from-here.js';
import type { RulesetsOption } from './rulesets-folder.js';
import { rulesetsFolder, withRulesets } from './rulesets-folder.js';
import type { Session } from './session.js';
import { unknownName } from './unknown-name.js';

/** A rulesets folder and the part of it that a command is about. */
export interface Part {
  readonly root: string;
  /** Below the root, with forward slashes: `payers/<payer>`, `payers/<payer>/<version>`; empty for all of it. */
  readonly within: string;
}

/** Names a part of the rulesets: a folder, a payer, or one version of it. */
export const withPath = (command: Command): Command =>
  withRulesets(command)
    .argument('[path]', 'a rulesets folder, a payer’s or a version’s folder in one, or the name of a payer')
    .argument('[version]', 'one version of that payer');

/** @throws {Failure} when there is no such folder, payer or version. */
export function partOf(session: Session, option: RulesetsOption, path?: string, version?: string): Part {
  const folder = rulesetsFolder(session.env, option.rulesets);
  const part = path === undefined ? { root: folder, within: '' } : (ofPayer(folder, path) ?? ofPath(path));
  if (part === undefined) throw missing(folder, path as string);
  if (version === undefined) return part;
  const within = `${part.within}/${version}`;
  if (/^payers\/[^/]+$/.test(part.within) && isFolder(join(part.root, within))) return { ...part, within };
  const home = join(part.root, part.within);
  throw unknownName(`version ${version} of ${path ?? ''}`, version, known(home));
}

/** Is a document of the rulesets in the part? */
export const isIn = ({ within }: Part, file: string): boolean =>
  within === '' || file === within || file.startsWith(`${within}/`);

/** The versions of a library in the part, by payer and first day. */
export const versionsIn = (library: Library, part: Part): readonly Ruleset[] =>
  [...library.payers.values()].flatMap(({ document, versions }) =>
    versions.filter((ruleset) => isIn(part, `payers/${document.payer}/${ruleset.document.version}`)),
  );

/** `<payer>` or `<payer>/<version>` of the folder that the environment names. */
function ofPayer(root: string, path: string): Part | undefined {
  const steps = path.split(/[/\\]/).filter((step) => step !== '');
  const plain = !/^[./\\]/.test(path) && steps.length <= 2;
  const within = ['payers', ...steps].join('/');
  return plain && isFolder(join(root, within)) ? { root, within } : undefined;
}

/** A place on disk: the rulesets folder around it is the nearest that holds a fact catalogue. */
function ofPath(path: string): Part | undefined {
  const place = resolve(path);
  if (!existsSync(place)) return undefined;
  for (let root = place; ; root = dirname(root)) {
    if (existsSync(join(root, 'facts.json'))) return { root, within: relative(root, place).split(sep).join('/') };
    if (root === dirname(root)) return { root: place, within: '' };
  }
}

function missing(root: string, path: string): Failure {
  if (/[./\\]/.test(path))
    return new Failure('cannotRun', [
      `ur: there is no readable rulesets folder at ${path}`,
      '    name a rulesets folder, or a payer or version in one',
    ]);
  return unknownName(`payer ${path} in ${fromHere(root, 'payers')}`, path, known(join(root, 'payers')));
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

const known = (folder: string): readonly string[] =>
  isFolder(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
    : [];
