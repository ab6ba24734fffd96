import { isDeepStrictEqual } from 'node:util';
import { type Library, loadLibrary } from '../../src/library.js';
import { review } from '../../src/review.js';
import { describeFault } from '../../src/rulesets/load.js';
import { EXAMPLES } from '../http/real-service.js';

/** Something to ask the service, with the one right answer under each set of rulesets. */
export interface Question {
  readonly path: string;
  readonly mediaType: string;
  readonly body: string;
  /** Answers by the name of the set. */
  readonly answers: ReadonlyMap<string, string>;
}

/** Each example is asked in so many variants, told apart by their reference: an answer that is another caller's is seen. */
const VARIANTS = 8;
const LINES_A_BATCH = 5;
const SINGLES_A_BATCH = 20;

interface Single {
  readonly body: object;
  readonly answers: ReadonlyMap<string, string>;
}

/** The examples as questions, alone and, now and then, some in a batch. An example that one of the sets refuses is left out. */
export function questionsFor(folders: Readonly<Record<string, string>>): readonly Question[] {
  const libraries = Object.entries(folders).map(([set, folder]) => [set, load(folder)] as const);
  const singles = Array.from({ length: VARIANTS }, (_, variant) =>
    EXAMPLES.flatMap(({ name, request }) => {
      const single = answered({ ...request, reference: `${name}-${variant}` }, libraries);
      return single === undefined ? [] : [single];
    }),
  ).flat();
  return singles.flatMap(({ body, answers }, index) => {
    const alone = { path: '/v1/determinations', mediaType: 'application/json', body: JSON.stringify(body), answers };
    return index % SINGLES_A_BATCH === 0 ? [alone, batchOf(singles.slice(index, index + LINES_A_BATCH))] : [alone];
  });
}

/** Which set an answer is by; undefined when it is nobody's right answer to this question. */
export const setOf = ({ answers }: Question, text: string): string | undefined =>
  [...answers].find(([, right]) => right === text || sameLines(right, text))?.[0];

function answered(body: object, libraries: readonly (readonly [string, Library])[]): Single | undefined {
  const answers = new Map<string, string>();
  for (const [set, library] of libraries) {
    const outcome = review(body, library);
    if (!outcome.ok) return undefined;
    answers.set(set, JSON.stringify(outcome.value));
  }
  return { body, answers };
}

function batchOf(singles: readonly Single[]): Question {
  const sets = [...(singles[0] as Single).answers.keys()];
  const lines = (set: string): string =>
    singles.map(({ answers }, index) => `{"line":${index + 1},"determination":${answers.get(set) ?? ''}}\n`).join('');
  return {
    path: '/v1/determinations/batch',
    mediaType: 'application/x-ndjson',
    body: singles.map(({ body }) => JSON.stringify(body)).join('\n'),
    answers: new Map(sets.map((set) => [set, lines(set)])),
  };
}

/** The same values, should the order of keys or the spacing ever differ. */
function sameLines(right: string, text: string): boolean {
  try {
    const values = (one: string): readonly unknown[] =>
      one
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
    return isDeepStrictEqual(values(right), values(text));
  } catch {
    return false;
  }
}

function load(folder: string): Library {
  const loaded = loadLibrary(folder);
  if (!loaded.ok) throw new Error(loaded.faults.map(describeFault).join('\n'));
  return loaded.library;
}
