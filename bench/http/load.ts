import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { answerOf } from '../process/answer.js';
import { processorSeconds } from '../process/usage.js';
import { measured, type Measured, median } from '../report/stats.js';
import type { Exchange } from './exchange.js';
import type { Carried, Load } from './generator.js';
import { ECHO, type RunningServer, type ServerPlan, startServer } from './servers.js';

/** What one server carried in one stretch. */
export interface Carry extends Carried {
  /** Microseconds of the server's processor time for a request. */
  readonly cpu: number;
}

/** All servers' stretches of one kind of load, round by round. */
export type Carries = readonly (readonly Carry[])[];

export interface Effort {
  readonly rounds: number;
  readonly seconds: number;
  /** Requests before anything is counted. */
  readonly warmUp: number;
}

export interface Bench {
  readonly servers: readonly RunningServer[];
  readonly run: (load: Pick<Load, 'connections' | 'rate' | 'seconds'>) => Promise<Carries>;
}

const GENERATOR = fileURLToPath(new URL('./generator.js', import.meta.url));
const NAME = 'load generator';

/** Starts the servers and a generator, warms all up, and stops them when `use` is done. */
export async function withServers<T>(
  plans: readonly ServerPlan[],
  { bodies }: Exchange,
  { rounds, warmUp }: Effort,
  use: (bench: Bench) => Promise<T>,
): Promise<T> {
  const servers: RunningServer[] = [];
  const generator = fork(GENERATOR, [bodies]);
  try {
    await answerOf(generator, NAME);
    for (const plan of plans) servers.push(await startServer(plan));
    for (const server of servers) await carry(generator, server, { connections: 10, seconds: 60, atMost: warmUp });
    const run: Bench['run'] = async (load) => {
      const results = servers.map((): Carry[] => []);
      for (let round = 0; round < rounds; round += 1) {
        for (let turn = 0; turn < servers.length; turn += 1) {
          const at = (round + turn) % servers.length;
          results[at]?.push(await carry(generator, servers[at] as RunningServer, load));
        }
      }
      return results;
    };
    return await use({ servers, run });
  } finally {
    generator.kill();
    await Promise.all(servers.map(({ stop }) => stop()));
  }
}

/** One stretch of load on one server. */
async function carry(
  generator: ChildProcess,
  { pid, plan, url }: RunningServer,
  load: Omit<Load, 'headers' | 'url'>,
): Promise<Carry> {
  const order: Load = { ...load, url, headers: plan.headers ?? {} };
  const before = processorSeconds(pid) ?? Number.NaN;
  generator.send(order);
  const answer = await answerOf<Carried | { readonly error: string }>(generator, NAME);
  if ('error' in answer) throw new Error(`${plan.name}: ${answer.error}`);
  const after = processorSeconds(pid) ?? Number.NaN;
  return { ...answer, cpu: ((after - before) * 1_000_000) / answer.answered };
}

export const medianOf = (carries: readonly Carry[], of: keyof Carry): number => median(carries.map((one) => one[of]));

/** Every server held against the bare Express, round against round. */
export function againstEcho(servers: readonly RunningServer[], results: Carries, of: keyof Carry): readonly Measured[] {
  const echo = results[servers.findIndex(({ plan }) => plan.name === ECHO)] as readonly Carry[];
  return results.map((own) => measured(own.map((one, round) => one[of] / (echo[round] as Carry)[of])));
}
