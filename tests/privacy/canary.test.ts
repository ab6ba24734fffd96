/** Markers in every field of thousands of requests come out nowhere but in the answer to who sent them. */
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { afterEach, expect, test, vi } from 'vitest';
import { LOG_LEVELS } from '../../src/config/settings.js';
import { createApp } from '../../src/http/app.js';
import { ENGINE, type Engine } from '../../src/http/engine.js';
import { createLogger } from '../../src/http/log.js';
import { startServer } from '../../src/http/server.js';
import { type Answer, ask, type Input } from '../fuzz/inject.js';
import { OPERATIONS } from '../fuzz/service.js';
import { bundleFor } from '../fhir/answers.js';
import { EXAMPLES, type JsonObject, REAL_LIBRARY } from '../http/real-service.js';
import { canariesIn, canary, leavesOf, marked, markedAt } from './canary.js';
import { faultsOfLine } from './log-line.js';

afterEach(() => vi.useRealTimers());

function logged(engine: Engine = ENGINE, level = 'trace') {
  let text = '';
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  const app = createApp(REAL_LIBRARY, { log: createLogger(level, sink), engine });
  return { app, lines: () => text.split('\n').filter(Boolean) };
}

const post = (url: string, body: unknown, type = 'application/json'): Input => ({
  method: 'POST',
  url,
  headers: [
    ['content-type', type],
    ['user-agent', canary()],
    ['cookie', canary()],
    ['x-request-id', canary()],
    ['authorization', `Bearer ${canary()}`],
  ],
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});

/** Nothing of the request in the headers, nor in the body of a refusal. */
function silent({ status, head, body }: Answer): void {
  expect(canariesIn(head)).toEqual([]);
  if (status >= 400) expect(canariesIn(body)).toEqual([]);
}

function soundLines(lines: readonly string[], atLeast: number): void {
  expect(lines.length).toBeGreaterThanOrEqual(atLeast);
  expect(lines.flatMap(faultsOfLine)).toEqual([]);
}

const REQUESTS = EXAMPLES.map(({ request }) => request);
const referred = (request: JsonObject): JsonObject => ({ ...request, reference: canary() });

/** Requests of every kind: sound ones with a marker as reference, one field at a time marked, all of them marked. */
function* requests(): Generator<JsonObject> {
  for (const request of REQUESTS) {
    yield referred(request);
    yield marked(request) as JsonObject;
    for (let at = 0; at < leavesOf(request); at += 1) yield markedAt(referred(request), at) as JsonObject;
  }
}

test('every field of every example, one by one and all together', async () => {
  const { app, lines } = logged();
  let sent = 0;
  for (const request of requests()) {
    sent += 1;
    silent(await ask(app, post('/v1/determinations', request)));
    if (sent % 4 === 0) silent(await ask(app, post('/v1/recommendations', request)));
    if (sent % 40 === 0)
      silent(await ask(app, post('/v1/comparisons', { ...request, payers: ['example-health', canary()] })));
  }
  expect(sent).toBeGreaterThan(1_000);
  // What counts them, where it is served, counts without their words.
  for (const { method, path } of OPERATIONS.filter((one) => one.method === 'get' && !one.path.includes('{')))
    expect(
      canariesIn(
        (await ask(app, { method: method.toUpperCase(), url: path, headers: [], body: Buffer.alloc(0) })).body,
      ),
    ).toEqual([]);
  soundLines(lines(), sent);
});

test('FHIR: every field of a Bundle, one by one and all together', async () => {
  const { app, lines } = logged();
  const type = 'application/fhir+json';
  let sent = 0;
  const silently = async (url: string, body: unknown): Promise<void> => {
    sent += 1;
    silent(await ask(app, post(url, body, type)));
  };
  for (const request of [REQUESTS[0], REQUESTS[20]] as JsonObject[]) {
    const bundle = bundleFor(request);
    await silently('/fhir/pas/2.2.1/Claim/$submit', marked(bundle));
    for (let at = 0; at < leavesOf(bundle); at += 1) {
      const one = markedAt(bundle, at);
      await silently('/fhir/pas/2.2.1/Claim/$submit', one);
      if (at % 3 === 0) await silently('/fhir/pas/2.0.1/attested', { bundle: one, attestations: [{ item: canary() }] });
    }
    await silently('/fhir/pas/2.2.1/attested', {
      bundle,
      attestations: [marked({ item: 1, npi: '1' })],
      [canary()]: 1,
    });
  }
  await silently(`/fhir/pas/2.2.1/${canary()}`, {});
  await silently('/fhir/pas/2.2.1/Claim/$inquire', marked({}));
  soundLines(lines(), sent);
});

test('batches, simulations, checks of rulesets, addresses', async () => {
  const { app, lines } = logged();
  const some = [...requests()].filter((_, index) => index % 7 === 0);
  const batch = await ask(
    app,
    post(
      '/v1/determinations/batch',
      some.map((one) => JSON.stringify(one)).join('\n') + `\n{"${canary()}":`,
      'application/x-ndjson',
    ),
  );
  silent(batch);
  for (const line of batch.body.split('\n').filter((one) => one.includes('"problem":')))
    expect(canariesIn(line)).toEqual([]);
  const simulation = await ask(
    app,
    post('/v1/simulations', {
      payer: 'example-health',
      before: '2025-01-01',
      after: '2026-01-01',
      requests: some.slice(0, 50),
    }),
  );
  expect([simulation.status, canariesIn(simulation.body)]).toEqual([200, []]);
  const draft = { files: { [`payers/example-health/${canary()}/ruleset.json`]: canary() } };
  silent(
    await ask(app, post('/v1/simulations', { payer: 'example-health', before: '2025-01-01', draft, requests: [] })),
  );
  silent(
    await ask(
      app,
      post('/v1/rulesets/check', { files: { [`payers/${canary()}/payer.json`]: canary() }, [canary()]: canary() }),
    ),
  );
  silent(
    await ask(
      app,
      post('/v1/rulesets/check', { files: { [`payers/${canary()}/payer.json`]: `{"${canary()}":"${canary()}"}` } }),
    ),
  );
  for (const { method, path } of OPERATIONS) {
    const url = path.replaceAll(/\{\w+\}/g, canary);
    for (const address of [
      url,
      `${url}?${canary()}=${canary()}`,
      `${url}?level=${canary()}&detail=${canary()}`,
      `${url}/${canary()}`,
      `/%zz${canary()}`,
    ])
      silent(
        await ask(app, {
          ...post(address, { [canary()]: canary() }, `text/${canary()}`),
          method: method.toUpperCase(),
        }),
      );
    silent(await ask(app, { ...post(url, ''), method: 'PUT' }));
  }
  soundLines(lines(), OPERATIONS.length * 6);
});

class Quoting extends Error {
  constructor(body: unknown) {
    super(JSON.stringify(body), { cause: body });
    this.name = JSON.stringify(body);
  }
}

const throwing: readonly ((body: unknown) => never)[] = [
  (body) => {
    throw new Quoting(body);
  },
  (body) => {
    throw new Error(`${JSON.stringify(body)}\n    at ${canary()} (/tmp/${canary()}.js:1:1)`);
  },
  (body) => {
    const error = new TypeError(`${JSON.stringify(body)}\n    at ${canary()} (/tmp/${canary()}.js:1:1)`);
    error.message = `told otherwise: ${canary()}`;
    throw error;
  },
  (body) => {
    throw new AggregateError([new Error(JSON.stringify(body))], canary());
  },
  (body) => {
    throw JSON.stringify(body);
  },
  (body) => {
    throw body;
  },
  () => {
    throw null;
  },
  (body) => {
    throw Object.assign(new Error(canary()), {
      status: 400,
      statusCode: 400,
      expose: true,
      body,
      headers: { 'x-a': canary() },
    });
  },
];

test.each(throwing.map((crash, index) => [index, crash] as const))(
  'an engine that fails and quotes the request: %i',
  async (_index, crash) => {
    const { app, lines } = logged({ ...ENGINE, review: crash, recommend: crash });
    for (const path of ['/v1/determinations', '/v1/recommendations']) {
      const answer = await ask(app, post(path, marked(REQUESTS[0])));
      silent(answer);
      expect(answer.status).toBe(500);
    }
    const batch = await ask(
      app,
      post('/v1/determinations/batch', JSON.stringify(marked(REQUESTS[0])), 'application/x-ndjson'),
    );
    expect(canariesIn(batch.head + batch.body)).toEqual([]);
    soundLines(lines(), 3);
  },
);

test.each(LOG_LEVELS)('at the level %s', async (level) => {
  const { app, lines } = logged({ ...ENGINE, recommend: throwing[0] as Engine['recommend'] }, level);
  for (const request of REQUESTS.slice(0, 5)) {
    silent(await ask(app, post('/v1/determinations', marked(request))));
    silent(await ask(app, post('/v1/recommendations', marked(request))));
  }
  soundLines(lines(), ['trace', 'debug', 'info'].includes(level) ? 10 : 0);
});

/** Sends the beginning of a request, and goes away or stays silent. */
async function begin(
  url: string,
  text: string,
): Promise<{ readonly answer: Promise<string>; readonly leave: () => void }> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let seen = '';
  socket.on('data', (chunk) => (seen += chunk.toString())).on('error', () => undefined);
  const answer = new Promise<string>((resolve) => socket.once('close', () => resolve(seen)));
  await new Promise<void>((resolve) => socket.write(text, () => resolve()));
  return { answer, leave: () => socket.destroy() };
}

test('requests that are half sent and dropped, too slow, or no HTTP', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { app, lines } = logged();
  let arrived = 0;
  const server = await startServer(
    (request, response) => {
      arrived += 1;
      app(request as Parameters<typeof app>[0], response as Parameters<typeof app>[1]);
    },
    { host: '127.0.0.1', port: 0 },
  );
  const half = (path: string, type: string): string =>
    `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\ncontent-length: 9999\r\nx-a: ${canary()}\r\n\r\n{"reference":"${canary()}"`;
  for (let index = 0; index < 50; index += 1) {
    const { leave } = await begin(
      server.url,
      index % 2 === 0
        ? half('/v1/determinations', 'application/json')
        : `${half('/v1/determinations/batch', 'application/x-ndjson')}}\n{"${canary()}":`,
    );
    await expect.poll(() => arrived).toBe(index + 1);
    leave();
  }
  await expect.poll(() => lines().length).toBe(50);
  const slow = await begin(server.url, half('/v1/determinations', 'application/json'));
  await expect.poll(() => arrived).toBe(51);
  await vi.advanceTimersByTimeAsync(600_000);
  const late = await slow.answer;
  expect([late.slice(0, 12), canariesIn(late)]).toEqual(['HTTP/1.1 408', []]);
  const broken = await (await begin(server.url, `${canary()} ${canary()}\r\n${canary()}\r\n\r\n`)).answer;
  expect([broken.slice(0, 12), canariesIn(broken)]).toEqual(['HTTP/1.1 400', []]);
  await expect.poll(() => lines().length).toBe(51);
  soundLines(lines(), 51);
  expect(lines().filter((line) => line.includes('"aborted":true')).length).toBeGreaterThanOrEqual(25);
  vi.useRealTimers();
  await server.stop(0);
});

test('a line with anything else is told', () => {
  expect(faultsOfLine(`{"level":"info","msg":"${canary()}"}`)).toHaveLength(1);
  expect(faultsOfLine('{"level":"info","msg":"request","body":{}}')).toEqual(['the key body is not allowed']);
  expect(faultsOfLine('{"level":"info","msg":"request","payer":"somebody"}')).toEqual(['payer holds "somebody"']);
});
