import supertest from 'supertest';
import { expect, test } from 'vitest';
import type { Determination } from '../../src/domain/determination.js';
import type { Recommendation } from '../../src/recommend.js';
import { realService, requestOf } from '../http/real-service.js';
import { publishedSchema } from '../http/schema-check.js';

const MARKS = ['42CFRPart2', 'R'];
const request = requestOf('intensive-outpatient-approved');
const face = realService();
const post = (path: string, body: object) => supertest(face.app).post(path).send(body);

test('the marks of a record come back with the determination, change nothing else and are not logged', async () => {
  const marked = (await post('/v1/determinations', { ...request, confidentiality: MARKS })).body as Determination;
  const plain = (await post('/v1/determinations', request)).body as Determination;
  const { confidentiality, provenance, ...rest } = marked;
  expect(confidentiality).toEqual(MARKS);
  expect({ ...rest, provenance: plain.provenance }).toEqual(plain);
  expect(provenance.request).not.toBe(plain.provenance.request);
  const fits = publishedSchema('determination');
  fits(marked);
  expect(fits.errors ?? []).toEqual([]);
  await expect.poll(() => face.logText()).toContain('/v1/determinations');
  expect(face.logText()).not.toContain('42CFR');
});

test('and with a recommendation', async () => {
  const { member, assessment, diagnoses } = request;
  const body = { member, assessment, diagnoses, confidentiality: MARKS };
  expect(((await post('/v1/recommendations', body)).body as Recommendation).confidentiality).toEqual(MARKS);
});

test('a mark that is no such code is refused without being repeated', async () => {
  const { status, text } = await post('/v1/determinations', { ...request, confidentiality: ['ZZMARK'] });
  expect(status).toBe(422);
  expect(text).toContain('/confidentiality/0');
  expect(text).not.toContain('ZZMARK');
});
