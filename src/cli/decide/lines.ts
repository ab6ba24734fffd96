import { fail } from '../../domain/faults.js';
import type { Line } from '../../http/batch/line-splitter.js';
import { LineSplitter } from '../../http/batch/line-splitter.js';
import { parseJson } from '../../http/body/parse-json.js';
import { USUAL_BOUNDS } from '../../http/body/bounds.js';
import type { Library } from '../../library.js';
import type { ExitName } from '../exit-codes.js';
import { weightier } from '../exit-codes.js';
import { readBytes } from '../read-input.js';
import type { Session } from '../session.js';
import { answerTo, exitOf } from './answer.js';
import { lineJson, lineText } from './line-text.js';
import type { DecideOptions } from './options.js';
import { Tally } from './tally.js';

/** One result per line, in order, with memory for one chunk: nothing more is read while the results are not being read. */
export async function decideLines(
  session: Session,
  library: Library,
  file: string,
  options: DecideOptions,
): Promise<ExitName> {
  const splitter = new LineSplitter(USUAL_BOUNDS.bytes);
  const tally = new Tally(session);
  let exit: ExitName = 'done';
  const answerLine = async (line: Line): Promise<string> => {
    const body = line.tooLong ? fail({ code: 'line-too-long' }) : parseJson(line.bytes);
    const outcome = await answerTo(body, library, options);
    exit = weightier(exit, outcome.ok ? exitOf(outcome.value, options) : 'faulty');
    tally.add(outcome.ok ? outcome.value.determination.decision : 'faulty');
    const { number } = line;
    return options.json === true ? lineJson(number, outcome) : lineText(session.sheet, number, outcome);
  };
  for await (const chunk of readBytes(session, file)) {
    for (const line of splitter.push(chunk)) await write(session, await answerLine(line));
    tally.progress();
  }
  for (const line of splitter.end()) await write(session, await answerLine(line));
  tally.close();
  return exit;
}

async function write({ stdout }: Session, text: string): Promise<void> {
  if (stdout.write(`${text}\n`) || stdout.destroyed === true) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      for (const event of EVENTS) stdout.off(event, done);
      resolve();
    };
    for (const event of EVENTS) stdout.once(event, done);
  });
}

/** The reader has read on, or has gone. */
const EVENTS = ['drain', 'close', 'error'] as const;
