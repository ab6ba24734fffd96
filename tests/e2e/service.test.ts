import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, test } from 'vitest';
import { EXAMPLES, type JsonObject, requestOf } from '../http/real-service.js';

/** The service as a process of its own: how it starts, serves, refuses to start and stops. */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'ur-e2e-'));
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});
afterAll(() => rmSync(work, { recursive: true }));

interface Run {
  readonly child: ChildProcess;
  readonly output: () => { readonly out: string; readonly err: string };
  readonly ended: Promise<number | null>;
}

function start(environment: Readonly<Record<string, string>>): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: '',
      UR_HOST: '',
      HOST: '',
      UR_RULESETS: '',
      UR_LOG_LEVEL: 'info',
      UR_PORT: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return { child, output: () => ({ out, err }), ended: once(child, 'close').then(([code]) => code as number | null) };
}

async function addressOf({ output }: Run): Promise<string> {
  await expect.poll(() => output().out, { timeout: 60_000 }).toContain('curl');
  return /listening on (http:\/\/\S+)/.exec(output().out)?.[1] ?? '';
}

const post = (url: string, body: string, type = 'application/json'): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': type }, body });

test('it says what it serves, decides alone and in batches, logs no request text and ends well when told to', async () => {
  const run = start({});
  const url = await addressOf(run);
  const welcome = run.output().out;
  for (const word of ['va-medicaid-arts', 'asam-4-adult', `${url}/docs`]) expect(welcome).toContain(word);

  const { reference } = requestOf('intensive-outpatient-approved');
  const single = await post(`${url}/v1/determinations`, JSON.stringify(requestOf('intensive-outpatient-approved')));
  expect(await single.json()).toMatchObject({ decision: 'approve', finality: 'final', reference });
  const lines = [...EXAMPLES.map(({ request }) => JSON.stringify(request)), '{'];
  const batch = await post(`${url}/v1/determinations/batch`, lines.join('\n'), 'application/x-ndjson');
  const answers = (await batch.text())
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as JsonObject);
  expect(answers.map(({ line }) => line)).toEqual(lines.map((_, index) => index + 1));
  expect(Object.keys(answers.at(-1) as JsonObject)).toEqual(['line', 'problem']);
  for (const path of ['/docs', '/openapi.json', '/healthz', '/readyz', '/v1/payers'])
    expect([path, (await fetch(url + path)).status]).toEqual([path, 200]);

  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(0);
  const { out, err } = run.output();
  expect(err).toBe('');
  const log = out.slice(welcome.length);
  expect(log).toContain('"route":"/v1/determinations/batch"');
  for (const { request } of EXAMPLES) expect(log).not.toContain(String(request['reference']));
});

test('a broken ruleset stops the start, with the fault and its place', async () => {
  writeFileSync(join(work, 'facts.json'), '{"version": "1", "version": "2"}');
  const run = start({ UR_RULESETS: work });
  expect(await run.ended).toBe(1);
  expect(run.output().out).toBe('');
  expect(run.output().err).toMatch(/^Not started\. The rulesets have .*fault/);
  expect(run.output().err).toContain('facts.json');
});

test('a configuration that is not valid, and a port that is taken', async () => {
  const misconfigured = start({ UR_PORT: 'eighty', UR_LOG_LEVEL: 'loud' });
  expect(await misconfigured.ended).toBe(2);
  expect(misconfigured.output().err).toMatch(/UR_PORT[^]*UR_LOG_LEVEL/);

  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  const late = start({ UR_PORT: String(port) });
  expect(await late.ended).toBe(3);
  expect(late.output().err).toContain(`port ${port} on 127.0.0.1 is in use`);
  holder.close();
});
