/** `include` adds to an answer and changes nothing else; without it the bytes are those of before. */
import supertest from 'supertest';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../src/domain/canonical.js';
import { INCLUDES } from '../../src/include.js';
import { review } from '../../src/review.js';
import { EXAMPLES, REAL_LIBRARY, realService, requestOf } from './real-service.js';
import { publishedSchema } from './schema-check.js';

const { app, logText } = realService();
/** Without their attestations: those name digests, which are looked at elsewhere. */
const REQUESTS = EXAMPLES.map(({ name, request: { attestation: _, ...request } }) => ({ name, request }));
const post = (query: string, body: object): supertest.Test =>
  supertest(app).post(`/v1/determinations${query}`).send(body);
const fits = publishedSchema('determination');
const split = (answer: Record<string, unknown>): Record<'added' | 'rest', Record<string, unknown>> => {
  const isAdded = ([key]: [string, unknown]): boolean => (INCLUDES as readonly string[]).includes(key);
  const entries = Object.entries(answer);
  return {
    added: Object.fromEntries(entries.filter(isAdded)),
    rest: Object.fromEntries(entries.filter((one) => !isAdded(one))),
  };
};
/** Whatever the answer is. */
const ALWAYS = ['clocks', 'rights', 'qualifications', 'changes', 'wouldChange'];

describe('POST /v1/determinations', () => {
  test('without it: exactly the engine’s bytes', async () => {
    for (const { request } of REQUESTS) {
      const outcome = review(request, REAL_LIBRARY);
      expect((await post('', request)).text).toBe(JSON.stringify(outcome.ok ? outcome.value : undefined));
    }
  });

  test.each(REQUESTS)('$name: with it, all else is the same and the schema admits it', async ({ request }) => {
    const plain = (await post('', request)).body as object;
    const answer = (await post(`?include=${INCLUDES.join(',')}`, request)).body as Record<string, unknown>;
    const { added, rest } = split(answer);
    expect(canonical(rest)).toBe(canonical(plain));
    fits(answer);
    expect(fits.errors ?? []).toEqual([]);
    const wanted = answer['decision'] === 'downgrade' ? [...ALWAYS, 'downgrade'] : ALWAYS;
    expect(Object.keys(added).sort()).toEqual([...wanted].sort());
  });

  test('one of them alone, in any order, and twice', async () => {
    const request = requestOf('residential-2025-cost-rule');
    const keys = async (query: string): Promise<readonly string[]> =>
      Object.keys((await post(query, request)).body as object).filter((key) => key === 'clocks' || key === 'rights');
    expect(await keys('?include=rights')).toEqual(['rights']);
    expect(await keys('?include=clocks')).toEqual(['clocks']);
    expect(await keys('?include=rights,clocks,rights')).toEqual(['clocks', 'rights']);
  });

  test.each([
    '?include=',
    '?include=clock',
    '?include=clocks,',
    '?include=clocks&include=rights',
    '?include=clocks%20',
  ])('%s is refused without being repeated', async (query) => {
    const answer = await post(query, requestOf('sober-house'));
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ faults: [{ code: 'parameter-invalid' }] });
  });

  test('a danger that was found is urgent for the clocks, whatever the request says', async () => {
    const request = requestOf('emergency') as { review: object; plan?: object };
    const plan = { line: 'medicaid-managed-care', state: 'VA', accreditation: 'none' };
    const receivedAt = '2026-11-20T09:00:00-05:00';
    const calm = {
      ...request,
      plan: { ...request.plan, ...plan },
      review: { ...request.review, urgent: false, receivedAt },
    };
    const answer = (await post('?include=clocks', calm)).body as { urgent: boolean; clocks: object };
    expect(answer).toMatchObject({
      urgent: true,
      clocks: { urgency: 'urgent', governing: 'medicaid-managed-care-expedited' },
    });
  });

  test('moments of the request are in no log', async () => {
    const request = requestOf('sober-house') as { review: object };
    await post('?include=clocks', {
      ...request,
      review: { ...request.review, receivedAt: '2026-03-03T03:33:33-05:00' },
    });
    expect(logText()).not.toContain('03:33:33');
  });
});

test('a batch adds it to every line that is decided', async () => {
  const lines = [requestOf('sober-house'), { payer: 'nobody' }, requestOf('emergency')].map((one) =>
    JSON.stringify(one),
  );
  const answer = await supertest(app)
    .post('/v1/determinations/batch?include=rights')
    .set('content-type', 'application/x-ndjson')
    .buffer(true)
    .parse((response, done) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => done(null, text));
    })
    .send(`${lines.join('\n')}\n`);
  const answers = (answer.body as string)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { determination?: object });
  expect(answers.map(({ determination }) => determination !== undefined && 'rights' in determination)).toEqual([
    true,
    false,
    true,
  ]);
});
