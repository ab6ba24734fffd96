import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Later } from './later.js';
import type { Metrics, ServiceState } from './metrics.js';

const RELOADS = ['never', 'done', 'refused'] as const satisfies readonly ServiceState['reload'][];
/** A call carries a body of kilobytes; a batch may take as long as it likes. */
const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 60];

/** The counters of calls, faults and checks. */
export function callMetrics(
  registry: Registry,
  { tell }: Pick<Later, 'tell'>,
): Pick<Metrics, 'answered' | 'checked' | 'differed' | 'refused'> {
  const registers = [registry];
  const calls = new Counter({
    name: 'ur_http_requests_total',
    help: 'Calls answered.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const time = new Histogram({
    name: 'ur_http_request_seconds',
    help: 'Time from the head of a call to the end of its answer.',
    labelNames: ['route'],
    buckets: SECONDS,
    registers,
  });
  const faults = new Counter({
    name: 'ur_faults_total',
    help: 'Calls, and lines of batches, that got a problem with this fault; each code once a problem.',
    labelNames: ['code'],
    registers,
  });
  const checks = new Counter({
    name: 'ur_second_opinion_checks_total',
    help: 'Answers given to the second engine to check, by how it ended; dropped ones were not looked at.',
    labelNames: ['result'],
    registers,
  });
  const differences = new Counter({
    name: 'ur_second_opinion_differences_total',
    help: 'Answers on which the second engine differs.',
    labelNames: ['payer', 'version'],
    registers,
  });
  for (const result of ['agreed', 'differed', 'failed', 'dropped']) checks.inc({ result }, 0);
  return {
    answered: (method, route, status, seconds) =>
      tell(() => {
        calls.inc({ method, route, status: String(status) });
        time.observe({ route }, seconds);
      }),
    refused: (codes) => {
      for (const code of new Set(codes)) faults.inc({ code });
    },
    checked: (result) => checks.inc({ result }),
    differed: (payer, version) => differences.inc({ payer, version }),
  };
}

/** What the service is at the moment; read when the metrics are. */
export function stateMetrics(registry: Registry, state: () => ServiceState): void {
  const registers = [registry];
  new Gauge({
    name: 'ur_ready',
    help: '1 while requests may be sent here.',
    registers,
    collect() {
      this.set(state().ready ? 1 : 0);
    },
  });
  new Gauge({
    name: 'ur_engine_info',
    help: 'The engine version; always 1.',
    labelNames: ['version'],
    registers,
    collect() {
      this.set({ version: state().engine }, 1);
    },
  });
  new Gauge({
    name: 'ur_rulesets_reload',
    help: '1 for what came of reading the rulesets again last: never read again, done, or refused (the last good set stays).',
    labelNames: ['state'],
    registers,
    collect() {
      const { reload } = state();
      for (const one of RELOADS) this.set({ state: one }, one === reload ? 1 : 0);
    },
  });
  new Gauge({
    name: 'ur_ruleset_version_loaded',
    help: 'Versions that are loaded: 1 for one that decides, 0 for a draft that does not.',
    labelNames: ['payer', 'version'],
    registers,
    collect() {
      this.reset();
      for (const { document, drafts, versions } of state().library.payers.values()) {
        for (const one of drafts) this.set({ payer: document.payer, version: one.document.version }, 0);
        for (const one of versions) this.set({ payer: document.payer, version: one.document.version }, 1);
      }
    },
  });
  new Gauge({
    name: 'ur_ruleset_version_held',
    help: '1 for a version whose answers wait for a person, because the second engine differed.',
    labelNames: ['payer', 'version'],
    registers,
    collect() {
      this.reset();
      for (const { payer, version } of state().held) this.set({ payer, version }, 1);
    },
  });
  new Gauge({
    name: 'ur_second_opinion_waiting',
    help: 'Answers that wait to be checked by the second engine.',
    registers,
    collect() {
      this.set(state().waiting);
    },
  });
}
