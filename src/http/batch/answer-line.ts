import { type Include, including } from '../../include.js';
import { parseJson } from '../body/parse-json.js';
import type { Detail } from '../../explanation/subject.js';
import { describeError } from '../failure.js';
import type { Context } from '../operation.js';
import { problemOf } from '../problem.js';
import type { RequestNote } from '../request-log.js';
import { fail, type Outcome, succeed } from '../../domain/faults.js';
import type { Determination } from '../../domain/determination.js';
import type { Line } from './line-splitter.js';

/** One line in, one line out. Nothing that goes wrong with a line reaches the next. */
export function lineAnswerer(
  { engine, library }: Context,
  note: RequestNote,
  detail: Detail,
  include: readonly Include[],
): (line: Line) => string {
  const outcomes: Record<string, number> = {};
  note.outcomes = outcomes;
  note.lines = 0;
  const decide = (line: Line): Outcome<Determination> => {
    if (line.tooLong) return fail({ code: 'line-too-long' });
    const body = parseJson(line.bytes);
    if (!body.ok) return body;
    const outcome = engine.review(body.value, library, detail);
    return outcome.ok ? succeed(including(outcome.value, body.value, library, include)) : outcome;
  };
  const guarded = (line: Line): Outcome<Determination> => {
    try {
      return decide(line);
    } catch (error) {
      note.error ??= describeError(error);
      return fail({ code: 'internal' });
    }
  };
  return (line) => {
    const outcome = guarded(line);
    const kind = outcome.ok ? outcome.value.decision : 'problem';
    outcomes[kind] = (outcomes[kind] ?? 0) + 1;
    note.lines = (note.lines ?? 0) + 1;
    return outcome.ok
      ? `{"line":${line.number},"determination":${JSON.stringify(outcome.value)}}\n`
      : `{"line":${line.number},"problem":${JSON.stringify(problemOf(outcome.faults, note.id))}}\n`;
  };
}
