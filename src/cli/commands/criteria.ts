import type { Command } from 'commander';
import { criteriaSet } from '../../http/routes/criteria-set.js';
import { criteria } from '../../http/routes/criteria.js';
import { Failure } from '../failure.js';
import { apiAnswer } from '../json-answer.js';
import { openLibrary, type RulesetsOption, withRulesets } from '../rulesets-folder.js';
import type { Session } from '../session.js';
import { criteriaListLines, criteriaSetLines } from '../views/criteria.js';
import { faultLines } from '../views/faults.js';

interface CriteriaOptions extends RulesetsOption {
  readonly json?: boolean;
}

export function criteriaCommand(program: Command, session: Session): void {
  withRulesets(program.command('criteria'))
    .summary('list the clinical criteria sets, or show one')
    .description('Lists the clinical criteria sets held as data, or shows one: its levels and what each asks for.')
    .argument('[id]', 'criteria set to show')
    .option('--json', 'print what the API gives')
    .addHelpText('after', '\nExamples:\n  ur criteria\n  ur criteria asam-3-adult')
    .action(async (id: string | undefined, options: CriteriaOptions) => {
      const library = openLibrary(session, options);
      const outcome = await apiAnswer(id === undefined ? criteria : criteriaSet, library, { id });
      if (!outcome.ok) throw new Failure('usage', faultLines(session.errorSheet, outcome.faults, 'The command'));
      const set = library.criteria.get(id ?? '');
      if (options.json === true) session.printJson(outcome.value);
      else if (set === undefined) session.print(criteriaListLines(session.sheet, [...library.criteria.values()]));
      else session.print(criteriaSetLines(session.sheet, set));
    });
}
