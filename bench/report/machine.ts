import { cpus, loadavg } from 'node:os';
import type { Measured } from './stats.js';
import { measured } from './stats.js';

/** Where figures come from, and how much they may be off. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly node: string;
  /** Programs that want a core, others' included, over the last minute. */
  readonly load: number;
  /** The same piece of work again and again: how far wall and processor time vary by themselves. */
  readonly wall: Measured;
  readonly processor: Measured;
}

const REPEATS = 25;

export function readMachine(): Machine {
  const load = loadavg()[0] as number;
  const walls: number[] = [];
  const processors: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const [cpuFrom, wallFrom] = [process.cpuUsage(), performance.now()];
    spin();
    walls.push(performance.now() - wallFrom);
    const { user, system } = process.cpuUsage(cpuFrom);
    processors.push((user + system) / 1000);
  }
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    node: process.version,
    load,
    // The first ones are compiled while they run.
    wall: measured(walls.slice(5)),
    processor: measured(processors.slice(5)),
  };
}

let sink = 0;

function spin(): void {
  for (let turn = 0; turn < 10_000_000; turn += 1) sink = (Math.imul(sink, 31) + turn) | 0;
}

export const machineLine = ({ cpu, cores, node, load, wall, processor }: Machine): string =>
  `${cpu}, ${cores} cores, Node ${node}, load ${load.toFixed(1)} at the start; one piece of work repeated varies by ${share(wall)} in wall time and ${share(processor)} in processor time.`;

const share = ({ spread }: Measured): string => `±${(spread * 100).toFixed(1)}%`;
