import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { answerOf } from '../process/answer.js';
import type { Measured } from '../report/stats.js';
import { measured } from '../report/stats.js';

export interface Effort {
  readonly rounds: number;
  /** How long one contender runs in one round, in processor time. */
  readonly sliceMs: number;
  /** Long enough for the compiler to have seen every path. */
  readonly warmUpMs: number;
}

export interface Order {
  readonly sliceMs: number;
}

/** Microseconds for one piece of work, on average over a slice. */
export interface Slice {
  readonly count: number;
  /** Of processor time, with what the garbage collector and other threads of the process take. */
  readonly cpu: number;
  readonly wall: number;
}

export interface Measurement {
  readonly name: string;
  readonly cpu: Measured;
  readonly wall: Measured;
  readonly count: number;
  readonly slices: readonly Slice[];
}

const CHILD = fileURLToPath(new URL('./child.js', import.meta.url));

/**
 * Every contender gets a fresh process, so that none runs on another's heap, and runs a slice in every round, each round
 * beginning with another, so that a slow minute of the machine falls on all alike. One runs at a time.
 */
export async function measure(
  module: string,
  names: readonly string[],
  options: object,
  { rounds, sliceMs, warmUpMs }: Effort,
): Promise<readonly Measurement[]> {
  const children: ChildProcess[] = [];
  const slices = names.map((): Slice[] => []);
  try {
    for (const name of names) {
      const child = fork(CHILD, [module, name, JSON.stringify(options)]);
      children.push(child);
      await answerOf(child, name);
      await run(child, name, warmUpMs);
    }
    for (let round = 0; round < rounds; round += 1) {
      for (let turn = 0; turn < names.length; turn += 1) {
        const at = (round + turn) % names.length;
        slices[at]?.push(await run(children[at] as ChildProcess, names[at] as string, sliceMs));
      }
    }
  } finally {
    for (const child of children) child.kill();
  }
  return names.map((name, at): Measurement => {
    const own = slices[at] as Slice[];
    return {
      name,
      cpu: measured(own.map(({ cpu }) => cpu)),
      wall: measured(own.map(({ wall }) => wall)),
      count: own.reduce((sum, { count }) => sum + count, 0),
      slices: own,
    };
  });
}

function run(child: ChildProcess, name: string, sliceMs: number): Promise<Slice> {
  const order: Order = { sliceMs };
  child.send(order);
  return answerOf(child, name);
}

/** How many times faster than the baseline, round against round: what slowed the machine in a round slowed both. */
export function timesFaster(measurement: Measurement, baseline: Measurement): Measured {
  return measured(measurement.slices.map(({ cpu }, round) => (baseline.slices[round] as Slice).cpu / cpu));
}

export const perSecond = ({ cpu }: Measurement): number => 1_000_000 / cpu.median;
