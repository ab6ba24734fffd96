import type { Command } from 'commander';
import type { Session } from '../session.js';
import { rulesetsCheckCommand } from './rulesets-check.js';
import { rulesetsParityCommand } from './rulesets-parity.js';
import { rulesetsTestCommand } from './rulesets-test.js';

export function rulesetsCommand(program: Command, session: Session): void {
  const rulesets = program
    .command('rulesets')
    .summary('check, test and prove rulesets')
    .description('Work on rulesets.');
  rulesetsCheckCommand(rulesets, session);
  rulesetsTestCommand(rulesets, session);
  rulesetsParityCommand(rulesets, session);
}
