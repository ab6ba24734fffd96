import type { Command } from 'commander';
import { nearestName } from '../../domain/nearest.js';
import type { Fact } from '../../facts/catalogue.js';
import type { Library } from '../../library.js';
import { minimumFacts } from '../../minimum-facts.js';
import { Failure } from '../failure.js';
import { openLibrary, type RulesetsOption, withDrafts, withRulesets } from '../rulesets-folder.js';
import type { Session } from '../session.js';
import { factLines, factListLines, minimumFactLines } from '../views/facts.js';
import { faultLines } from '../views/faults.js';

interface FactsOptions extends RulesetsOption {
  readonly payer?: string;
  readonly level?: string;
  readonly date?: string;
  readonly json?: boolean;
}

export function factsCommand(program: Command, session: Session): void {
  withDrafts(withRulesets(program.command('facts')))
    .summary('read the fact catalogue, or the facts a request needs')
    .description(
      'Reads the catalogue of facts: what a request can state, with type, values and question. With a payer and a level: what must be asked for such a request, and no more.',
    )
    .argument('[name]', 'a fact, or the beginning of its name, such as requested')
    .option('--payer <payer>', 'with --level: the facts a request to this payer needs')
    .option('--level <level>', 'with --payer: for this level of care')
    .option('--date <date>', 'with --payer: the day that selects the ruleset version, YYYY-MM-DD')
    .option('--json', 'print what the API gives')
    .addHelpText('after', EXAMPLES)
    .action((name: string | undefined, options: FactsOptions) => {
      const { date, json, level, payer } = options;
      const library = openLibrary(session, options);
      if (payer === undefined && level === undefined && date === undefined) catalogue(session, library, name, json);
      else if (payer === undefined || level === undefined || name !== undefined)
        throw new Failure('usage', ['ur: --payer and --level go together, without a name']);
      else needed(session, library, { payer, level, ...(date === undefined ? {} : { date }) }, json);
    });
}

function catalogue(session: Session, { catalogue }: Library, name: string | undefined, json = false): void {
  const { facts, version } = catalogue;
  const exact = facts.filter((fact) => fact.name === name);
  const found = exact.length > 0 ? exact : facts.filter((fact) => beginsWith(fact, name ?? ''));
  const [only] = found;
  if (only === undefined) throw unknown(name ?? '', facts);
  if (json) session.printJson({ version, facts: found });
  else session.print(found.length === 1 ? factLines(session.sheet, only) : factListLines(session.sheet, found));
}

const beginsWith = ({ name }: Fact, prefix: string): boolean => {
  const whole = prefix.replace(/\.$/, '');
  return whole === '' || name.startsWith(`${whole}.`) || name.slice(name.lastIndexOf('.') + 1) === whole;
};

function unknown(name: string, facts: readonly Fact[]): Failure {
  const near = nearestName(
    name,
    facts.map((fact) => fact.name),
  );
  return new Failure('usage', [
    `ur: there is no fact ${name}`,
    near === undefined ? '    `ur facts` lists them all' : `    perhaps: ${near}`,
  ]);
}

function needed(session: Session, library: Library, query: Parameters<typeof minimumFacts>[1], json = false): void {
  const outcome = minimumFacts(library, query);
  if (!outcome.ok) throw new Failure('usage', faultLines(session.errorSheet, outcome.faults, 'The command'));
  if (json) session.printJson(outcome.value);
  else session.print(minimumFactLines(session.sheet, library, outcome.value));
}

const EXAMPLES = `
Examples:
  ur facts
  ur facts assessment.asam3
  ur facts requested.hoursPerWeek
  ur facts --payer va-medicaid-arts --level 2.1`;
