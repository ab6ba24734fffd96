import { collectDefaultMetrics, Registry } from 'prom-client';
import { decisionMetrics } from './decisions.js';
import { toldLater } from './later.js';
import type { Metrics, ServiceState } from './metrics.js';
import { callMetrics, stateMetrics } from './service.js';

/** Metrics in a registry of their own: two services in one process do not count into each other. */
export function createMetrics({ process = false }: { readonly process?: boolean } = {}): Metrics {
  const registry = new Registry();
  let state: (() => ServiceState) | undefined;
  const later = toldLater();
  const { decided, settle } = decisionMetrics(registry, later);
  if (process) collectDefaultMetrics({ register: registry });
  return {
    decided,
    ...callMetrics(registry, later),
    watch: (read) => {
      const first = state === undefined;
      state = read;
      if (first) stateMetrics(registry, () => (state as () => ServiceState)());
    },
    mediaType: registry.contentType,
    text: () => {
      settle();
      later.settle();
      return registry.metrics();
    },
  };
}
