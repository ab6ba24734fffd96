import type { Command } from 'commander';
import type { Session } from '../session.js';
import { explainCommand } from './explain.js';
import { rulesetsAmendCommands } from './rulesets-amend.js';
import { rulesetsCheckCommand } from './rulesets-check.js';
import { rulesetsDiffCommand } from './rulesets-diff.js';
import { rulesetsLintCommand } from './rulesets-lint.js';
import { rulesetsNewCommand } from './rulesets-new.js';
import { rulesetsPinCommand } from './rulesets-pin.js';
import { rulesetsPublishCommand } from './rulesets-publish.js';
import { rulesetsSimulateCommand } from './rulesets-simulate.js';
import { rulesetsParityCommand } from './rulesets-parity.js';
import { rulesetsTestCommand } from './rulesets-test.js';

export function rulesetsCommand(program: Command, session: Session): void {
  const rulesets = program
    .command('rulesets')
    .summary('write, check, compare and publish rulesets')
    .description('Work on rulesets.');
  rulesetsNewCommand(rulesets, session);
  rulesetsCheckCommand(rulesets, session);
  rulesetsLintCommand(rulesets, session);
  rulesetsSimulateCommand(rulesets, session);
  rulesetsTestCommand(rulesets, session);
  rulesetsPinCommand(rulesets, session);
  rulesetsPublishCommand(rulesets, session);
  rulesetsAmendCommands(rulesets, session);
  explainCommand(rulesets, session);
  rulesetsDiffCommand(rulesets, session);
  rulesetsParityCommand(rulesets, session);
}
