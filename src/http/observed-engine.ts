import type { Staged } from '../domain/staged.js';
import type { Metrics } from '../observe/metrics.js';
import type { ReviewRequest } from '../request.js';
import type { Engine } from './engine.js';
import type { Opinions } from './second-opinion/opinions.js';

/** The engine with every determination counted, and a share of them given to the second one to check. */
export const observed = (engine: Engine, metrics: Metrics, opinions: Pick<Opinions, 'sample'>): Engine => ({
  ...engine,
  *review(body, library, detail) {
    const { ms, value: outcome } = yield* timed(engine.review(body, library, detail));
    if (!outcome.ok) return outcome;
    metrics.decided(body as Partial<ReviewRequest>, outcome.value, library, ms / 1000);
    opinions.sample(body, outcome.value, detail);
    return outcome;
  },
});

/** The same work with the time that its own stages took. */
function* timed<T>(work: Staged<T>): Staged<{ readonly ms: number; readonly value: T }> {
  let ms = 0;
  for (;;) {
    const startedAt = performance.now();
    const step = work.next();
    ms += performance.now() - startedAt;
    if (step.done === true) return { ms, value: step.value };
    yield;
  }
}
