import type { Determination } from '../domain/determination.js';
import type { Detail } from '../explanation/subject.js';
import type { Library } from '../library.js';
import type { ReviewRequest } from '../request.js';
import { review } from '../review.js';
import { canonical } from '../domain/canonical.js';
import type { Pause } from './compare.js';
import { secondOpinion } from './compare.js';

/** An answer as it was given, with what it was given from. */
export interface Given {
  readonly library: Library;
  readonly request: ReviewRequest;
  readonly detail: Detail;
  readonly answer: Determination;
}

export interface Checked {
  readonly agrees: boolean;
  /** Ids of the rules and criteria on which the engines differ. */
  readonly differing: readonly string[];
  /** Is the answer the same when it is given again? */
  readonly again: boolean;
}

/**
 * Holds an answer against the second engine: every condition it rests on, and every result it cites. What follows from
 * the conditions is a pure function of them, so the answer is given once more and must be the one that was given.
 */
export async function check({ answer, detail, library, request }: Given, pause: Pause): Promise<Checked> {
  const { conditions } = await secondOpinion(library, request, answer, pause);
  const outcome = review(request, library, detail);
  const again = outcome.ok && canonical(outcome.value) === canonical(answer);
  const differing = [...new Set(conditions.flatMap(({ agrees, id }) => (agrees ? [] : [id])))];
  return { agrees: again && differing.length === 0, differing, again };
}
