import type { Decision, Determination } from '../../domain/determination.js';
import type { Outcome } from '../../domain/faults.js';
import { fail } from '../../domain/faults.js';
import { inStep, orElse, valueOf } from '../../domain/staged.js';
import { bodyOf } from '../../http/batch/answer-line.js';
import type { Line } from '../../http/batch/line-splitter.js';
import type { Library } from '../../library.js';
import type { ExitName } from '../exit-codes.js';
import { weightier } from '../exit-codes.js';
import { mistake } from '../failure.js';
import type { Ink } from '../terminal/ink.js';
import { decided, exitOf, opined } from './answer.js';
import { lineBytes } from './line-bytes.js';
import type { DecideOptions } from './options.js';

/** What lines are decided with. */
export interface Deciding {
  readonly library: Library;
  readonly options: DecideOptions;
  readonly ink: Ink;
}

/** The answers to lines that were decided together. */
export interface Answered {
  /** One line for each, in their order. */
  readonly bytes: Uint8Array;
  readonly kinds: readonly Kind[];
  readonly exit: ExitName;
  /** What is to be said beside the answers. */
  readonly complaints: readonly string[];
}

export type Kind = Decision | 'faulty';

/** Decides lines in step. One on which this program fails stops no other. */
export async function decideCompany(lines: readonly Line[], { ink, library, options }: Deciding): Promise<Answered> {
  const complaints: string[] = [];
  const failing =
    (line: number) =>
    (error: unknown): Outcome<Determination> => {
      complaints.push(mistake(`line ${line}`, error));
      return fail({ code: 'internal' });
    };
  const read = lines.map((line) => ({ number: line.number, body: bodyOf(line) }));
  const answers = inStep(read.map(({ body, number }) => orElse(decided(body, library, options), failing(number))));
  const kinds: Kind[] = [];
  const written: Buffer[] = [];
  let exit: ExitName = 'done';
  for (const [index, { body, number }] of read.entries()) {
    const outcome = await opined(valueOf(answers[index] as (typeof answers)[number]), body, library, options);
    exit = weightier(exit, outcome.ok ? exitOf(outcome.value, options) : 'faulty');
    kinds.push(outcome.ok ? outcome.value.determination.decision : 'faulty');
    written.push(lineBytes(number, outcome, options, ink));
  }
  return { bytes: Buffer.concat(written), kinds, exit, complaints };
}
