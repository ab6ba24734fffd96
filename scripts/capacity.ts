/**
 * What one process takes: processor time a request over HTTP and a line in a batch, from outside, and how noisy the machine
 * is meanwhile. Processor time hardly depends on what else runs; rates do. `npm run capacity`, for docs/scaling.md.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Pool, request } from 'undici';
import { freePort, startInstance } from '../tests/e2e/instance.js';
import { questionsFor } from '../tests/e2e/questions.js';
import { useOf } from '../tests/faults/process.js';

const CONNECTIONS = 16;
const WARM_UP = 4_000;
const REQUESTS = 5_000;
const LINES = 20_000;
const ROUNDS = 3;

const rulesets = fileURLToPath(new URL('../rulesets', import.meta.url));
const singles = questionsFor({ shipped: rulesets }).filter(({ path }) => path === '/v1/determinations');
const bodies = singles.map(({ body }) => body);

const startedAt = performance.now();
const instance = startInstance({ port: await freePort(), built: true });
await instance.ready();
const readyMs = Math.round(performance.now() - startedAt);
const pid = instance.child.pid as number;
try {
  await single(WARM_UP);
  await batch(WARM_UP);
  console.log(`ready after ${readyMs} ms with ${useOf(pid).residentMB} MB; ${availableParallelism()} cores`);
  for (let round = 1; round <= ROUNDS; round += 1) {
    console.log(`spin     ${await spun(1)} alone, ${await spun(2)} of two at once, of a core`);
    console.log(`single   ${await timed(REQUESTS, () => single(REQUESTS))}`);
    console.log(`batch    ${await timed(LINES, () => batch(LINES))}`);
  }
  console.log(`resident ${useOf(pid).residentMB} MB`);
} finally {
  instance.child.kill('SIGTERM');
  await instance.ended;
}

/** Determinations asked for one by one, on connections that are kept. */
async function single(count: number): Promise<void> {
  const pool = new Pool(instance.url, { connections: CONNECTIONS, pipelining: 1 });
  let asked = 0;
  const caller = async (): Promise<void> => {
    while (asked < count) {
      const body = bodies[asked % bodies.length] as string;
      asked += 1;
      const answer = await pool.request({
        method: 'POST',
        path: '/v1/determinations',
        headers: { 'content-type': 'application/json' },
        body,
      });
      await answer.body.dump({ limit: Infinity });
      if (answer.statusCode !== 200) throw new Error(`status ${answer.statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, caller));
  await pool.destroy();
}

/** The same in one stream. */
async function batch(count: number): Promise<void> {
  const lines = function* (): Generator<string> {
    for (let index = 0; index < count; index += 1) yield `${bodies[index % bodies.length] as string}\n`;
  };
  const { statusCode, body } = await request(`${instance.url}/v1/determinations/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: Readable.from(lines()),
  });
  let answered = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) for (const byte of chunk) if (byte === 10) answered += 1;
  if (statusCode !== 200 || answered !== count) throw new Error(`status ${statusCode}, ${answered} of ${count} lines`);
}

async function timed(count: number, work: () => Promise<void>): Promise<string> {
  const [cpu, since] = [useOf(pid).cpuSeconds, performance.now()];
  await work();
  const seconds = (performance.now() - since) / 1000;
  const micros = Math.round(((useOf(pid).cpuSeconds - cpu) * 1e6) / count);
  return `${micros} µs of processor each; ${Math.round(count / seconds)} a second by the clock`;
}

/** How much of a core each of so many busy processes gets. */
async function spun(processes: number): Promise<string> {
  const spin = 'const until = Date.now() + 60_000; while (Date.now() < until);';
  const children = Array.from({ length: processes }, () => spawn(process.execPath, ['-e', spin]));
  await Promise.all(children.map((child) => once(child, 'spawn')));
  await wait(500);
  const use = (): number => children.reduce((sum, child) => sum + useOf(child.pid as number).cpuSeconds, 0);
  const [before, since] = [use(), performance.now()];
  await wait(2_000);
  const share = (use() - before) / processes / ((performance.now() - since) / 1000);
  for (const child of children) child.kill('SIGKILL');
  return share.toFixed(2);
}
