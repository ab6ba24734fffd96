import supertest from 'supertest';
import { expect, test } from 'vitest';
import { compare } from '../../src/analysis/comparison/compare.js';
import { REAL_LIBRARY, realService, requestOf } from './real-service.js';
import { publishedSchema } from './schema-check.js';

const { app, logText } = realService();
const post = (body: object) => supertest(app).post('/v1/comparisons').send(body);
const BODY = requestOf('residential-2026-statute');

test('answers side by side, whatever payer the body names', async () => {
  const payers = ['ny-commercial-oasas', 'example-health'];
  const { body, status } = await post({ ...BODY, payers, payer: 'va-medicaid-arts' });
  expect(status).toBe(200);
  const outcome = compare(
    BODY,
    payers.map((payer) => ({ payer })),
    REAL_LIBRARY,
  );
  expect(body).toEqual(outcome.ok ? JSON.parse(JSON.stringify(outcome.value)) : undefined);
  expect(publishedSchema('comparison')(body)).toBe(true);
});

test('asks every payer where none is named', async () => {
  const { body } = await post(BODY);
  expect((body as { answers: readonly { payer: string }[] }).answers.map(({ payer }) => payer)).toEqual([
    ...REAL_LIBRARY.payers.keys(),
  ]);
});

test('what is wrong with the case is a problem, with its place', async () => {
  const answer = await post({
    ...BODY,
    payers: ['example-health', 'nobody'],
    requested: { level: '3.1', units: 'many' },
  });
  expect(answer.status).toBe(422);
  expect(publishedSchema('problem')(answer.body)).toBe(true);
  const { faults } = answer.body as { faults: readonly { code: string; pointer: string }[] };
  expect(faults.map(({ code, pointer }) => [code, pointer])).toEqual([
    ['field-type', '/requested/units'],
    ['payer-unknown', '/payers/1'],
  ]);
});

test('the log counts the answers and repeats nothing', async () => {
  const mark = 'ZZMARKED';
  await post({ ...BODY, reference: mark, payers: ['example-health', 'va-medicaid-arts'] });
  await post({ ...BODY, [mark]: mark, payers: [mark.toLowerCase()] });
  await expect.poll(() => logText()).toContain('"lines":2,"outcomes":{"approve":1,"problem":1}');
  expect(logText()).not.toMatch(new RegExp(mark, 'i'));
});
