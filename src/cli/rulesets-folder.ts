import type { Command } from 'commander';
import { readConfig } from '../config.js';
import type { Library } from '../library.js';
import { loadLibrary } from '../library.js';
import type { RulesetFault } from '../rulesets/load.js';
import { describeFault } from '../rulesets/load.js';
import { Failure } from './failure.js';
import type { Environment, Session } from './session.js';

export interface RulesetsOption {
  readonly rulesets?: string;
}

export const withRulesets = (command: Command): Command =>
  command.option('--rulesets <folder>', 'folder of the rulesets (default: UR_RULESETS, else those shipped with ur)');

/** The folder asked for, else that of the environment, else the one in the package. */
export function rulesetsFolder(env: Environment, asked: string | undefined): string {
  const config = readConfig({ UR_RULESETS: asked ?? env['UR_RULESETS'] });
  if (!config.ok) throw new Failure('usage', config.problems);
  return config.value.rulesets;
}

/** @throws {Failure} with every fault, since nothing can be decided by half of the rules. */
export function openLibrary(session: Session, { rulesets }: RulesetsOption): Library {
  const folder = rulesetsFolder(session.env, rulesets);
  const loaded = (session.load ?? loadLibrary)(folder);
  if (!loaded.ok) throw rulesetsFailure(folder, loaded.faults);
  return loaded.library;
}

export function rulesetsFailure(folder: string, faults: readonly RulesetFault[]): Failure {
  if (faults.some(({ code }) => code === 'root-missing')) return noFolder(folder);
  const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`;
  return new Failure('faulty', [`ur: the rulesets in ${folder} have ${count}:`, ...faults.map(describeFault)]);
}

export const noFolder = (folder: string): Failure =>
  new Failure('cannotRun', [
    `ur: there is no readable rulesets folder at ${folder}`,
    '    name it with --rulesets or UR_RULESETS',
  ]);
