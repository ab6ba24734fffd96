import type { Line } from '../../http/batch/line-splitter.js';
import { LineSplitter } from '../../http/batch/line-splitter.js';
import { USUAL_BOUNDS } from '../../http/body/bounds.js';
import { companyFor } from '../../include.js';
import type { ExitName } from '../exit-codes.js';
import { weightier } from '../exit-codes.js';
import { readBytes } from '../read-input.js';
import type { Session } from '../session.js';
import type { Answered } from './company.js';
import type { Crew } from './crew.js';
import type { DecideOptions } from './options.js';
import { Tally } from './tally.js';

/** One result per line, in order, with memory for the lines under way: no more are read while the results are not being read. */
export async function decideLines(
  session: Session,
  file: string,
  { include }: DecideOptions,
  { decide, end, failed, most }: Crew,
): Promise<ExitName> {
  const tally = new Tally(session);
  let exit: ExitName = 'done';
  const put = async ({ bytes, complaints, exit: ended, kinds }: Answered): Promise<void> => {
    if (complaints.length > 0) session.complain(complaints);
    exit = weightier(exit, ended);
    tally.add(kinds);
    await write(session, bytes);
    tally.progress();
  };
  let written: Promise<void> = Promise.resolve();
  const underWay: Promise<void>[] = [];
  try {
    for await (const lines of companies(session, file, companyFor(include), failed)) {
      written = inTurn(written, decide(lines), put);
      // What is thrown is thrown where it is waited for.
      written.catch(() => undefined);
      underWay.push(written);
      if (underWay.length === most) await underWay.shift();
    }
    await written;
    failed.throwIfAborted();
  } finally {
    await end();
  }
  tally.close();
  return exit;
}

/** Answers are written as soon as they are there and those before them are written. */
async function inTurn(
  before: Promise<void>,
  answers: Promise<Answered>,
  put: (answered: Answered) => Promise<void>,
): Promise<void> {
  const [answered] = await Promise.all([answers, before]);
  await put(answered);
}

/** Lines that came together, so many at most, without waiting for more. */
async function* companies(
  session: Session,
  file: string,
  most: number,
  until: AbortSignal,
): AsyncGenerator<readonly Line[]> {
  const splitter = new LineSplitter(USUAL_BOUNDS.bytes);
  for await (const chunk of readBytes(session, file, until)) yield* inCompany(splitter.push(chunk), most);
  yield* inCompany(splitter.end(), most);
}

function* inCompany(lines: Iterable<Line>, most: number): Generator<readonly Line[]> {
  let company: Line[] = [];
  for (const line of lines) {
    // The splitter uses its bytes again for the next line.
    company.push(line.tooLong ? line : { ...line, bytes: Buffer.from(line.bytes) });
    if (company.length < most) continue;
    yield company;
    company = [];
  }
  if (company.length > 0) yield company;
}

async function write({ stdout }: Session, bytes: Uint8Array): Promise<void> {
  if (stdout.write(bytes) || stdout.destroyed === true) return;
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
