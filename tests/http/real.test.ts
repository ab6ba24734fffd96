import supertest, { type Response } from 'supertest';
import { afterAll, describe, expect, test } from 'vitest';
import { bodyOf } from '../../src/analysis/cases.js';
import type { Determination } from '../../src/domain/determination.js';
import type { MinimumFacts } from '../../src/minimum-facts.js';
import type { Problem } from '../../src/http/problem.js';
import type { Recommendation } from '../../src/recommend.js';
import { review } from '../../src/review.js';
import { EXAMPLES, type JsonObject, REAL_LIBRARY, realService, requestOf } from './real-service.js';
import { publishedSchema } from './schema-check.js';

const service = realService();
const agent = supertest(service.app);
const post = (body: object, path = '/v1/determinations'): supertest.Test => agent.post(path).send(body);
const isDetermination = publishedSchema('determination');
const isRecommendation = publishedSchema('recommendation');

describe('every example over HTTP', () => {
  test.each(EXAMPLES)('$name', async ({ request, expected }) => {
    const answer = await post(request);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(expected);
  });
});

test('every case of every payer answers as the published schema says, in both details', () => {
  let checked = 0;
  for (const { versions } of REAL_LIBRARY.payers.values())
    for (const { cases } of versions)
      for (const document of cases)
        for (const one of document.cases)
          for (const detail of ['summary', 'full'] as const) {
            const outcome = review(bodyOf(document, one), REAL_LIBRARY, detail);
            // As a caller receives it: JSON has no undefined members.
            const given: unknown = outcome.ok ? JSON.parse(JSON.stringify(outcome.value)) : outcome;
            isDetermination(given);
            expect(isDetermination.errors ?? [], `${one.name}, ${detail}`).toEqual([]);
            checked += 1;
          }
  expect(checked).toBeGreaterThan(500);
});

test('full detail cites more and decides the same', async () => {
  for (const { name, request } of EXAMPLES) {
    const [summary, full] = [await post(request), await post(request, '/v1/determinations?detail=full')];
    expect(full.status).toBe(summary.status);
    if (full.status !== 200) continue;
    isDetermination(full.body);
    expect(isDetermination.errors ?? [], name).toEqual([]);
    const inFull = new Set(cited(full));
    expect(
      cited(summary).filter((one) => !inFull.has(one)),
      name,
    ).toEqual([]);
    expect({ ...(full.body as object), criteria: [] }, name).toEqual({ ...(summary.body as object), criteria: [] });
  }
});

const cited = ({ body }: Response): readonly string[] =>
  (body as Determination).criteria.map(({ id, level = '', result }) => `${id} ${level} ${result}`);

test('sparse requests are answered with what must be asked', async () => {
  const review = { type: 'prior-authorization' };
  for (const [payer, level] of [
    ['va-medicaid-arts', '2.1'],
    ['va-medicaid-arts', '3.5'],
    ['ny-commercial-oasas', '3.5'],
    ['medicare-ffs-bh', '2.1'],
    ['example-health', '2.1'],
    ['example-fourth', '3.7'],
  ] as const) {
    for (const beside of [{}, { member: { age: 34 }, diagnoses: ['F10.20'] }, { member: { age: 15 } }]) {
      const requested = { level, from: '2026-12-07' };
      const answer = (await post({ payer, review, requested, ...beside })) as Response & { body: Determination };
      expect([payer, level, answer.status]).toEqual([payer, level, 200]);
      expect(answer.body.decision).not.toBe('approve');
      if (answer.body.reason === 'information-needed') expect(answer.body.missing).not.toEqual([]);
    }
  }
});

describe('recommendations', () => {
  const clinicalOnly = ({ payer: _p, review: _r, previous: _v, attestation: _a, ...facts }: JsonObject): JsonObject =>
    facts;
  const computed = EXAMPLES.filter(({ expected }) => {
    const { clinical } = (expected as unknown as Determination).findings;
    return (clinical.method === 'best-fit' || clinical.method === 'join') && clinical.finding === 'level';
  });

  test('there are some to compare', () => expect(computed.length).toBeGreaterThan(15));

  test.each(computed)('$name: the level of the determination’s clinical finding', async ({ request, expected }) => {
    const answer = await post(clinicalOnly(request), '/v1/recommendations');
    expect(answer.status).toBe(200);
    isRecommendation(answer.body);
    expect(isRecommendation.errors ?? []).toEqual([]);
    const { clinical } = answer.body as Recommendation;
    // A payer may not cover every axis; on the axis of treatment the two must agree.
    const found = clinical.possible ?? [clinical.indicated];
    const { indicated } = (expected as unknown as Determination).findings.clinical;
    expect([...new Set(found.map((level) => level?.treatment))]).toEqual([indicated?.treatment]);
  });

  test.each([
    ['no ratings of either edition', {}, 'edition-needed'],
    ['ratings of both', { assessment: { asam3: { d1: 0 }, asam4: { d1i: '0' } } }, undefined],
    ['a fault in what belongs to a payer', { payer: 7, criteria: 'asam-3' }, 'field-type'],
  ])('%s', async (_name, body, code) => {
    const answer = await post(body, '/v1/recommendations');
    expect(answer.status).toBe(422);
    if (code !== undefined) expect((answer.body as { faults: object[] }).faults).toMatchObject([{ code }]);
  });

  test.each(computed.slice(0, 5))(
    '$name: what a review request says to its payer plays no part',
    async ({ request }) => {
      const [whole, alone] = await Promise.all([
        post(request, '/v1/recommendations'),
        post(clinicalOnly(request), '/v1/recommendations'),
      ]);
      expect(whole.status).toBe(200);
      expect(whole.body).toEqual(alone.body);
    },
  );

  test.each([['asam-3'], ['asam-4']])('%s with nothing known asks', async (criteria) => {
    const { status, body } = (await post({ criteria }, '/v1/recommendations')) as Response & { body: Recommendation };
    expect([status, body.clinical.finding === 'level']).toEqual([200, false]);
    expect(body.missing).not.toEqual([]);
    isRecommendation(body);
    expect(isRecommendation.errors ?? []).toEqual([]);
  });
});

describe('minimum facts', () => {
  const asked = new Set(
    REAL_LIBRARY.catalogue.facts.filter(({ question }) => question !== undefined).map(({ name }) => name),
  );

  test.each([...REAL_LIBRARY.payers.values()].map(({ document }) => [document.payer]))(
    '%s: for every level and population, facts of the catalogue that can be asked, each once',
    async (payer) => {
      const { versions } = REAL_LIBRARY.payers.get(payer) as NonNullable<ReturnType<typeof REAL_LIBRARY.payers.get>>;
      const latest = versions.at(-1);
      for (const population of ['adult', 'adolescent'] as const) {
        for (const { code } of latest?.arms[population].criteria.document.levels ?? []) {
          const answer = await agent.get(`/v1/payers/${payer}/minimum-facts`).query({ level: code, population });
          expect([code, answer.status]).toEqual([code, 200]);
          const { always, depending } = answer.body as MinimumFacts;
          const names = [...always, ...depending].map(({ fact }) => fact);
          expect(always.length).toBeGreaterThan(0);
          expect(names.filter((name) => !asked.has(name))).toEqual([]);
          expect(new Set(names).size).toBe(names.length);
        }
      }
    },
  );
});

describe('batch', () => {
  const batch = async (lines: readonly string[]): Promise<readonly JsonObject[]> => {
    const answer = await agent
      .post('/v1/determinations/batch')
      .set('content-type', 'application/x-ndjson')
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks).toString()));
      })
      .send(lines.join('\n'));
    expect(answer.status).toBe(200);
    return (answer.body as string)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as JsonObject);
  };

  test('every example, each line the whole answer', async () => {
    const answers = await batch(EXAMPLES.map(({ request }) => JSON.stringify(request)));
    for (const [index, { name, request }] of EXAMPLES.entries()) {
      const alone = await post(request);
      const { line, determination, problem } = answers[index] as JsonObject;
      expect([line, determination ?? (problem as Problem).status], name).toEqual([
        index + 1,
        alone.status === 200 ? alone.body : alone.status,
      ]);
    }
  });

  test('5,000 lines, some of them bad, keep their order', async () => {
    const names = ['intensive-outpatient-approved', 'residential-2025-cost-rule', 'sober-house', 'fourth-edition-join'];
    const lines = Array.from({ length: 5_000 }, (_, index) => {
      if (index % 50 === 7) return '{"payer": ';
      if (index % 50 === 8)
        return '{"payer": "no-such-payer", "review": {"type": "claim"}, "requested": {"level": "2.1"}}';
      return JSON.stringify({ ...requestOf(names[index % names.length] as string), reference: `r${index}` });
    });
    const answers = await batch(lines);
    expect(answers).toHaveLength(5_000);
    answers.forEach((answer, index) => {
      const { line, determination, problem } = answer as {
        line: number;
        determination?: Determination;
        problem?: { faults: { code: string }[] };
      };
      const wanted = index % 50 === 7 ? 'body-not-json' : index % 50 === 8 ? 'payer-unknown' : `r${index}`;
      expect([line, determination?.reference ?? problem?.faults[0]?.code]).toEqual([index + 1, wanted]);
    });
  });
});

afterAll(() => {
  expect(service.logText()).not.toMatch(/F10|va-0001|r4999/);
});
