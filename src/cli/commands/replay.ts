import type { Command } from 'commander';
import type { Fault, Outcome } from '../../domain/faults.js';
import { fail, succeed } from '../../domain/faults.js';
import { USUAL_LIMITS } from '../../config/read.js';
import { boundsOf } from '../../http/body/bounds.js';
import { DEEPEST_ANSWER } from '../../http/routes/replays.js';
import type { Replay } from '../../replay/replay.js';
import { replay } from '../../replay/replay.js';
import type { ExitName } from '../exit-codes.js';
import { Failure } from '../failure.js';
import { problemJson } from '../json-answer.js';
import { readBody } from '../read-input.js';
import { openLibrary, type RulesetsOption, withDrafts, withRulesets } from '../rulesets-folder.js';
import type { Session } from '../session.js';
import { faultLines } from '../views/faults.js';
import { replayLines } from '../views/replay.js';

interface ReplayOptions extends RulesetsOption {
  readonly json?: boolean;
}

export function replayCommand(program: Command, session: Session): void {
  withDrafts(withRulesets(program.command('replay')))
    .summary('make a stored answer again, and say what is different')
    .description(
      'Makes an answer again from the request and the determination that were kept, by the versions that the determination names: to the byte on the same engine version, otherwise by decision, care, rules and criteria with their results.',
    )
    .argument('<request>', 'the request that was sent, as JSON, or - for standard input')
    .argument('<determination>', 'the determination it got, as JSON, or - for standard input')
    .option('--json', 'print the replay as the API gives it')
    .addHelpText('after', EXAMPLES)
    .action(async (request: string, determination: string, options: ReplayOptions) => {
      const library = openLibrary(session, options);
      const kept = await bothOf(session, request, determination);
      const outcome = kept.ok ? replay(kept.value, library) : kept;
      if (!outcome.ok) {
        if (options.json === true) session.printJson(problemJson(outcome.faults));
        session.complain(faultLines(session.errorSheet, outcome.faults, 'What was kept'));
        session.end('faulty');
        return;
      }
      if (options.json === true) session.printJson(outcome.value);
      else session.print(replayLines(session.sheet, outcome.value));
      session.end(EXITS[outcome.value.outcome]);
    });
}

const EXITS: Readonly<Record<Replay['outcome'], ExitName>> = {
  identical: 'done',
  equivalent: 'done',
  different: 'disagrees',
  'not-replayable': 'notReplayable',
};

const EXAMPLES = `
Examples:
  ur replay request.json determination.json
  ur replay request.json determination.json --json | jq '.differences[].pointer'

The exit code is 0 where the answer comes out identical or equivalent, 4 where
it comes out different, 6 where it cannot be made again here.`;

const BOUNDS = { bytes: boundsOf(USUAL_LIMITS, USUAL_LIMITS.replayBodyKB).bytes, deepest: DEEPEST_ANSWER };

async function bothOf(session: Session, request: string, determination: string): Promise<Outcome<object>> {
  if (request === '-' && determination === '-')
    throw new Failure('usage', ['ur: only one of the two can come from standard input']);
  const asked = await readBody(session, request, BOUNDS);
  const answered = await readBody(session, determination, BOUNDS);
  if (asked.ok && answered.ok) return succeed({ request: asked.value, determination: answered.value });
  return fail(...placed(asked, '/request'), ...placed(answered, '/determination'));
}

const placed = (read: Outcome<unknown>, at: string): readonly Fault[] =>
  read.ok ? [] : read.faults.map((fault) => ({ ...fault, pointer: `${at}${fault.pointer ?? ''}` }));
