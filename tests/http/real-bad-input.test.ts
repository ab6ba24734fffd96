import supertest, { type Response } from 'supertest';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/http/problem.js';
import { EXAMPLES, type JsonObject, REAL_LIBRARY, realService, requestOf } from './real-service.js';
import { publishedSchema } from './schema-check.js';

const service = realService();
const agent = supertest(service.app);
const isProblem = publishedSchema('problem');

/** Stands wherever a caller can write, and must come back nowhere. */
const MARK = 'Zzmarked';
const PLAIN = requestOf('intensive-outpatient-approved');

const send = (body: string | object, path = '/v1/determinations', type = 'application/json'): supertest.Test =>
  agent
    .post(path)
    .set('content-type', type)
    .serialize((given: unknown) => given as string)
    .send(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));

/** A problem document that repeats nothing, after which the service serves on. */
async function refuses(answer: Response, ...codes: readonly string[]): Promise<Problem> {
  const problem = answer.body as Problem;
  expect(isProblem(problem), JSON.stringify(isProblem.errors ?? problem)).toBe(true);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect([...new Set(problem.faults.map(({ code }) => code))].sort()).toEqual([...codes].sort());
  expect(answer.text.toLowerCase()).not.toContain(MARK.toLowerCase());
  expect(service.logText().toLowerCase()).not.toContain(MARK.toLowerCase());
  expect((await send(PLAIN)).status).toBe(200);
  return problem;
}

/** The request with this value at a dotted path. */
function withAt(path: string, value: unknown, base: JsonObject = PLAIN): JsonObject {
  const body = structuredClone(base);
  const steps = path.split('.');
  const last = steps.pop() as string;
  let node = body;
  for (const step of steps) node = (node[step] ??= {}) as JsonObject;
  // Not by assignment: `__proto__` would set the prototype.
  Object.defineProperty(node, last, { value, enumerable: true, configurable: true });
  return body;
}

const pointersOf = ({ faults }: Problem): readonly (string | undefined)[] => faults.map(({ pointer }) => pointer);

describe('a fault has a code and a place', () => {
  test.each<[string, string, unknown, string, string]>([
    ['a rating above the scale', 'assessment.asam3.d1', 5, 'field-value', '/assessment/asam3/d1'],
    ['a rating below the scale', 'assessment.asam3.d1', -1, 'field-value', '/assessment/asam3/d1'],
    ['half a rating', 'assessment.asam3.d1', 1.5, 'field-type', '/assessment/asam3/d1'],
    ['a rating as text', 'assessment.asam3.d1', MARK, 'field-type', '/assessment/asam3/d1'],
    ['a rating as null', 'assessment.asam3.d1', null, 'field-type', '/assessment/asam3/d1'],
    ['a rating as a list', 'assessment.asam3.d1', [MARK], 'field-type', '/assessment/asam3/d1'],
    ['a rating as an object', 'assessment.asam3.d1', { [MARK]: MARK }, 'field-type', '/assessment/asam3/d1'],
    ['no such age', 'member.age', 1e9, 'field-value', '/member/age'],
    ['text where yes or no is meant', 'member.pregnant', 'yes', 'field-type', '/member/pregnant'],
    ['a code outside its list', 'plan.line', MARK, 'field-value', '/plan/line'],
    ['a day that does not exist', 'requested.from', '2026-02-30', 'field-value', '/requested/from'],
    ['text for a day', 'requested.from', MARK, 'field-value', '/requested/from'],
    ['a moment without its offset', 'review.receivedAt', '2026-12-02T10:15:00', 'field-value', '/review/receivedAt'],
    ['a diagnosis that is no code', 'diagnoses', [MARK], 'field-value', '/diagnoses/0'],
    ['an object as text', 'assessment', MARK, 'field-type', '/assessment'],
    ['a span that ends before it begins', 'requested.to', '2026-12-06', 'dates-out-of-order', '/requested/to'],
    ['no such level', 'requested.level', '9.9', 'level-unknown', '/requested/level'],
    ['text for a level', 'requested.level', MARK, 'level-unknown', '/requested/level'],
    ['a name with several readings', 'requested.level', 'RTC', 'level-ambiguous', '/requested/level'],
    [
      'an unavailable level nobody knows',
      'availability.unavailableLevels',
      ['2.5', MARK],
      'level-unknown',
      '/availability/unavailableLevels/1',
    ],
    ['no such payer', 'payer', MARK.toLowerCase(), 'payer-unknown', '/payer'],
    ['no payer’s name', 'payer', `${MARK} ${MARK}`, 'field-value', '/payer'],
    ['no such kind of review', 'review.type', MARK, 'field-value', '/review/type'],
    ['an unknown field at the top', MARK, MARK, 'field-unknown', ''],
    ['an unknown field deep down', `assessment.asam3.${MARK}`, MARK, 'field-unknown', '/assessment/asam3'],
    ['__proto__', '__proto__', { polluted: MARK }, 'field-unknown', ''],
    ['__proto__ among the ratings', 'assessment.asam3.__proto__', { d1: 4 }, 'field-unknown', '/assessment/asam3'],
    ['constructor', 'constructor', { prototype: { polluted: MARK } }, 'field-unknown', ''],
    ['toString among the facts', 'member.toString', MARK, 'field-unknown', '/member'],
    ['a reference too long', 'reference', MARK.repeat(100), 'field-value', '/reference'],
    [
      'a digest that is none',
      'attestation',
      { determination: MARK, conclusion: 'agree', reviewer: 'clinician', credential: 'MD', on: '2026-12-03' },
      'field-value',
      '/attestation/determination',
    ],
  ])('%s', async (_name, path, value, code, pointer) => {
    const problem = await refuses(await send(withAt(path, value)), code);
    expect(pointersOf(problem)).toContain(pointer);
  });

  test('no payer, no review, no request: all at once', async () => {
    expect(pointersOf(await refuses(await send({}), 'field-missing'))).toEqual(['/payer', '/review', '/requested']);
  });

  test('a request under rules that are not in force, and under a version that does not exist', async () => {
    const early = withAt('requested.to', '2016-01-31', withAt('requested.from', '2016-01-01'));
    expect(pointersOf(await refuses(await send(early), 'no-version-in-force'))).toEqual(['/requested/from']);
    const stay = withAt('previous.rulesetVersion', MARK, withAt('review.type', 'concurrent'));
    expect(pointersOf(await refuses(await send(stay), 'version-unknown'))).toEqual(['/previous/rulesetVersion']);
  });

  test('billing codes that stand for no level, or for two', async () => {
    const coded = requestOf('procedure-code');
    await refuses(await send(withAt('requested.procedureCode', MARK, coded)), 'code-unmapped');
    await refuses(await send({ ...coded, requested: {} }), 'level-missing');
  });

  test('an attestation about another determination is a conflict', async () => {
    const attested = withAt('attestation.determination', '0'.repeat(64), requestOf('downgrade-attested'));
    const answer = await send(attested);
    await refuses(answer, 'attestation-mismatch');
    expect(answer.status).toBe(409);
  });
});

describe('a body that cannot be read', () => {
  const text = JSON.stringify({ ...PLAIN, reference: MARK });
  const deep = `{"${MARK}":${'['.repeat(50_000)}"${MARK}"${']'.repeat(50_000)}}`;
  test.each<[string, string | Buffer, number, string]>([
    ['truncated', text.slice(0, -20), 400, 'body-not-json'],
    [
      'invalid UTF-8',
      Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff, 0xfe, 0x7d])]),
      400,
      'body-not-json',
    ],
    ['10 MB', `{"reference":"${MARK.repeat(1_250_000)}"}`, 413, 'body-too-large'],
    ['nested deeply', deep, 400, 'body-too-deep'],
    ['a field twice', text.replace('{', `{"payer":"${MARK}",`), 400, 'field-duplicate'],
    ['text after the end', `${text}${MARK}`, 400, 'body-not-json'],
    ['nothing', '', 400, 'body-not-json'],
  ])('%s', async (_name, body, status, code) => {
    const answer = await send(body);
    await refuses(answer, code);
    expect(answer.status).toBe(status);
  });

  test.each([['null'], ['[]'], ['7'], [`"${MARK}"`], ['true']])('%s is JSON, and no request', async (body) => {
    expect(pointersOf(await refuses(await send(body), 'field-type'))).toEqual(['']);
  });

  test.each([['text/plain'], [`application/${MARK}`], ['application/json; charset=utf-16']])('as %s', async (type) => {
    await refuses(
      await send(text, '/v1/determinations', type),
      type.includes('charset') ? 'encoding-not-supported' : 'media-type-not-supported',
    );
  });
});

/** Every leaf of a value replaced, every object given a field of its own that nobody knows. */
function marked(node: unknown, leaf: unknown, beside: boolean): unknown {
  if (Array.isArray(node)) return node.map((item) => marked(item, leaf, beside));
  if (typeof node !== 'object' || node === null) return leaf;
  const fields = Object.entries(node).map(([key, value]) => [key, marked(value, leaf, beside)] as const);
  return Object.fromEntries(beside ? [...fields, [MARK, MARK]] : fields);
}

describe('nothing a caller sends comes back in a problem or reaches the log (promise 9)', () => {
  test.each<[string, unknown, boolean]>([
    ['text', MARK, false],
    ['text, with unknown fields everywhere', MARK, true],
    ['a list', [MARK], true],
    ['an object', { [MARK]: { [MARK]: MARK } }, true],
  ])('every value of every example as %s', async (_name, leaf, beside) => {
    for (const { request } of EXAMPLES) {
      for (const path of ['/v1/determinations', '/v1/recommendations']) {
        const answer = await send(marked(request, leaf, beside) as JsonObject, path);
        expect(answer.status).toBe(422);
        expect(isProblem(answer.body)).toBe(true);
        expect((answer.body as Problem).faults.every(({ pointer }) => pointer !== undefined)).toBe(true);
        expect(answer.text.toLowerCase()).not.toContain(MARK.toLowerCase());
      }
    }
    expect(service.logText().toLowerCase()).not.toContain(MARK.toLowerCase());
  });

  test('in a batch', async () => {
    const lines = [{ ...PLAIN, reference: MARK }, withAt('requested.level', MARK), withAt(MARK, MARK)];
    const answer = await agent
      .post('/v1/determinations/batch')
      .set('content-type', 'application/x-ndjson')
      .buffer(true)
      .parse((response, done) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString())).on('end', () => done(null, text));
      })
      .send(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"${MARK}":\n`);
    const answers = (answer.body as string).split('\n').slice(0, -1);
    // The caller’s own reference is echoed in the answer to the caller; nothing else is.
    expect(answers.map((line) => line.includes(MARK))).toEqual([true, false, false, false]);
    expect(service.logText()).not.toContain(MARK);
  });

  test('in addresses and parameters', async () => {
    const payer = [...REAL_LIBRARY.payers.keys()][0] as string;
    for (const path of [
      `/${MARK}`,
      `/v1/payers/${MARK}/rulesets`,
      `/v1/payers/${payer}/rulesets/${MARK}`,
      `/v1/criteria/${MARK}`,
      `/v1/payers/${payer}/minimum-facts?level=${MARK}`,
      `/v1/payers/${payer}/minimum-facts?level=2.1&date=${MARK}`,
      `/v1/payers/${payer}/minimum-facts?level=2.1&${MARK}=${MARK}`,
      `/v1/payers/__proto__/minimum-facts?level=2.1`,
    ]) {
      const answer = await agent.get(path);
      expect([path, answer.status >= 400 && answer.status < 500]).toEqual([path, true]);
      expect(isProblem(answer.body)).toBe(true);
      expect(answer.text).not.toContain(MARK);
    }
    expect(service.logText()).not.toContain(MARK);
  });
});
