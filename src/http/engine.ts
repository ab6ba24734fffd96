import type { Determination } from '../domain/determination.js';
import type { Outcome } from '../domain/faults.js';
import type { Library } from '../library.js';
import { recommend, type Recommendation } from '../recommend.js';
import { review } from '../review.js';

/** What the HTTP face asks of the engine. Tests put their own functions here. */
export interface Engine {
  readonly review: (body: unknown, library: Library) => Outcome<Determination>;
  readonly recommend: (body: unknown, library: Library) => Outcome<Recommendation>;
  readonly minimumFacts: (library: Library, payer: string, level: string, date?: string) => Outcome<object>;
}

const beingWritten = (): never => {
  throw new Error('not wired yet');
};

export const ENGINE: Engine = { review, recommend, minimumFacts: beingWritten };
