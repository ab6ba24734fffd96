import type { Command } from 'commander';
import type { Config } from '../config/read.js';
import { readConfig } from '../config/read.js';
import { readDigestKeys } from '../digest-keys.js';
import type { Library, LibraryOptions, LoadedLibrary } from '../library.js';
import { createLibrary, loadLibrary } from '../library.js';
import { loadWithoutFaultyDrafts } from '../rulesets/faulty-drafts.js';
import type { RulesetFault } from '../rulesets/load.js';
import { describeFault } from '../rulesets/load.js';
import { aboutRoot } from '../rulesets/tree.js';
import { Failure } from './failure.js';
import type { Environment, Session } from './session.js';

export interface RulesetsOption {
  readonly rulesets?: string;
  readonly drafts?: boolean;
}

export const withRulesets = (command: Command): Command =>
  command.option('--rulesets <folder>', 'folder of the rulesets (default: UR_RULESETS, else those shipped with ur)');

/** For commands that answer as the service does; those that work on rulesets always see the drafts. */
export const withDrafts = (command: Command): Command =>
  command.option(
    '--drafts',
    'let versions decide that are not published (default: UR_DRAFTS, else only published ones)',
  );

/** The folder asked for, else that of the environment, else the one in the package. */
export const rulesetsFolder = (env: Environment, asked: string | undefined): string =>
  settingsOf(env, asked === undefined ? {} : { rulesets: asked }).rulesets;

function settingsOf(env: Environment, { drafts, rulesets }: RulesetsOption): Config {
  const config = readConfig({
    UR_RULESETS: rulesets ?? env['UR_RULESETS'],
    UR_DRAFTS: drafts === true ? 'on' : env['UR_DRAFTS'],
    UR_DIGEST_KEY_FILE: env['UR_DIGEST_KEY_FILE'],
  });
  if (!config.ok) throw usage(config.problems);
  return config.value;
}

const usage = (problems: readonly string[]): Failure =>
  new Failure(
    'usage',
    problems.map((problem) => `ur: ${problem}`),
  );

/** @throws {Failure} with every fault, since nothing can be decided by half of the rules. */
export function openWholeLibrary(session: Session, options: RulesetsOption): Library {
  const { folder, loaded } = load(session, options);
  if (!loaded.ok) throw rulesetsFailure(folder, loaded.faults);
  return loaded.library;
}

/**
 * For commands that answer as the service does: where drafts do not decide, one that its author has broken is left out
 * with a word, and stops nobody who does not work on it.
 * @throws {Failure} with every fault, where anything but a draft has one.
 */
export const openLibrary = (session: Session, options: RulesetsOption): Library =>
  openLibraryAsMade(session, options).library;

/** The same, with what it was made with beside its files. */
export function openLibraryAsMade(
  session: Session,
  options: RulesetsOption,
): { readonly library: Library; readonly made: LibraryOptions } {
  const { folder, library: made, loaded } = load(session, options);
  if (loaded.ok) return { library: loaded.library, made };
  const rest = made.drafts === 'on' ? undefined : loadWithoutFaultyDrafts(folder, loaded.faults);
  if (rest === undefined) throw rulesetsFailure(folder, loaded.faults);
  session.complain(
    rest.drafts.map((draft) => `ur: the draft ${draft} has faults and is left out: see ur rulesets check`),
  );
  return { library: createLibrary(rest.documents, made), made };
}

function load(
  session: Session,
  options: RulesetsOption,
): { readonly folder: string; readonly library: LibraryOptions; readonly loaded: LoadedLibrary } {
  const { digestKeyFile, drafts, rulesets: folder } = settingsOf(session.env, options);
  const keys = readDigestKeys(digestKeyFile);
  if (!keys.ok) throw usage(keys.problems);
  const library: LibraryOptions = { drafts, digestKeys: keys.keys };
  return { folder, library, loaded: (session.load ?? loadLibrary)(folder, library) };
}

export function rulesetsFailure(folder: string, faults: readonly RulesetFault[]): Failure {
  const whole = faults.find(aboutRoot);
  if (whole !== undefined) return noFolder(folder, whole);
  const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`;
  return new Failure('faulty', [`ur: the rulesets in ${folder} have ${count}:`, ...faults.map(describeFault)]);
}

export const noFolder = (folder: string, { code, message }: RulesetFault): Failure =>
  new Failure('cannotRun', [
    code === 'root-missing' ? `ur: there is no readable rulesets folder at ${folder}` : `ur: ${folder}: ${message}`,
    '    name it with --rulesets or UR_RULESETS',
  ]);
