import supertest from 'supertest';
import { expect, test } from 'vitest';
import { describeError } from '../../src/http/failure.js';
import { service } from './fake-service.js';

const MARK = 'ZZMARKED';

test('nothing a caller sends reaches the log, wherever it stands', async () => {
  const face = service();
  const agent = supertest(face.app);
  const json = (body: string, path = '/v1/determinations') =>
    agent.post(path).set('content-type', 'application/json').send(body);
  const marked = agent.get(`/v1/payers/${MARK}/rulesets/${MARK}?${MARK}=${MARK}`);
  for (const header of [
    'x-request-id',
    'user-agent',
    'authorization',
    'referer',
    'traceparent',
    'x-forwarded-for',
    'cookie',
  ])
    marked.set(header, MARK);
  await marked;
  await agent.get(`/${MARK}`);
  await agent.get(`/v1/payers/%zz${MARK}`);
  await agent.get(`/v1/payers/example-health/minimum-facts?level=${MARK}`);
  await json(`{"payer":"example-health","reference":"${MARK}"}`);
  await json(`{"payer":"boom","reference":"${MARK}"}`);
  await json(`{"${MARK}":"${MARK}"}`);
  await json(`{"payer": ${MARK}}`);
  await json(`{"${MARK}":1,"${MARK}":2}`);
  await json('{}', `/v1/determinations?${MARK}=${MARK}`);
  await agent.post('/v1/determinations').set('content-type', `text/${MARK}`).send(MARK);
  await agent.post('/v1/determinations').set('content-type', `application/json; charset=${MARK}`).send('{}');
  await agent
    .post('/v1/determinations')
    .set('content-type', 'application/json')
    .set('content-encoding', MARK)
    .send('{}');
  await agent
    .post('/v1/determinations/batch')
    .set('content-type', 'application/x-ndjson')
    .send(`{"payer":"example-health","reference":"${MARK}"}\n{"payer":"boom","reference":"${MARK}"}\n${MARK}\n`);
  await json(JSON.stringify({ payer: 'example-health', reference: MARK }), '/v1/recommendations');

  await expect.poll(() => face.lines().length).toBe(15);
  expect(face.logText()).not.toContain(MARK);
  expect(face.logText().toLowerCase()).not.toContain(MARK.toLowerCase());
});

test('a line holds the words of the allow-list and nothing else', async () => {
  const face = service();
  await supertest(face.app)
    .post('/v1/determinations?detail=summary')
    .set('content-type', 'application/json')
    .send('{"payer":"example-health","reference":"x"}');
  await expect.poll(() => face.lines().length).toBe(1);
  const { time, id, ms, ...rest } = face.lines()[0] as Record<string, unknown>;
  expect(rest).toEqual({
    level: 'info',
    msg: 'request',
    method: 'POST',
    route: '/v1/determinations',
    status: 200,
    bytesIn: 42,
    payer: 'example-health',
    version: '2026',
    decision: 'approve',
    reason: 'meets-criteria',
  });
  expect([typeof ms, time, id]).toEqual([
    'number',
    expect.stringMatching(/^\d{4}-.*Z$/),
    expect.stringMatching(/^[0-9a-f-]{36}$/),
  ]);
});

test('the id of a problem is the id in the log and in the answer’s header, and is ours', async () => {
  const face = service();
  const answer = await supertest(face.app).get('/nothing').set('x-request-id', 'theirs');
  await expect.poll(() => face.lines().length).toBe(1);
  const id = face.lines()[0]?.['id'] as string;
  expect([(answer.body as { instance: string }).instance, answer.headers['x-request-id']]).toEqual([
    `urn:uuid:${id}`,
    id,
  ]);
  expect(face.lines()[0]).toMatchObject({ route: 'none', status: 404, faults: ['route-not-found'] });
});

test('an unexpected error is logged by class and place only', async () => {
  const face = service();
  await supertest(face.app)
    .post('/v1/determinations')
    .set('content-type', 'application/json')
    .send(`{"payer":"boom","reference":"${MARK}"}`);
  await expect.poll(() => face.lines().length).toBe(1);
  const line = face.lines()[0] as { level: string; error: { class: string; at: string } };
  expect([line.level, line.error.class]).toEqual(['error', 'RangeError']);
  expect(line.error.at).toMatch(/fake-service\.ts:\d+:\d+$/);
});

test('what is thrown without being an error has no place', () => {
  expect(describeError(MARK)).toEqual({ class: 'not an Error', at: 'unknown' });
  expect(describeError(Object.assign(new Error(MARK), { stack: `Error: other ${MARK}` }))).toEqual({
    class: 'Error',
    at: 'unknown',
  });
});

test('a line of an earlier message that looks like a place is not taken for one', () => {
  const error = new Error('made');
  error.stack = `Error: ${MARK}\n    at ${MARK} (/tmp/${MARK}.js:1:1)\n    at node:${MARK}:1:1\n${String(error.stack).split('\n').slice(1).join('\n')}`;
  expect(describeError(error).at).toMatch(/^tests\/http\/log\.test\.ts:\d+:\d+$/);
});
