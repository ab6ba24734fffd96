import type { Command } from 'commander';
import type { Outcome } from '../../domain/faults.js';
import type { Explained } from '../explain/view.js';
import { explanationLines, levelsShown } from '../explain/view.js';
import { Failure } from '../failure.js';
import type { Library } from '../../library.js';
import { readBody } from '../read-input.js';
import { recommend } from '../../recommend.js';
import { review } from '../../review.js';
import { openLibrary, type RulesetsOption, withDrafts, withRulesets } from '../rulesets-folder.js';
import { refuse } from '../refuse.js';
import type { Session } from '../session.js';
import { tellingCriteria } from '../views/recommendation.js';

interface ExplainOptions extends RulesetsOption {
  readonly all?: boolean;
  readonly level?: string;
  readonly json?: boolean;
}

/** The same command for whoever has a request in hand (`ur explain`) and whoever works on rules (`ur rulesets explain`). */
export function explainCommand(parent: Command, session: Session): void {
  const name = parent.parent === null ? 'ur explain' : 'ur rulesets explain';
  withDrafts(withRulesets(parent.command('explain')))
    .summary('show why: the tree of criteria with the values seen and wanted')
    .description(
      'Shows why a request is decided as it is: level, dimension, criterion, and each test with the value wanted and the value seen. A body without a payer is explained as a recommendation.',
    )
    .argument('<file>', 'request or assessment as JSON, or - for standard input')
    .option('--all', 'every criterion evaluated, and every part of its condition')
    .option('--level <level>', 'only the criteria of this level')
    .option('--json', 'print the answer as the API gives it, with the criteria shown')
    .addHelpText('after', examplesOf(name))
    .action(async (file: string, options: ExplainOptions) => {
      const library = openLibrary(session, options);
      const body = await readBody(session, file);
      const outcome = body.ok ? answer(body.value, library, options.all === true) : body;
      if (!outcome.ok) session.end(refuse(session, outcome.faults, options));
      else show(session, library, outcome.value, options);
    });
}

function answer(body: unknown, library: Library, all: boolean): Outcome<Explained> {
  if (typeof body === 'object' && body !== null && 'payer' in body)
    return review(body, library, all ? 'full' : 'summary');
  const outcome = recommend(body, library);
  if (!outcome.ok || all) return outcome;
  const criteria = tellingCriteria(outcome.value.criteria);
  return { ok: true, value: { ...outcome.value, criteria } };
}

function show(
  session: Session,
  library: Library,
  explained: Explained,
  { all = false, json, level }: ExplainOptions,
): void {
  const known = levelsShown(explained.criteria);
  if (level !== undefined && !known.includes(level)) {
    const list = known.length === 0 ? 'none' : known.join(', ');
    throw new Failure('usage', [`ur: this answer has no criteria of level ${level}; it has those of: ${list}`]);
  }
  const criteria = explained.criteria.filter((criterion) => level === undefined || criterion.level === level);
  if (json === true) session.printJson({ ...explained, criteria });
  else session.print(explanationLines(session.sheet, library, explained, criteria, all));
}

const examplesOf = (name: string): string => `
Examples:
  ${name} request.json
  ${name} request.json --level 2.1 --all
  ${name} assessment.json --json | jq '.criteria[].id'`;
