import type { Metrics } from '../observe/metrics.js';
import type { ReviewRequest } from '../request.js';
import type { Engine } from './engine.js';
import type { Opinions } from './second-opinion/opinions.js';

/** The engine with every determination counted, and a share of them given to the second one to check. */
export const observed = (engine: Engine, metrics: Metrics, opinions: Pick<Opinions, 'sample'>): Engine => ({
  ...engine,
  review: (body, library, detail) => {
    const startedAt = performance.now();
    const outcome = engine.review(body, library, detail);
    if (!outcome.ok) return outcome;
    const seconds = (performance.now() - startedAt) / 1000;
    metrics.decided(body as Partial<ReviewRequest>, outcome.value, library, seconds);
    opinions.sample(body, outcome.value, detail);
    return outcome;
  },
});
