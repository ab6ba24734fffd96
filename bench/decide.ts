import type { Determination } from '../src/domain/determination.js';
import type { Outcome } from '../src/domain/faults.js';
import { loadLibrary } from '../src/library.js';
import { review } from '../src/review.js';
import type { Request } from './workload.js';

/** The whole pipeline: request in, cited decision out; its requests parted by what they get. */
export interface Pipeline {
  readonly decide: (body: Request['body']) => Outcome<Determination>;
  /** Requests with an answer: everything but a question. */
  readonly answered: readonly Request[];
  /** Requests whose answer is a question, with the search for what is missing. */
  readonly asked: readonly Request[];
}

/** The pipeline over the rulesets on disk. @throws when they have faults. */
export function createPipeline(root: string, requests: readonly Request[]): Pipeline {
  const loaded = loadLibrary(root);
  if (!loaded.ok) throw new Error(`the rulesets have ${loaded.faults.length} faults`);
  const decide = (body: Request['body']): Outcome<Determination> => review(body, loaded.library);
  const outcomes = requests.map((request) => ({ request, outcome: decide(request.body) }));
  const those = (wanted: (determination: Determination) => boolean): readonly Request[] =>
    outcomes.flatMap(({ request, outcome }) => (outcome.ok && wanted(outcome.value) ? [request] : []));
  return {
    decide,
    answered: those(({ missing }) => missing.length === 0),
    asked: those(({ missing }) => missing.length > 0),
  };
}
