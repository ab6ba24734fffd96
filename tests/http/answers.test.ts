import supertest from 'supertest';
import { expect, test } from 'vitest';
import { determination, RECOMMENDATION, service } from './fake-service.js';

const { app } = service();
const get = (path: string) => supertest(app).get(path);
const decide = (query = '') =>
  supertest(app)
    .post(`/v1/determinations${query}`)
    .set('content-type', 'application/json')
    .send('{"payer":"example-health"}');

test('a determination is the engine’s answer, whole, and is not to be stored', async () => {
  const answer = await decide();
  expect(answer.text).toBe(JSON.stringify(determination()));
  expect(answer.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(answer.text)),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  expect(Object.keys(answer.headers)).not.toContain('etag');
  expect(Object.keys(answer.headers)).not.toContain('x-powered-by');
  expect((await decide('?detail=summary')).text).toBe(answer.text);
});

test('detail is asked of the engine; a summary is the default', async () => {
  expect((await decide('?detail=full')).text).toBe(JSON.stringify(determination(undefined, 'full')));
});

test('the payers, their versions, one version', async () => {
  expect((await get('/v1/payers')).body).toEqual({
    payers: [
      {
        payer: 'example-health',
        name: 'Example Health',
        fictional: true,
        jurisdiction: 'US',
        aliases: [],
        versions: ['2025', '2026'],
        gaps: [],
      },
    ],
  });
  const { rulesets } = (await get('/v1/payers/example-health/rulesets')).body as {
    rulesets: { version: string; digest: string }[];
  };
  expect(rulesets.map(({ version }) => version)).toEqual(['2025', '2026']);
  expect((await get('/v1/payers/example-health/rulesets/2026')).body).toMatchObject({
    ruleset: { version: '2026' },
    rules: [{ id: 'a-rule' }],
  });
});

test('the minimum facts are asked of the engine', async () => {
  const { body } = await get('/v1/payers/example-health/minimum-facts?level=2.1&date=2026-03-02&population=adolescent');
  expect(body).toMatchObject({
    level: '2.1',
    version: '2026-03-02',
    population: 'adolescent',
    reviewType: 'prior-authorization',
  });
});

test('criteria, one set, and the fact catalogue', async () => {
  expect((await get('/v1/criteria')).body).toMatchObject({
    criteria: [{ id: 'asam-3-adult', levels: [{ code: '2.1' }] }],
  });
  expect((await get('/v1/criteria/asam-3-adult')).body).toMatchObject({
    criteria: { id: 'asam-3-adult' },
    digest: 'b'.repeat(64),
  });
  expect(((await get('/v1/facts')).body as { facts: object[] }).facts.length).toBeGreaterThan(50);
});

test('a recommendation is the engine’s answer, whole', async () => {
  const answer = await supertest(app).post('/v1/recommendations').set('content-type', 'application/json').send('{}');
  expect([answer.status, answer.body]).toEqual([200, RECOMMENDATION]);
});

test('health and readiness; a stopping service is alive and not ready', async () => {
  const rulesets = { payers: 1, versions: 2, drafts: 0, held: 0, reload: { last: 'never', faults: {}, removed: 0 } };
  expect([(await get('/healthz')).body, (await get('/readyz')).body]).toEqual([
    { status: 'ok', rulesets },
    { status: 'ready', rulesets },
  ]);
  const stopping = supertest(service({}, false).app);
  const ready = await stopping.get('/readyz');
  expect([ready.status, ready.body, (await stopping.get('/healthz')).status]).toEqual([
    503,
    { status: 'stopping' },
    200,
  ]);
});

test('the start page is the docs', async () => {
  const answer = await get('/');
  expect([answer.status, answer.headers['location']]).toEqual([302, '/docs']);
});
