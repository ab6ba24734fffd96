import { Command } from 'commander';
import { ENGINE_VERSION } from '../domain/engine-version.js';
import { compareCommand } from './commands/compare.js';
import { criteriaCommand } from './commands/criteria.js';
import { decideCommand } from './commands/decide.js';
import { explainCommand } from './commands/explain.js';
import { factsCommand } from './commands/facts.js';
import { fhirCommand } from './commands/fhir.js';
import { keysCommand } from './commands/keys.js';
import { letterCommand } from './commands/letter.js';
import { payersCommand } from './commands/payers.js';
import { recommendCommand } from './commands/recommend.js';
import { replayCommand } from './commands/replay.js';
import { rulesetsCommand } from './commands/rulesets.js';
import { serveCommand } from './commands/serve.js';
import { exitCodeHelp } from './exit-codes.js';
import type { Session } from './session.js';

/** The command line in full; commands write to the session and never end the process. */
export function createProgram(session: Session): Command {
  const program = new Command('ur')
    .description(
      'Utilization review: checks a level of care asked for against the criteria and the payer’s rules, and cites every one.',
    )
    .version(ENGINE_VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .configureHelp({ minWidthToWrap: 20 })
    .exitOverride()
    .showHelpAfterError('Help: ur --help, or ur COMMAND --help')
    .configureOutput({
      writeOut: (text) => void session.stdout.write(text),
      writeErr: (text) => void session.stderr.write(text),
      getOutHelpWidth: () => session.sheet.width,
      getErrHelpWidth: () => session.errorSheet.width,
      getOutHasColors: () => session.stdout.isTTY === true,
      getErrHasColors: () => session.stderr.isTTY === true,
      outputError: (text, write) => write(text.replace(/^error: /, 'ur: ')),
    });
  serveCommand(program, session);
  decideCommand(program, session);
  recommendCommand(program, session);
  explainCommand(program, session);
  compareCommand(program, session);
  replayCommand(program, session);
  letterCommand(program, session);
  payersCommand(program, session);
  factsCommand(program, session);
  criteriaCommand(program, session);
  rulesetsCommand(program, session);
  fhirCommand(program, session);
  keysCommand(program, session);
  return program.addHelpText('after', `${EXAMPLES}\n\n${exitCodeHelp()}\n\n${ENVIRONMENT}`);
}

const EXAMPLES = `
Examples:
  ur decide request.json
  ur explain request.json --level 2.1
  ur facts --payer va-medicaid-arts --level 2.1
  ur serve --port 8080`;

const ENVIRONMENT = `Environment:
  UR_RULESETS       folder of the rulesets
  UR_DRAFTS         on: versions decide that are not published
  UR_ALLOW_REMOVAL  on: reading the rulesets again may drop published versions
  UR_…              of the service: docs/operations.md
  NO_COLOR          when set, no colour`;
