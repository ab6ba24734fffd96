import { companyFor, type Include, including } from '../../include.js';
import { parseJson } from '../body/parse-json.js';
import type { Detail } from '../../explanation/subject.js';
import { determinationBytes } from '../../explanation/text.js';
import { describeError } from '../failure.js';
import type { Context } from '../operation.js';
import { problemOf } from '../problem.js';
import type { RequestNote } from '../request-log.js';
import { fail, type Fault, type Outcome, succeed } from '../../domain/faults.js';
import type { Determination } from '../../domain/determination.js';
import { orElse, type Staged } from '../../domain/staged.js';
import type { Line } from './line-splitter.js';
import type { Batch } from './stream-lines.js';

/** One line in, one line out. Nothing that goes wrong with a line reaches the next. */
export function lineAnswerer(
  { engine, library, metrics }: Context,
  note: RequestNote,
  unsigned: (body: unknown) => Fault | undefined,
  detail: Detail,
  include: readonly Include[],
): Pick<Batch, 'answer' | 'company' | 'leaveOff'> {
  const outcomes: Record<string, number> = {};
  note.outcomes = outcomes;
  note.lines = 0;
  function* decided(body: Outcome<unknown>): Staged<Outcome<Determination>> {
    if (!body.ok) return body;
    const refusal = unsigned(body.value);
    if (refusal !== undefined) return fail(refusal);
    const outcome = yield* engine.review(body.value, library, detail);
    return outcome.ok ? succeed(including(outcome.value, body.value, library, include)) : outcome;
  }
  const failed = (error: unknown): Outcome<Determination> => {
    note.error ??= describeError(error);
    return fail({ code: 'internal' });
  };
  const problemLine = (line: number, faults: readonly Fault[]): Buffer =>
    Buffer.from(`{"line":${line},"problem":${JSON.stringify(problemOf(faults, note.id))}}\n`);
  function* answered(line: number, body: Outcome<unknown>): Staged<Buffer> {
    const outcome = yield* orElse(decided(body), failed);
    yield;
    if (!outcome.ok) metrics.refused(outcome.faults.map(({ code }) => code));
    const kind = outcome.ok ? outcome.value.decision : 'problem';
    outcomes[kind] = (outcomes[kind] ?? 0) + 1;
    note.lines = (note.lines ?? 0) + 1;
    return outcome.ok
      ? determinationBytes(outcome.value, `{"line":${line},"determination":`, '}\n')
      : problemLine(line, outcome.faults);
  }
  return {
    answer: (line) => answered(line.number, bodyOf(line)),
    // What is asked for beside an answer may take long: then others get their turn after each line.
    company: companyFor(include),
    leaveOff: (line, why) => {
      note.faults = [why];
      return problemLine(line, [{ code: why }]);
    },
  };
}

/** The line's bytes are read at once: they are gone when the next one is asked for. */
export const bodyOf = (line: Line): Outcome<unknown> =>
  line.tooLong ? fail({ code: 'line-too-long' }) : parseJson(line.bytes);
