import path from 'node:path';
import type { Determination } from '../../src/domain/determination.js';
import { inStep, type Staged, valueOf } from '../../src/domain/staged.js';
import { lineAnswerer } from '../../src/http/batch/answer-line.js';
import { LineSplitter } from '../../src/http/batch/line-splitter.js';
import { USUAL_BOUNDS } from '../../src/http/body/bounds.js';
import { ENGINE } from '../../src/http/engine.js';
import type { Context } from '../../src/http/operation.js';
import type { RequestNote } from '../../src/http/request-log.js';
import { loadLibrary } from '../../src/library.js';
import { review } from '../../src/review.js';
import type { Work } from '../rounds/contender.js';
import { loadWorkload } from '../workload.js';

/** Lines in, lines out, in one process: as the batch endpoint decides them, and with nothing decided at all. */

export interface BatchOptions {
  readonly ruleset: string;
}

export const LINES = {
  decided: 'decided',
  ceiling: 'parsed and stringified only',
  answeredDecided: 'decided, answered only',
  answeredCeiling: 'parsed and stringified, same lines',
} as const;

const REQUESTS = 500;

export function build(name: string, { ruleset }: BatchOptions): Work {
  const loaded = loadLibrary(path.resolve('rulesets'));
  if (!loaded.ok) throw new Error(`the rulesets have ${loaded.faults.length} faults`);
  const { library } = loaded;
  const requests = loadWorkload(path.resolve('rulesets'), ruleset, REQUESTS).requests.map(({ body }) => {
    const outcome = review(body, library);
    if (!outcome.ok) throw new Error('a request of the workload is refused');
    return { line: Buffer.from(`${JSON.stringify(body)}\n`), determination: outcome.value };
  });
  const answeredOnly = name === LINES.answeredDecided || name === LINES.answeredCeiling;
  const chosen = requests.filter(({ determination }) => !answeredOnly || determination.missing.length === 0);
  const splitter = new LineSplitter(USUAL_BOUNDS.bytes);
  const note: RequestNote = { id: 'bench' };
  // What a line is answered from: no other part of the context is read.
  const { answer, company } = lineAnswerer(
    { engine: ENGINE, library } as Context,
    note,
    () => undefined,
    'summary',
    [],
  );
  const decides = name === LINES.decided || name === LINES.answeredDecided;
  const lineOf = (turn: number): (typeof chosen)[number] => chosen[turn % chosen.length] as (typeof chosen)[number];
  return decides ? deciding(splitter, { answer, company }, lineOf) : parsing(splitter, lineOf);
}

interface Asked {
  readonly line: Buffer;
  readonly determination: Determination;
}

/** A line begins its answer when it comes; those of so many are made together and written in one piece. */
function deciding(
  splitter: LineSplitter,
  { answer, company }: Pick<ReturnType<typeof lineAnswerer>, 'answer' | 'company'>,
  asked: (turn: number) => Asked,
): Work {
  let begun: Staged<Buffer>[] = [];
  return (turn) => {
    for (const one of splitter.push(asked(turn).line)) begun.push(answer(one));
    if (begun.length < company) return begun.length;
    const written = Buffer.concat(inStep(begun).map(valueOf));
    begun = [];
    return written.length;
  };
}

function parsing(splitter: LineSplitter, asked: (turn: number) => Asked): Work {
  return (turn) => {
    const { determination, line } = asked(turn);
    let length = 0;
    for (const one of splitter.push(line)) {
      if (one.tooLong) continue;
      const parsed = JSON.parse(one.bytes.toString('utf8')) as object;
      length +=
        `{"line":${one.number},"determination":${JSON.stringify(determination)}}\n`.length +
        ('payer' in parsed ? 1 : 0);
    }
    return length;
  };
}
