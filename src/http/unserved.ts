import { USUAL_LIMITS } from '../config/read.js';
import type { Library } from '../library.js';
import { NO_METRICS } from '../observe/metrics.js';
import { ENGINE } from './engine.js';
import type { Context } from './operation.js';
import { NEVER_RELOADED } from './reload.js';

/** What operations may use where nothing is served: nothing is counted, reloaded or held. */
export const unserved = (library: Library): Context => ({
  library,
  engine: ENGINE,
  ready: () => true,
  reload: () => NEVER_RELOADED,
  limits: USUAL_LIMITS,
  auth: 'none',
  metrics: NO_METRICS,
  held: () => [],
});
