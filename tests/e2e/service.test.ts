import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { EXAMPLES, type JsonObject, requestOf } from '../http/real-service.js';
import { addressOf, run, type Run } from './run.js';

/** The service as a process of its own: how it starts, serves, refuses to start and stops. */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'ur-e2e-'));
afterAll(() => rmSync(work, { recursive: true }));

const start = (environment: Readonly<Record<string, string>>): Run =>
  run(['--import', 'tsx', 'src/main.ts'], {
    ...process.env,
    PORT: '',
    UR_HOST: '',
    HOST: '',
    UR_RULESETS: '',
    UR_DRAFTS: '',
    UR_ALLOW_REMOVAL: '',
    UR_LOG_LEVEL: 'info',
    UR_PORT: '0',
    ...environment,
  });

const post = (url: string, body: string, type = 'application/json'): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': type }, body });

test('it says what it serves, decides alone and in batches, logs no request text and ends well when told to', async () => {
  const service = start({});
  const url = await addressOf(service);
  const welcome = service.output.out;
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

  service.child.kill('SIGTERM');
  expect(await service.ended).toBe(0);
  const { out, err } = service.output;
  expect(err).toBe('');
  const log = out.slice(welcome.length);
  expect(log).toContain('"route":"/v1/determinations/batch"');
  for (const { request } of EXAMPLES) expect(log).not.toContain(String(request['reference']));
});

test('a broken ruleset stops the start, with the fault and its place', async () => {
  writeFileSync(join(work, 'facts.json'), '{"version": "1", "version": "2"}');
  const service = start({ UR_RULESETS: work });
  expect(await service.ended).toBe(1);
  expect(service.output.out).toBe('');
  expect(service.output.err).toMatch(/^Not started\. The rulesets have .*fault/);
  expect(service.output.err).toContain('facts.json');
});

test('SIGHUP reads the rulesets again: a good set is taken, a faulty one leaves the last good one', async () => {
  const folder = join(work, 'rulesets');
  cpSync(join(ROOT, 'rulesets'), folder, { recursive: true });
  const service = start({ UR_RULESETS: folder });
  const url = await addressOf(service);
  const state = async (): Promise<unknown> =>
    ((await (await fetch(`${url}/readyz`)).json()) as { rulesets: { reload: unknown } }).rulesets.reload;
  const jurisdictions = async (): Promise<string> => JSON.stringify(await (await fetch(`${url}/v1/payers`)).json());
  const again = async (message: string): Promise<void> => {
    service.child.kill('SIGHUP');
    await expect.poll(() => service.output.out, { timeout: 60_000 }).toContain(message);
  };
  expect(await state()).toEqual({ last: 'never', faults: {}, removed: 0 });

  const payer = join(folder, 'payers/example-fourth/payer.json');
  const text = readFileSync(payer, 'utf8');
  writeFileSync(payer, text.replace(/"jurisdiction": "[^"]*"/, '"jurisdiction": "Elsewhere"'));
  const facts = join(folder, 'facts.json');
  writeFileSync(facts, readFileSync(facts, 'utf8').replace('"meaning": "', '"meaning": "In other words: '));

  // A batch that has begun is answered to its end by the set it began with.
  const line = JSON.stringify(requestOf('intensive-outpatient-approved'));
  let write: (text: string) => void = () => undefined;
  let end: () => void = () => undefined;
  const lines = new ReadableStream<Uint8Array>({
    start: (controller) => {
      write = (text) => controller.enqueue(new TextEncoder().encode(text));
      end = () => controller.close();
    },
  });
  const asking = fetch(`${url}/v1/determinations/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: lines,
    duplex: 'half',
  } as RequestInit);
  write(`${line}\n`);
  const answers = (await asking).body?.pipeThrough(new TextDecoderStream()).getReader();
  let answered = (await answers?.read())?.value ?? '';
  await again('rulesets reloaded');
  write(`${line}\n`);
  end();
  for (let next = await answers?.read(); next?.done === false; next = await answers?.read()) answered += next.value;
  const digestsOf = (texts: readonly string[]): readonly string[] =>
    texts.map((one) => /"facts":\{"version":"[^"]*","digest":"([0-9a-f]{64})"/.exec(one)?.[1] ?? 'none');
  const before = digestsOf(answered.split('\n').filter(Boolean));
  expect(before).toHaveLength(2);
  expect(before[1]).toBe(before[0]);
  const after = digestsOf([await (await post(`${url}/v1/determinations`, line)).text()]);
  expect(after[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(after[0]).not.toBe(before[0]);
  expect(await jurisdictions()).toContain('Elsewhere');
  expect(await state()).toEqual({ last: 'done', faults: {}, removed: 0 });

  writeFileSync(payer, text.replace('"jurisdiction"', '"jurisdictions"'));
  await again('rulesets refused');
  expect(await jurisdictions()).toContain('Elsewhere');
  expect(await state()).toEqual({ last: 'refused', faults: { 'key-unknown': 1, 'key-missing': 1 }, removed: 0 });
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(service.output.out).not.toContain('jurisdictions');

  service.child.kill('SIGTERM');
  expect(await service.ended).toBe(0);
  expect(service.output.err).toBe('');
});

test('a configuration that is not valid, and a port that is taken', async () => {
  const misconfigured = start({ UR_PORT: 'eighty', UR_LOG_LEVEL: 'loud' });
  expect(await misconfigured.ended).toBe(2);
  expect(misconfigured.output.err).toMatch(/UR_PORT[^]*UR_LOG_LEVEL/);

  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  const late = start({ UR_PORT: String(port) });
  expect(await late.ended).toBe(3);
  expect(late.output.err).toContain(`port ${port} on 127.0.0.1 is in use`);
  holder.close();
});
