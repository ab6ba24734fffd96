import type { Command } from 'commander';
import type { Session } from '../session.js';
import { explainCommand } from './explain.js';
import { rulesetsCheckCommand } from './rulesets-check.js';
import { rulesetsDiffCommand } from './rulesets-diff.js';
import { rulesetsTestCommand } from './rulesets-test.js';

export function rulesetsCommand(program: Command, session: Session): void {
  const rulesets = program
    .command('rulesets')
    .summary('check, test, explain and compare rulesets')
    .description('Work on rulesets.');
  rulesetsCheckCommand(rulesets, session);
  rulesetsTestCommand(rulesets, session);
  explainCommand(rulesets, session);
  rulesetsDiffCommand(rulesets, session);
}
