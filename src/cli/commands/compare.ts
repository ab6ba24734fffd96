import type { Command } from 'commander';
import { takeApart } from '../../analysis/comparison/asked.js';
import type { Asked } from '../../analysis/comparison/compare.js';
import { compare } from '../../analysis/comparison/compare.js';
import type { Comparison } from '../../analysis/comparison/comparison.js';
import type { Outcome } from '../../domain/faults.js';
import type { Library } from '../../library.js';
import { problemJson } from '../json-answer.js';
import { readBody } from '../read-input.js';
import { openLibrary, type RulesetsOption, withRulesets } from '../rulesets-folder.js';
import type { Session } from '../session.js';
import { comparisonLines } from '../views/comparison.js';
import { faultLines } from '../views/faults.js';
import { unknownName } from '../unknown-name.js';

interface CompareOptions extends RulesetsOption {
  readonly payers?: readonly string[];
  readonly json?: boolean;
}

export function compareCommand(program: Command, session: Session): void {
  withRulesets(program.command('compare'))
    .summary('ask several payers about one case, and why they differ')
    .description(
      'Reviews one case under several payers, side by side, and tells why their answers differ: another level indicated, coverage, a rule that decides at one and not at another, a law. A payer whose rules do not bind the plan, or are not in force, is shown as such.',
    )
    .argument('<file>', 'a review request as JSON, or - for standard input; its own payer plays no part')
    .option('--payers <payer...>', 'payers to ask (default: the list `payers` in the file, else all)')
    .option('--json', 'print the comparison as the API gives it')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: CompareOptions) => {
      const library = openLibrary(session, options);
      const body = await readBody(session, file);
      const outcome = body.ok ? comparisonOf(body.value, options, library) : body;
      if (!outcome.ok) {
        if (options.json === true) session.printJson(problemJson(outcome.faults));
        session.complain(faultLines(session.errorSheet, outcome.faults));
        session.end('faulty');
      } else if (options.json === true) session.printJson(outcome.value);
      else session.print(comparisonLines(session.sheet, outcome.value));
    });
}

const EXAMPLES = `
Examples:
  ur compare request.json
  ur compare request.json --payers example-health va-medicaid-arts
  ur compare request.json --json | jq '.differences[].statement'

To give the member another plan at a payer, put it into the file:
  "payers": ["example-health", {"payer": "va-medicaid-arts", "plan": {…}}]`;

function comparisonOf(body: unknown, { payers }: CompareOptions, library: Library): Outcome<Comparison> {
  const taken = takeApart(body, library);
  if (!taken.ok) return taken;
  const asked = payers === undefined ? taken.value.asked : chosen(payers, taken.value.asked, library);
  return compare(taken.value.body, asked, library);
}

/** Those named on the command line, each with the plan that the file gives for it. */
function chosen(payers: readonly string[], given: readonly Asked[], library: Library): readonly Asked[] {
  const unknown = payers.find((payer) => !library.payers.has(payer));
  if (unknown !== undefined) throw unknownName(`payer ${unknown}`, unknown, [...library.payers.keys()]);
  return [...new Set(payers)].map((payer) => given.find((one) => one.payer === payer) ?? { payer });
}
