import type { Command } from 'commander';
import { examine } from '../../analysis/advice/index.js';
import type { Documents } from '../../rulesets/load.js';
import type { RulesetsOption } from '../rulesets-folder.js';
import { aboutRoot } from '../../rulesets/tree.js';
import { noFolder } from '../rulesets-folder.js';
import type { Part } from '../rulesets-path.js';
import { isIn, partOf, withPath } from '../rulesets-path.js';
import type { Session } from '../session.js';
import { countOf, rulesetFaultLines } from '../views/ruleset-faults.js';
import { counted } from '../views/words.js';

interface CheckOptions extends RulesetsOption {
  readonly strict?: boolean;
  readonly json?: boolean;
}

export function rulesetsCheckCommand(rulesets: Command, session: Session): void {
  withPath(rulesets.command('check'))
    .summary('check rulesets and list every fault')
    .description(
      'Reads a rulesets folder as the service does at start and lists every fault with its place. Once there are no errors it also holds the rules against each other and warns: of rules that can never speak or change an answer, numbers that defeat each other, sources that nothing cites. Of a payer or version only its own faults are listed.',
    )
    .option('--strict', 'warnings fail the check too')
    .option('--json', 'print {ok, folder, within, faults, elsewhere} as JSON')
    .addHelpText('after', EXAMPLES)
    .action((path: string | undefined, version: string | undefined, options: CheckOptions) => {
      const part = partOf(session, options, path, version);
      const { faults, documents } = examine(part.root, session.today());
      const whole = faults.find(aboutRoot);
      if (whole !== undefined) throw noFolder(part.root, whole);
      const own = faults.filter(({ file }) => isIn(part, file));
      const elsewhere = faults.length - own.length;
      const fails = own.some(({ severity }) => severity === 'error' || options.strict === true);
      if (options.json === true)
        session.printJson({ ok: !fails, folder: part.root, within: part.within, faults: own, elsewhere });
      if (own.length > 0) {
        const others = elsewhere === 0 ? '' : `, and ${counted(elsewhere, 'fault')} in other parts of the folder`;
        session.complain([...rulesetFaultLines(session.errorSheet, part.root, own), `${countOf(own)}${others}`]);
      }
      if (fails) session.end('faulty');
      else if (options.json !== true) session.print([sound(part, documents, own.length, elsewhere)]);
    });
}

function sound({ root, within }: Part, documents: Documents | undefined, warnings: number, elsewhere: number): string {
  const name = within === '' ? root : within.replace(/^payers\//, '');
  const free = warnings === 0 ? 'no faults' : 'no errors';
  const others = elsewhere === 0 ? '' : ` (${counted(elsewhere, 'fault')} in other parts of the folder)`;
  return `✓ ${name} has ${free}${documents === undefined ? '' : `: ${sizeOf(documents, within)}`}${others}`;
}

function sizeOf({ criteria, facts, payers }: Documents, within: string): string {
  const [, payer, version] = within.split('/');
  const versions = payers
    .filter(({ document }) => payer === undefined || document.payer === payer)
    .flatMap((one) => one.versions)
    .filter(({ document }) => version === undefined || document.version === version);
  const sum = (count: (one: (typeof versions)[number]) => number): number =>
    versions.reduce((total, one) => total + count(one), 0);
  const parts = [
    counted(versions.length, 'version'),
    counted(
      sum(({ rules }) => rules.length),
      'rule',
    ),
    counted(
      sum(({ cases }) => cases.reduce((total, one) => total + one.cases.length, 0)),
      'case',
    ),
  ];
  const whole = [
    counted(payers.length, 'payer'),
    ...parts,
    counted(criteria.length, 'criteria set'),
    counted(facts.document.facts.length, 'fact'),
  ];
  return (within === '' ? whole : parts).join(', ');
}

const EXAMPLES = `
Examples:
  ur rulesets check
  ur rulesets check ./my-rulesets --strict
  ur rulesets check va-medicaid-arts/2020-03-05
  ur rulesets check ./my-rulesets/payers/lake-health --json`;
