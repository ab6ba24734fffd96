import type { Command } from 'commander';
import type { Operation, Parameters, Context } from '../../http/operation.js';
import { payerRuleset } from '../../http/routes/payer-ruleset.js';
import { payerRulesets } from '../../http/routes/payer-rulesets.js';
import { payers } from '../../http/routes/payers.js';
import type { Library } from '../../library.js';
import { Failure } from '../failure.js';
import { apiAnswer } from '../json-answer.js';
import { openLibrary, type RulesetsOption, withDrafts, withRulesets } from '../rulesets-folder.js';
import type { Session } from '../session.js';
import { faultLines } from '../views/faults.js';
import { payerLines, payerListLines } from '../views/payers.js';
import { rulesetLines } from '../views/ruleset.js';

interface PayersOptions extends RulesetsOption {
  readonly json?: boolean;
}

export function payersCommand(program: Command, session: Session): void {
  withDrafts(withRulesets(program.command('payers')))
    .summary('list payers; show one, or one version of its ruleset')
    .description(
      'Lists the payers whose rulesets are loaded, the versions of one, or one version with its coverage and rules.',
    )
    .argument('[payer]', 'payer to show')
    .argument('[version]', 'version to show, or "latest"')
    .option('--json', 'print what the API gives')
    .addHelpText('after', EXAMPLES)
    .action(async (payer: string | undefined, version: string | undefined, options: PayersOptions) => {
      const library = openLibrary(session, options);
      const named = version === 'latest' ? latest(library, payer) : version;
      const [operation, parameters] = addressOf(payer, named);
      const outcome = await apiAnswer(operation, library, parameters);
      if (!outcome.ok) throw new Failure('usage', faultLines(session.errorSheet, outcome.faults, 'The command'));
      if (options.json === true) session.printJson(outcome.value);
      else session.print(linesFor(session, library, payer, named));
    });
}

const latest = (library: Library, payer: string | undefined): string | undefined =>
  library.payers.get(payer ?? '')?.versions.at(-1)?.document.version;

function addressOf(
  payer: string | undefined,
  version: string | undefined,
): readonly [(context: Context) => Operation, Parameters] {
  if (payer === undefined) return [payers, {}];
  return version === undefined ? [payerRulesets, { payer }] : [payerRuleset, { payer, version }];
}

function linesFor(
  session: Session,
  library: Library,
  id: string | undefined,
  version: string | undefined,
): readonly string[] {
  const payer = library.payers.get(id ?? '');
  if (payer === undefined) return payerListLines(session.sheet, [...library.payers.values()]);
  const ruleset = payer.versions.find(({ document }) => document.version === version);
  return ruleset === undefined ? payerLines(session.sheet, payer) : rulesetLines(session.sheet, library, ruleset);
}

const EXAMPLES = `
Examples:
  ur payers
  ur payers va-medicaid-arts
  ur payers va-medicaid-arts latest`;
