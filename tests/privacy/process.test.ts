/** `ur serve` as a process of its own: what it writes anywhere while it serves, and when it crashes. */
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { addressOf, run, type Run } from '../e2e/run.js';
import { EXAMPLES } from '../http/real-service.js';
import { canariesIn, canary, marked } from './canary.js';
import { faultsOfLine } from './log-line.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'ur-privacy-'));
afterAll(() => rmSync(work, { recursive: true }));

/** The service with an empty working folder, so that whatever it leaves on disk is seen. */
function start(crash: string): Run {
  const crashing = join(ROOT, 'tests/privacy/crash.ts');
  return run(
    [
      '--import',
      import.meta.resolve('tsx'),
      '--import',
      `file://${crashing}`,
      join(ROOT, 'src/cli/main.ts'),
      'serve',
      '--port',
      '0',
      '--log-level',
      'trace',
    ],
    { PATH: process.env['PATH'], HOME: work, TMPDIR: tmpdir(), CRASH: crash },
    work,
  );
}

const send = (url: string, body: string, type = 'application/json'): Promise<string> =>
  fetch(url, { method: 'POST', headers: { 'content-type': type, cookie: canary() }, body }).then(
    (answer) => answer.text(),
    () => 'no answer',
  );

const logLines = (out: string): readonly string[] => out.split('\n').filter((line) => line.startsWith('{'));

test('nothing of hundreds of requests is on standard output, standard error or the disk', async () => {
  const service = start('never');
  const url = await addressOf(service);
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
  service.child.kill('SIGTERM');
  expect(await service.ended).toBe(0);
  expect(canariesIn(service.output.out + service.output.err)).toEqual([]);
  expect(service.output.err).toBe('');
  const lines = logLines(service.output.out);
  expect(lines.length).toBeGreaterThan(EXAMPLES.length * 9);
  expect(lines.flatMap(faultsOfLine)).toEqual([]);
  expect(readdirSync(work)).toEqual([]);
});

test.each(['later', 'no-error'])('a crash that quotes the request: %s', async (kind) => {
  const service = start(kind);
  const url = await addressOf(service);
  await send(`${url}/v1/determinations`, JSON.stringify({ ...EXAMPLES[0]?.request, reference: canary() }));
  expect(await service.ended).toBe(1);
  expect(canariesIn(service.output.out + service.output.err)).toEqual([]);
  expect(service.output.err).toBe('');
  const lines = logLines(service.output.out);
  expect(lines.some((line) => line.includes('"msg":"uncaught"'))).toBe(true);
  expect(lines.flatMap(faultsOfLine)).toEqual([]);
  expect(readdirSync(work)).toEqual([]);
});
