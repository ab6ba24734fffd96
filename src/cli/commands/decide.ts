import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { crewFor } from '../decide/crew.js';
import { decideLines } from '../decide/lines.js';
import { decideOne } from '../decide/one.js';
import type { DecideOptions } from '../decide/options.js';
import { type Include, INCLUDES } from '../../include.js';
import { openLibrary, withDrafts, withRulesets } from '../rulesets-folder.js';
import type { Session } from '../session.js';

export function decideCommand(program: Command, session: Session): void {
  withDrafts(withRulesets(program.command('decide')))
    .summary('decide one review request, or many')
    .description(
      'Decides a review request (a body as POST /v1/determinations takes it): the answer, who prevailed, every criterion that decided with its source, and what is missing.',
    )
    .argument('<file>', 'request as JSON, requests as NDJSON (one a line), or - for standard input')
    .option('--json', 'print the determination as the API gives it')
    .addOption(
      new Option('--detail <detail>', 'cite what settled the answer, or everything evaluated')
        .choices(['summary', 'full'])
        .default('summary'),
    )
    .addOption(
      new Option('--include <list>', `add to the answer, separated by commas: ${INCLUDES.join(', ')}`)
        .argParser(readIncludes)
        .default([], 'nothing'),
    )
    .option('--ndjson', 'read one request per line (implied by a name ending in .ndjson or .jsonl)')
    .addOption(
      new Option(
        '--threads <number>',
        'threads that decide the lines of NDJSON, one for each core at most; 0: as many as that. Each takes about 130 MB',
      )
        .argParser(readThreads)
        .default(1),
    )
    .addOption(
      new Option('--engine <engine>', 'json-rules-engine: ask it about every condition as well and compare')
        .choices(['compiled', 'json-rules-engine'])
        .default('compiled'),
    )
    .option('--exit-code-by-decision', 'end with 0 approve, 10 pend, 11 downgrade, 12 deny')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: DecideOptions) => {
      const many = options.ndjson === true || /\.(ndjson|jsonl)$/i.test(file);
      session.end(
        many
          ? await decideLines(session, file, options, crewFor(session, options))
          : await decideOne(session, openLibrary(session, options), file, options),
      );
    });
}

function readIncludes(text: string): readonly Include[] {
  const words = text.split(',');
  if (words.some((word) => !(INCLUDES as readonly string[]).includes(word)))
    throw new InvalidArgumentError(`Allowed, separated by commas, are ${INCLUDES.join(', ')}.`);
  return INCLUDES.filter((one) => words.includes(one));
}

function readThreads(text: string): number {
  if (!/^\d{1,3}$/.test(text) || Number(text) > MOST_THREADS)
    throw new InvalidArgumentError(`Allowed is a number from 0 to ${MOST_THREADS}.`);
  // More than there are cores take memory and give nothing.
  return Math.min(Number(text) === 0 ? MOST_THREADS : Number(text), availableParallelism());
}

/** One thread hands out all lines and writes all answers. */
const MOST_THREADS = 64;

const EXAMPLES = `
Examples:
  ur decide request.json
  ur decide request.json --json | jq .authorized
  ur decide request.json --include clocks,rights,wouldChange
  ur decide - --exit-code-by-decision < request.json
  ur decide day.ndjson --json > answers.ndjson
  ur decide year.ndjson --json --threads 0 > answers.ndjson
  ur decide request.json --engine json-rules-engine

Many requests: one result per line, in order, while the input is still being
read. A faulty line gets its faults and stops nobody; the exit code is then 1.`;
