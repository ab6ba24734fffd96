import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadLibrary } from '../../src/library.js';
import { review } from '../../src/review.js';
import { loadWorkload } from '../workload.js';

const REQUESTS = 500;

/** Requests, and our answers to them for the echoes to write, as files for other processes. */
export interface Exchange {
  readonly name: string;
  /** One body a line. */
  readonly bodies: string;
  readonly answers: string;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

/** All requests of the workload, and those that get an answer and no question. */
export function writeExchanges(
  folder: string,
  ruleset: string,
): { readonly all: Exchange; readonly answered: Exchange } {
  const loaded = loadLibrary(path.resolve('rulesets'));
  if (!loaded.ok) throw new Error(`the rulesets have ${loaded.faults.length} faults`);
  const pairs = loadWorkload(path.resolve('rulesets'), ruleset, REQUESTS).requests.map(({ body }) => {
    const outcome = review(body, loaded.library);
    if (!outcome.ok) throw new Error('a request of the workload is refused');
    return { body, answer: outcome.value };
  });
  const write = (name: string, some: typeof pairs): Exchange => {
    const files = { bodies: path.join(folder, `${name}.ndjson`), answers: path.join(folder, `${name}.json`) };
    const lines = some.map(({ body }) => `${JSON.stringify(body)}\n`).join('');
    const answers = JSON.stringify(some.map(({ answer }) => answer));
    writeFileSync(files.bodies, lines);
    writeFileSync(files.answers, answers);
    return { name, ...files, bytesIn: lines.length / some.length, bytesOut: answers.length / some.length };
  };
  return {
    all: write('all', pairs),
    answered: write(
      'answered',
      pairs.filter(({ answer }) => answer.missing.length === 0),
    ),
  };
}
