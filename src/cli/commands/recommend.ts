import type { Command } from 'commander';
import { recommend } from '../../recommend.js';
import { readBody } from '../read-input.js';
import { openLibrary, type RulesetsOption, withRulesets } from '../rulesets-folder.js';
import { refuse } from '../refuse.js';
import type { Session } from '../session.js';
import { recommendationLines } from '../views/recommendation.js';

interface RecommendOptions extends RulesetsOption {
  readonly json?: boolean;
}

export function recommendCommand(program: Command, session: Session): void {
  withRulesets(program.command('recommend'))
    .summary('find the level of care an assessment indicates')
    .description(
      'Finds the level an assessment indicates (a body as POST /v1/recommendations takes it). No payer has a say in it.',
    )
    .argument('<file>', 'assessment as JSON, or - for standard input')
    .option('--json', 'print the recommendation as the API gives it')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: RecommendOptions) => {
      const library = openLibrary(session, options);
      const body = await readBody(session, file);
      const outcome = body.ok ? recommend(body.value, library) : body;
      if (!outcome.ok) session.end(refuse(session, outcome.faults, options));
      else if (options.json === true) session.printJson(outcome.value);
      else session.print(recommendationLines(session.sheet, library, outcome.value));
    });
}

const EXAMPLES = `
Examples:
  ur recommend assessment.json
  echo '{"member":{"age":34},"assessment":{"asam3":{"d1":0,"d2":1}}}' | ur recommend -`;
