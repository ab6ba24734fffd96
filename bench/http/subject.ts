import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { median } from '../report/stats.js';
import type { Subject } from '../report/subject.js';
import type { Table } from '../report/table.js';
import { NOISE, ratioColumn, tenths, whole } from '../report/table.js';
import { type Exchange, writeExchanges } from './exchange.js';
import { againstEcho, type Bench, type Carries, medianOf, withServers } from './load.js';
import { SERVICE, type RunningServer, serverPlans, writeKeys } from './servers.js';

export const http: Subject = {
  name: 'http',
  about: 'POST /v1/determinations beside a bare Express echo of the same sizes',
  run: async ({ quick, ruleset }) => {
    const effort = quick ? { rounds: 3, seconds: 1, warmUp: 2_000 } : { rounds: 7, seconds: 3, warmUp: 10_000 };
    const folder = mkdtempSync(path.join(tmpdir(), 'ur-bench-'));
    try {
      const { all, answered } = writeExchanges(folder, ruleset);
      const keys = writeKeys(folder);
      const beside = <T>(exchange: Exchange, use: (bench: Bench) => Promise<T>): Promise<T> =>
        withServers(serverPlans(exchange.answers, keys), exchange, effort, use);
      const { seconds } = effort;
      const whenAnswered = await beside(answered, async ({ run, servers }) => [
        throughput(`${titleOf(answered)}, 10 connections`, servers, await run({ connections: 10, seconds })),
        throughput(`${titleOf(answered)}, 100 connections`, servers, await run({ connections: 100, seconds })),
      ]);
      const { generator, tables } = await beside(all, async ({ run, servers }) => {
        const few = await run({ connections: 10, seconds });
        const many = await run({ connections: 100, seconds });
        const rate = Math.floor(medianOf(few[0] as Carries[number], 'perSecond') / 2);
        const paced = await run({ connections: 32, seconds: seconds * 2, rate });
        return {
          tables: [
            throughput(`${titleOf(all)}, 10 connections`, servers, few),
            throughput(`${titleOf(all)}, 100 connections`, servers, many),
            latency(`${titleOf(all)}, ${whole(rate)} a second`, servers, paced),
          ],
          generator: median(few.flat().map(({ own }) => own)),
        };
      });
      return {
        subject: 'http',
        title: 'HTTP',
        about: [
          `POST /v1/determinations, the same requests and sizes for all: ${whole(all.bytesIn)} bytes in and ${whole(all.bytesOut)} out on average (${whole(answered.bytesIn)} and ${whole(answered.bytesOut)} where only requests are sent that get an answer). The built service, validation on, one log line a request into a pipe, callers unasked or by API key, no second opinions or one in a hundred; Express 5 with express.json and res.json; node:http with JSON.parse and JSON.stringify. Each server in its own process, the generator in another, medians of ${effort.rounds} interleaved rounds of ${seconds} s.`,
        ],
        tables: [...whenAnswered, ...tables],
        notes: [
          '"rate", "CPU" and "p99" with an x are ratios to the Express echo of the same round; noise belongs to the ratio before it.',
          `The generator takes ${tenths(generator)} us of processor time for a request, beside the server on the same machine: what it takes is not there for the server. Processor time for a request does not depend on it.`,
          `The fixed rate is half of what "${SERVICE}" carries with 10 connections. There a request counts from when it was due, so that waiting in line counts; the generator looks at its clock every millisecond, which adds up to that much to every server alike.`,
        ],
        broken: [],
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

const titleOf = ({ name }: Exchange): string => (name === 'all' ? 'all' : 'answered only');

function throughput(title: string, servers: readonly RunningServer[], results: Carries): Table {
  const [rates, processor] = [againstEcho(servers, results, 'perSecond'), againstEcho(servers, results, 'cpu')];
  return {
    title,
    columns: [
      ratioColumn('rate'),
      NOISE,
      { heading: '/s', write: whole },
      ratioColumn('CPU'),
      NOISE,
      { heading: 'CPU us', write: tenths },
    ],
    rows: servers.map(({ plan }, at) => {
      const own = results[at] as Carries[number];
      const [rate, cpu] = [rates[at], processor[at]];
      return {
        name: plan.name,
        values: [
          rate?.median,
          rate?.spread,
          medianOf(own, 'perSecond'),
          cpu?.median,
          cpu?.spread,
          medianOf(own, 'cpu'),
        ],
      };
    }),
  };
}

const milliseconds = (value: number): string => value.toFixed(2);

function latency(title: string, servers: readonly RunningServer[], results: Carries): Table {
  const slowest = againstEcho(servers, results, 'p99');
  return {
    title,
    columns: [
      ratioColumn('p99'),
      NOISE,
      { heading: 'p50 ms', write: milliseconds },
      { heading: 'p99 ms', write: milliseconds },
    ],
    rows: servers.map(({ plan }, at) => {
      const own = results[at] as Carries[number];
      return {
        name: plan.name,
        values: [slowest[at]?.median, slowest[at]?.spread, medianOf(own, 'p50'), medianOf(own, 'p99')],
      };
    }),
  };
}
