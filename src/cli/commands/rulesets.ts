import type { Command } from 'commander';
import type { Session } from '../session.js';
import { rulesetsCheckCommand } from './rulesets-check.js';
import { rulesetsSimulateCommand } from './rulesets-simulate.js';
import { rulesetsTestCommand } from './rulesets-test.js';

export function rulesetsCommand(program: Command, session: Session): void {
  const rulesets = program.command('rulesets').summary('check and test rulesets').description('Work on rulesets.');
  rulesetsCheckCommand(rulesets, session);
  rulesetsSimulateCommand(rulesets, session);
  rulesetsTestCommand(rulesets, session);
}
