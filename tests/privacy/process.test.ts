/** `ur serve` as a process of its own: what it writes anywhere while it serves, and when it crashes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, test } from 'vitest';
import { EXAMPLES } from '../http/real-service.js';
import { canariesIn, canary, marked } from './canary.js';
import { faultsOfLine } from './log-line.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'ur-privacy-'));
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});
afterAll(() => rmSync(work, { recursive: true }));

/** The service with an empty working folder, so that whatever it leaves on disk is seen. */
function start(crash: string) {
  const tsx = fileURLToPath(import.meta.resolve('tsx'));
  const child = spawn(
    process.execPath,
    [
      '--import',
      `file://${tsx}`,
      '--import',
      `file://${join(ROOT, 'tests/privacy/crash.ts')}`,
      join(ROOT, 'src/cli/main.ts'),
      'serve',
      '--port',
      '0',
      '--log-level',
      'trace',
    ],
    {
      cwd: work,
      env: { PATH: process.env['PATH'], HOME: work, TMPDIR: tmpdir(), CRASH: crash },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  running.add(child);
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString()));
  return { child, output, ended: once(child, 'close').then(([code]) => code as number | null) };
}

async function addressOf(output: { readonly out: string; readonly err: string }): Promise<string> {
  await expect.poll(() => output.out + output.err, { timeout: 60_000 }).toContain('curl');
  return /listening on (http:\/\/\S+)/.exec(output.out)?.[1] ?? '';
}

const send = (url: string, body: string, type = 'application/json'): Promise<string> =>
  fetch(url, { method: 'POST', headers: { 'content-type': type, cookie: canary() }, body }).then(
    (answer) => answer.text(),
    () => 'no answer',
  );

const logLines = (out: string): readonly string[] => out.split('\n').filter((line) => line.startsWith('{'));

test('nothing of hundreds of requests is on standard output, standard error or the disk', async () => {
  const run = start('never');
  const url = await addressOf(run.output);
  for (const { request } of EXAMPLES) {
    for (const path of [
      '/v1/determinations',
      '/v1/recommendations',
      '/v1/comparisons',
      '/v1/simulations',
      '/v1/rulesets/check',
      `/${canary()}?${canary()}`,
    ])
      await send(url + path, JSON.stringify(marked(request)));
    await send(`${url}/v1/determinations`, JSON.stringify({ ...request, reference: canary() }));
    await send(`${url}/v1/determinations`, `{"${canary()}": ${canary()}`);
    await send(
      `${url}/v1/determinations/batch`,
      `${JSON.stringify(marked(request))}\n${canary()}\n`,
      'application/x-ndjson',
    );
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket
      .on('error', () => undefined)
      .write(
        `POST /v1/determinations HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 999\r\n\r\n{"${canary()}"`,
        () => socket.destroy(),
      );
    await once(socket, 'close');
  }
  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(0);
  expect(canariesIn(run.output.out + run.output.err)).toEqual([]);
  expect(run.output.err).toBe('');
  const lines = logLines(run.output.out);
  expect(lines.length).toBeGreaterThan(EXAMPLES.length * 9);
  expect(lines.flatMap(faultsOfLine)).toEqual([]);
  expect(readdirSync(work)).toEqual([]);
});

test.each(['later', 'no-error'])('a crash that quotes the request: %s', async (kind) => {
  const run = start(kind);
  const url = await addressOf(run.output);
  await send(`${url}/v1/determinations`, JSON.stringify({ ...EXAMPLES[0]?.request, reference: canary() }));
  expect(await run.ended).toBe(1);
  expect(canariesIn(run.output.out + run.output.err)).toEqual([]);
  expect(run.output.err).toBe('');
  const lines = logLines(run.output.out);
  expect(lines.some((line) => line.includes('"msg":"uncaught"'))).toBe(true);
  expect(lines.flatMap(faultsOfLine)).toEqual([]);
  expect(readdirSync(work)).toEqual([]);
});
