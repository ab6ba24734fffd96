import type { Contender } from './contenders.js';
import type { Request } from './workload.js';

export interface Effort {
  readonly rounds: number;
  /** How long one contender runs in one round. */
  readonly sliceMs: number;
}

export interface Measurement {
  readonly name: string;
  /** Median over the rounds. */
  readonly microseconds: number;
  /** Half the distance between the quartiles of the rounds, as a share of the median: the noise. */
  readonly spread: number;
  readonly decisions: number;
}

/**
 * Every contender runs a slice in every round, each round beginning with another, so that a slow minute of the machine
 * falls on all alike.
 */
export async function measure(
  contenders: readonly Contender[],
  requests: readonly Request[],
  effort: Effort,
): Promise<readonly Measurement[]> {
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  const counts = new Map<string, number>();
  for (const contender of contenders) await slice(contender, requests, Math.max(effort.sliceMs, WARM_UP_MS));
  for (let round = 0; round < effort.rounds; round += 1) {
    for (let turn = 0; turn < contenders.length; turn += 1) {
      const contender = contenders[(round + turn) % contenders.length] as Contender;
      const { microseconds, decisions } = await slice(contender, requests, effort.sliceMs);
      times.get(contender.name)?.push(microseconds);
      counts.set(contender.name, (counts.get(contender.name) ?? 0) + decisions);
    }
  }
  return contenders.map(({ name }) => {
    const sorted = (times.get(name) as number[]).sort((a, b) => a - b);
    const median = quantile(sorted, 0.5);
    const spread = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 2 / median;
    return { name, microseconds: median, spread, decisions: counts.get(name) as number };
  });
}

/** Long enough for the compiler to have seen every path. */
const WARM_UP_MS = 400;

const LOOK_AT_CLOCK_EVERY = 16;
let sink = 0;

async function slice(
  { decide }: Contender,
  requests: readonly Request[],
  ms: number,
): Promise<{ microseconds: number; decisions: number }> {
  const begun = performance.now();
  let decisions = 0;
  let elapsed = 0;
  while (elapsed < ms) {
    for (let next = 0; next < LOOK_AT_CLOCK_EVERY; next += 1) {
      const made = decide(requests[decisions % requests.length] as Request);
      sink += typeof made === 'number' ? made : await made;
      decisions += 1;
    }
    elapsed = performance.now() - begun;
  }
  if (!Number.isFinite(sink)) throw new Error('a contender made nothing');
  return { microseconds: (elapsed * 1000) / decisions, decisions };
}

/** Between neighbours where the quantile falls between two. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)] as number, sorted[Math.ceil(at)] as number];
  return below + (above - below) * (at - Math.floor(at));
}
