import { setTimeout as wait } from 'node:timers/promises';
import { freePort, startInstance } from '../e2e/instance.js';
import { quantile, steadyLoad, type Tally } from '../e2e/load.js';
import { type Question, questionsFor } from '../e2e/questions.js';
import { inspect, type Inspector } from './inspector.js';
import { type ProcessUse, useOf } from './process.js';

export interface SoakOptions {
  readonly seconds: number;
  readonly rulesets: string;
  readonly onSample?: (sample: Sample) => void;
}

export interface Sample extends ProcessUse {
  readonly second: number;
  readonly answered: number;
}

/** The service at rest: no connection, no request, garbage collected. */
export interface Rest {
  readonly heapMB: number;
  readonly openFiles: number;
  readonly resources: Readonly<Record<string, number>>;
}

export interface SoakReport {
  /** Questions a second that the service was asked: half of what it answered at full load. */
  readonly perSecond: number;
  readonly tally: Tally;
  readonly samples: readonly Sample[];
  readonly before: Rest;
  readonly after: Rest;
  readonly cpuMsPerQuestion: number;
  readonly latencyMs: { readonly p50: number; readonly p99: number };
}

const CONNECTIONS = 16;
/** Code gets compiled and pools get filled: what is kept afterwards should not grow any more. */
const WARM_UP_MS = 6_000;
const SAMPLES = 60;

/** One instance at half of its capacity for a while; looked at in rest before and after, from outside. */
export async function soak({ seconds, rulesets, onSample = () => undefined }: SoakOptions): Promise<SoakReport> {
  const questions = questionsFor({ shipped: rulesets });
  const flags = ['--inspect=127.0.0.1:0'];
  const instance = startInstance({
    port: await freePort(),
    built: true,
    flags,
    environment: { UR_RULESETS: rulesets },
  });
  try {
    await instance.ready();
    const inspector = await inspect(instance);
    const pid = instance.child.pid as number;
    const full = await loaded(instance.url, questions, Infinity, WARM_UP_MS);
    const perSecond = Math.max(1, Math.floor(full.took.length / (WARM_UP_MS / 1000) / 2));
    const before = await atRest(inspector, pid);
    const cpuBefore = useOf(pid).cpuSeconds;
    const samples: Sample[] = [];
    const tally = await loaded(instance.url, questions, perSecond, seconds * 1000, (second, answered) => {
      const sample = { second, answered, ...useOf(pid) };
      samples.push(sample);
      onSample(sample);
    });
    const cpuSeconds = useOf(pid).cpuSeconds - cpuBefore;
    const after = await atRest(inspector, pid);
    inspector.close();
    return {
      perSecond,
      tally,
      samples,
      before,
      after,
      cpuMsPerQuestion: Math.round((cpuSeconds * 100_000) / tally.took.length) / 100,
      latencyMs: { p50: quantile(tally.took, 0.5), p99: quantile(tally.took, 0.99) },
    };
  } finally {
    instance.child.kill('SIGTERM');
    await instance.ended;
  }
}

async function loaded(
  url: string,
  questions: readonly Question[],
  perSecond: number,
  ms: number,
  sample: (second: number, answered: number) => void = () => undefined,
): Promise<Tally> {
  const load = steadyLoad({ origin: () => url, questions, perSecond, connections: CONNECTIONS });
  for (let count = 1; count <= SAMPLES; count += 1) {
    await wait(ms / SAMPLES);
    sample(Math.round((count * ms) / SAMPLES / 1000), load.tally.took.length);
  }
  return load.stop();
}

async function atRest(inspector: Inspector, pid: number): Promise<Rest> {
  // Connections that the caller has closed are let go within a turn or two.
  await wait(500);
  const heapMB = Math.round((await inspector.heapInUse()) / 1e4) / 100;
  return { heapMB, openFiles: useOf(pid).openFiles, resources: await inspector.resources() };
}
