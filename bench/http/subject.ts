import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadLibrary } from '../../src/library.js';
import { review } from '../../src/review.js';
import { processorSeconds } from '../process/usage.js';
import { median, measured } from '../report/stats.js';
import type { Options, Subject } from '../report/subject.js';
import type { Report, Table } from '../report/table.js';
import { NOISE, ratioColumn, tenths, whole } from '../report/table.js';
import { loadWorkload } from '../workload.js';
import type { Carried, Load } from './generator.js';
import { ECHO, type RunningServer, SERVICE, serverPlans, startServer } from './servers.js';

const REQUESTS = 500;
const CONNECTIONS = [10, 100];

export const http: Subject = {
  name: 'http',
  about: 'POST /v1/determinations beside a bare Express echo of the same sizes',
  run: async (options) => {
    const work = mkdtempSync(path.join(tmpdir(), 'ur-bench-'));
    const running: RunningServer[] = [];
    const files = writeFiles(work, options.ruleset);
    const generator = fork(fileURLToPath(new URL('./generator.js', import.meta.url)), [files.bodies]);
    try {
      await said(generator);
      for (const plan of serverPlans(files.answers)) running.push(await startServer(plan));
      return await report(options, generator, running, files);
    } finally {
      generator.kill();
      await Promise.all(running.map(({ stop }) => stop()));
      rmSync(work, { recursive: true });
    }
  },
};

interface Files {
  readonly bodies: string;
  readonly answers: string;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

/** The requests, one a line, and our answers to them for the echoes to write. */
function writeFiles(work: string, ruleset: string): Files {
  const loaded = loadLibrary(path.resolve('rulesets'));
  if (!loaded.ok) throw new Error(`the rulesets have ${loaded.faults.length} faults`);
  const bodies = loadWorkload(path.resolve('rulesets'), ruleset, REQUESTS).requests.map(({ body }) => body);
  const answers = bodies.map((body) => {
    const outcome = review(body, loaded.library);
    if (!outcome.ok) throw new Error('a request of the workload is refused');
    return outcome.value;
  });
  const files = { bodies: path.join(work, 'requests.ndjson'), answers: path.join(work, 'answers.json') };
  const lines = bodies.map((body) => `${JSON.stringify(body)}\n`).join('');
  const text = JSON.stringify(answers);
  writeFileSync(files.bodies, lines);
  writeFileSync(files.answers, text);
  return { ...files, bytesIn: lines.length / bodies.length, bytesOut: text.length / bodies.length };
}

interface Carry extends Carried {
  /** Microseconds of the server's processor time for a request. */
  readonly cpu: number;
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
  const answer = (await said(generator)) as Carried | { readonly error: string };
  if ('error' in answer) throw new Error(`${plan.name}: ${answer.error}`);
  const after = processorSeconds(pid) ?? Number.NaN;
  return { ...answer, cpu: ((after - before) * 1_000_000) / answer.answered };
}

const said = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve, reject) => {
    child.removeAllListeners();
    child.once('message', resolve).once('exit', () => reject(new Error('the load generator ended')));
  });

async function report(
  { quick }: Options,
  generator: ChildProcess,
  servers: readonly RunningServer[],
  { bytesIn, bytesOut }: Files,
): Promise<Report> {
  const rounds = quick ? 3 : 7;
  const seconds = quick ? 1 : 3;
  for (const server of servers)
    await carry(generator, server, { connections: 10, seconds: 60, atMost: quick ? 2_000 : 20_000 });
  const flatOut = new Map<number, Carry[][]>();
  for (const connections of CONNECTIONS) {
    flatOut.set(
      connections,
      await interleaved(servers, rounds, (server) => carry(generator, server, { connections, seconds })),
    );
  }
  const few = flatOut.get(10) as Carry[][];
  const rate = Math.floor(median((few[0] as Carry[]).map(({ perSecond }) => perSecond)) / 2);
  const paced = await interleaved(servers, rounds, (server) =>
    carry(generator, server, { connections: 32, seconds: quick ? 2 : 5, rate }),
  );
  return {
    subject: 'http',
    title: 'HTTP',
    about: [
      `POST /v1/determinations, requests of ${whole(bytesIn)} bytes and answers of ${whole(bytesOut)} on average, the same for all: the built service (validation on, one log line a request into a pipe, no authentication), Express 5 with express.json and res.json, node:http with JSON.parse and JSON.stringify. Each server in its own process, the generator in another, medians of ${rounds} interleaved rounds of ${seconds} s.`,
    ],
    tables: [
      ...CONNECTIONS.map((count) => throughput(servers, count, flatOut.get(count) as Carry[][])),
      latency(servers, rate, paced),
    ],
    notes: [
      `The generator takes ${tenths(median(few.flat().map(({ own }) => own)))} us of processor time for a request, beside the server on the same machine: what it takes is not there for the server. Processor time for a request does not depend on it.`,
      'At a fixed rate a request counts from when it was due, so that waiting in line counts; the generator looks at its clock every millisecond, which adds up to that much to every server alike.',
    ],
    broken: [],
  };
}

async function interleaved(
  servers: readonly RunningServer[],
  rounds: number,
  one: (server: RunningServer) => Promise<Carry>,
): Promise<Carry[][]> {
  const results = servers.map((): Carry[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < servers.length; turn += 1) {
      const at = (round + turn) % servers.length;
      results[at]?.push(await one(servers[at] as RunningServer));
    }
  }
  return results;
}

/** Round against round with the echo. */
function against(servers: readonly RunningServer[], results: readonly Carry[][], of: keyof Carry) {
  const echo = results[servers.findIndex(({ plan }) => plan.name === ECHO)] as Carry[];
  return results.map((own) => measured(own.map((one, round) => one[of] / (echo[round] as Carry)[of])));
}

const medianOf = (carries: readonly Carry[], of: keyof Carry): number => median(carries.map((one) => one[of]));

function throughput(servers: readonly RunningServer[], connections: number, results: readonly Carry[][]): Table {
  const [rates, processor] = [against(servers, results, 'perSecond'), against(servers, results, 'cpu')];
  return {
    title: `${connections} connections`,
    columns: [
      ratioColumn('rate x echo'),
      NOISE,
      { heading: 'per second', write: whole },
      ratioColumn('CPU x echo'),
      NOISE,
      { heading: 'CPU us', write: tenths },
    ],
    rows: servers.map(({ plan }, at) => {
      const own = results[at] as Carry[];
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

function latency(servers: readonly RunningServer[], rate: number, results: readonly Carry[][]): Table {
  const slowest = against(servers, results, 'p99');
  return {
    title: `${whole(rate)} a second, half of what ${SERVICE} carries`,
    columns: [
      ratioColumn('p99 x echo'),
      NOISE,
      { heading: 'p50 ms', write: milliseconds },
      { heading: 'p99 ms', write: milliseconds },
    ],
    rows: servers.map(({ plan }, at) => {
      const own = results[at] as Carry[];
      return {
        name: plan.name,
        values: [slowest[at]?.median, slowest[at]?.spread, medianOf(own, 'p50'), medianOf(own, 'p99')],
      };
    }),
  };
}
