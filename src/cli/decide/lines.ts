import type { Determination } from '../../domain/determination.js';
import { fail, type Outcome } from '../../domain/faults.js';
import { inStep, orElse, valueOf } from '../../domain/staged.js';
import { bodyOf } from '../../http/batch/answer-line.js';
import type { Line } from '../../http/batch/line-splitter.js';
import { LineSplitter } from '../../http/batch/line-splitter.js';
import { USUAL_BOUNDS } from '../../http/body/bounds.js';
import { companyFor } from '../../include.js';
import type { Library } from '../../library.js';
import type { ExitName } from '../exit-codes.js';
import { weightier } from '../exit-codes.js';
import { mistake } from '../failure.js';
import { readBytes } from '../read-input.js';
import type { Session } from '../session.js';
import { decided, exitOf, opined } from './answer.js';
import { lineJson, lineText } from './line-text.js';
import type { DecideOptions } from './options.js';
import { Tally } from './tally.js';

/** One result per line, in order, with memory for one chunk's company: nothing more is read while the results are not being read. */
export async function decideLines(
  session: Session,
  library: Library,
  file: string,
  options: DecideOptions,
): Promise<ExitName> {
  const splitter = new LineSplitter(USUAL_BOUNDS.bytes);
  const tally = new Tally(session);
  let exit: ExitName = 'done';
  const answerLines = async (lines: readonly Read[]): Promise<void> => {
    const begun = lines.map(({ body, number }) => orElse(decided(body, library, options), failing(number)));
    const answers = inStep(begun).map(valueOf);
    for (const [index, { body, number }] of lines.entries()) {
      const outcome = await opined(answers[index] as (typeof answers)[number], body, library, options);
      exit = weightier(exit, outcome.ok ? exitOf(outcome.value, options) : 'faulty');
      tally.add(outcome.ok ? outcome.value.determination.decision : 'faulty');
      const text = options.json === true ? lineJson(number, outcome) : lineText(session.sheet, number, outcome);
      await write(session, text);
    }
  };
  /** A line on which this program fails stops no other. */
  const failing =
    (line: number) =>
    (error: unknown): Outcome<Determination> => {
      session.complain([mistake(`line ${line}`, error)]);
      return fail({ code: 'internal' });
    };
  const company = companyFor(options.include);
  for await (const chunk of readBytes(session, file)) {
    for (const lines of inCompany(splitter.push(chunk), company)) await answerLines(lines);
    tally.progress();
  }
  for (const lines of inCompany(splitter.end(), company)) await answerLines(lines);
  tally.close();
  return exit;
}

/** A line that has been read. */
interface Read {
  readonly number: number;
  readonly body: Outcome<unknown>;
}

/** So many lines at a time, without waiting for more. */
function* inCompany(lines: Iterable<Line>, company: number): Generator<readonly Read[]> {
  let read: Read[] = [];
  for (const line of lines) {
    read.push({ number: line.number, body: bodyOf(line) });
    if (read.length < company) continue;
    yield read;
    read = [];
  }
  if (read.length > 0) yield read;
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
