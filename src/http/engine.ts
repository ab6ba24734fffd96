import type { Determination } from '../domain/determination.js';
import type { Outcome } from '../domain/faults.js';
import type { Staged } from '../domain/staged.js';
import type { Detail } from '../explanation/subject.js';
import type { Library } from '../library.js';
import { minimumFacts, type MinimumFacts, type MinimumFactsQuery } from '../minimum-facts.js';
import { recommend, type Recommendation } from '../recommend.js';
import { reviewing } from '../review.js';

/** What the HTTP face asks of the engine. Tests put their own functions here. */
export interface Engine {
  readonly review: (body: unknown, library: Library, detail: Detail) => Staged<Outcome<Determination>>;
  readonly recommend: (body: unknown, library: Library) => Outcome<Recommendation>;
  readonly minimumFacts: (library: Library, query: MinimumFactsQuery) => Outcome<MinimumFacts>;
}

export const ENGINE: Engine = { review: reviewing, recommend, minimumFacts };
