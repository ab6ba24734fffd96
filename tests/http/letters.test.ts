import supertest from 'supertest';
import { describe, expect, test } from 'vitest';
import { LETTER_STYLE_DIGEST } from '../../src/http/letters/style.js';
import { EXAMPLES, realService, requestOf } from './real-service.js';
import { publishedSchema } from './schema-check.js';

const { app, logText } = realService();
const post = (body: object, accept = 'application/json') =>
  supertest(app).post('/v1/letters').set('accept', accept).send(body);
const MEMBER = { audience: 'member', language: 'en' };

test('a letter as data, for every example', async () => {
  const check = publishedSchema('letter');
  for (const { name, request } of EXAMPLES) {
    const { body, status } = await post({ request, ...MEMBER });
    expect([name, status, check(body)]).toEqual([name, 200, true]);
  }
});

test('as a page whose style the policy admits', async () => {
  const { headers, status, text } = await post({ request: requestOf('sober-house'), ...MEMBER }, 'text/html');
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['content-security-policy']).toContain(`'sha256-${LETTER_STYLE_DIGEST}'`);
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(headers['cache-control']).toBe('no-store');
  expect(text).toMatch(/^<!doctype html>/);
});

test('as a PDF under a name that tells nothing', async () => {
  const { body, headers, status } = await post(
    { request: requestOf('sober-house'), ...MEMBER },
    'application/pdf',
  ).buffer();
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('application/pdf');
  expect(headers['content-disposition']).toBe('inline; filename="letter.pdf"');
  expect((body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
});

test('as JSON where anything will do, and in no other form', async () => {
  const request = requestOf('sober-house');
  expect((await post({ request, ...MEMBER }, '*/*')).headers['content-type']).toContain('application/json');
  const refused = await post({ request, ...MEMBER }, 'image/png');
  expect(refused.status).toBe(406);
  expect(publishedSchema('problem')(refused.body)).toBe(true);
});

describe('what is wrong is a problem with its place', () => {
  const faultsOf = async (body: object): Promise<readonly (readonly unknown[])[]> => {
    const answer = await post(body);
    expect(publishedSchema('problem')(answer.body)).toBe(true);
    return (answer.body as { faults: readonly { code: string; pointer?: string }[] }).faults.map(
      ({ code, pointer }) => [code, pointer],
    );
  };

  test('all at once', async () => {
    expect(await faultsOf({ audience: 'judge', language: 7, slots: { 'plan-name': '\u0007' }, more: 1 })).toEqual([
      ['field-unknown', ''],
      ['field-missing', '/request'],
      ['field-value', '/audience'],
      ['field-type', '/language'],
      ['field-value', '/slots/plan-name'],
    ]);
  });

  test('in the request, where it stands in the body', async () => {
    const request = { ...requestOf('sober-house'), requested: { level: 'penthouse' } };
    expect(await faultsOf({ request, ...MEMBER })).toEqual([['level-unknown', '/request/requested/level']]);
  });

  test('a digest of another determination', async () => {
    const request = requestOf('sober-house');
    expect(await faultsOf({ request, ...MEMBER, determination: 'f'.repeat(64) })).toEqual([
      ['determination-mismatch', '/determination'],
    ]);
    expect(await faultsOf({ request, ...MEMBER, determination: 'f' })).toEqual([['field-value', '/determination']]);
  });
});

test('the log says what was decided and nothing that was sent', async () => {
  const mark = 'ZZMARKED';
  await post({ request: { ...requestOf('sober-house'), reference: mark }, ...MEMBER, slots: { 'member-name': mark } });
  await post({ request: requestOf('sober-house'), audience: mark, language: mark, slots: { [mark]: mark }, [mark]: 1 });
  await expect.poll(() => logText()).toContain('"route":"/v1/letters"');
  expect(logText()).toContain('"decision":"deny"');
  expect(logText()).not.toContain(mark);
});
