import request from 'supertest';
import { beforeAll, describe, expect, test } from 'vitest';
import { service, type Service } from './fake-service.js';
import { publishedSchema } from './schema-check.js';

let face: Service;
beforeAll(() => {
  face = service();
});

const isProblem = publishedSchema('problem');

interface ProblemBody {
  readonly status: number;
  readonly type: string;
  readonly instance: string;
  readonly detail: string;
  readonly faults: readonly {
    readonly code: string;
    readonly pointer?: string;
    readonly detail?: string;
    readonly candidates?: readonly string[];
  }[];
}

/** Sends the bytes as they are; supertest would turn a buffer into JSON. */
const post = (type = 'application/json') =>
  request(face.app)
    .post('/v1/determinations')
    .set('content-type', type)
    .serialize((body: unknown) => body as string);

function expectProblem(answer: request.Response, status: number, ...codes: readonly string[]): ProblemBody {
  const body = answer.body as ProblemBody;
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(isProblem(body), JSON.stringify(isProblem.errors)).toBe(true);
  expect({ status: answer.status, codes: body.faults.map(({ code }) => code) }).toEqual({ status, codes });
  expect(body.status).toBe(status);
  expect(body.instance).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
  return body;
}

describe('a body that cannot be read gets a clear problem, and the service keeps serving', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  const cases: readonly [string, string | Buffer, number, string, (string | undefined)?][] = [
    ['empty', '', 400, 'body-not-json', 'the body is empty'],
    ['blank', ' \n', 400, 'body-not-json', 'the body is empty'],
    ['truncated', '{"payer": "exam', 400, 'body-not-json', 'the JSON ends too early'],
    ['truncated between members', '{"payer": "x",', 400, 'body-not-json', 'the JSON ends too early'],
    [
      'trailing garbage',
      '{"payer": "example-health"} secret',
      400,
      'body-not-json',
      'the JSON is broken at line 1, column 29',
    ],
    ['a bare word', '{\n  "payer": secret\n}', 400, 'body-not-json', 'the JSON is broken at line 2, column 12'],
    ['a trailing comma', '{"payer": "x",}', 400, 'body-not-json', 'the JSON is broken at line 1, column 15'],
    ['a comment', '{"payer": "x" /* secret */}', 400, 'body-not-json'],
    ['NaN', '{"payer": NaN}', 400, 'body-not-json'],
    ['a raw control character in a string', '{"payer": "a\nb"}', 400, 'body-not-json'],
    [
      'invalid UTF-8',
      Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
      400,
      'body-not-json',
      'the body is not valid UTF-8',
    ],
    [
      'an overlong encoding',
      Buffer.from([0x22, 0xc0, 0xaf, 0x22]),
      400,
      'body-not-json',
      'the body is not valid UTF-8',
    ],
    ['UTF-16', Buffer.from('{"payer":"x"}', 'utf16le'), 400, 'body-not-json'],
    ['nested 100,000 deep', deep, 400, 'body-too-deep'],
    ['nested 100,000 deep and unclosed', '{"a":'.repeat(50_000), 400, 'body-too-deep'],
    [
      'a key stated twice',
      '{"payer":"a","member":{},"payer":"b"}',
      400,
      'field-duplicate',
      'the second is at line 1, column 26',
    ],
    ['a key stated twice, one of them escaped', '{"payer":"a","p\\u0061yer":"b"}', 400, 'field-duplicate'],
    ['__proto__ stated twice', '{"__proto__":1,"__proto__":2}', 400, 'field-duplicate'],
  ];
  test.each(cases)('%s', async (_name, body, status, code, detail) => {
    const answer = await post().send(body);
    const problem = expectProblem(answer, status, code);
    if (detail !== undefined) expect(problem.faults[0]?.detail).toBe(detail);
    expect(answer.text).not.toContain('secret');
    expect((await post().send('{"payer":"example-health"}')).status).toBe(200);
  });

  test('10 MB, with its length announced', async () => {
    expectProblem(await post().send(`{"payer":"${'x'.repeat(10_000_000)}"}`), 413, 'body-too-large');
  });

  test('10 MB in chunks, with no length announced', async () => {
    const chunked = post().set('transfer-encoding', 'chunked');
    for (let sent = 0; sent < 160; sent += 1) chunked.write('x'.repeat(65_536));
    expectProblem(await chunked, 413, 'body-too-large');
  });

  test('256 KB is the limit, to the byte', async () => {
    const of = (length: number): string => `{"payer":"example-health","reference":"${'x'.repeat(length - 41)}"}`;
    expect(of(100)).toHaveLength(100);
    expect((await post().send(of(262_144))).status).toBe(200);
    expectProblem(await post().send(of(262_145)), 413, 'body-too-large');
  });

  test('a byte order mark is no part of the body', async () => {
    expect((await post().send('\ufeff{"payer":"example-health"}')).status).toBe(200);
  });

  test('a body sent byte by byte is read whole', async () => {
    const slow = post().set('transfer-encoding', 'chunked');
    for (const character of '{"payer":"example-health","reference":"é"}') slow.write(character);
    expect(((await slow).body as { reference: string }).reference).toBe('é');
  });

  test.each([['null'], ['[]'], ['"text"'], ['7'], ['true']])('%s is JSON, and left to the validator', async (body) => {
    expectProblem(await post().send(body), 422, 'field-type');
  });

  test('__proto__ and constructor are plain unknown fields', async () => {
    for (const body of [
      '{"payer":"x","__proto__":{"polluted":1}}',
      '{"payer":"x","constructor":{"prototype":{"polluted":1}}}',
    ]) {
      expectProblem(await post().send(body), 422, 'field-missing', 'field-unknown');
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('content type and encoding', () => {
  test.each([
    ['text/plain', 'media-type-not-supported'],
    ['application/x-www-form-urlencoded', 'media-type-not-supported'],
    ['application/json-patch+json', 'media-type-not-supported'],
    ['application/x-ndjson', 'media-type-not-supported'],
    ['application/json; charset=utf-16', 'encoding-not-supported'],
    ['application/json; charset=iso-8859-1', 'encoding-not-supported'],
  ])('%s is refused', async (type, code) => {
    expectProblem(await post(type).send('{"payer":"example-health"}'), 415, code);
  });

  test.each([['application/json; charset=UTF-8'], ['Application/JSON'], ['application/json;charset="utf-8"']])(
    '%s is read',
    async (type) => {
      expect((await post(type).send('{"payer":"example-health"}')).status).toBe(200);
    },
  );

  test('no content type at all', async () => {
    const bare = request(face.app).post('/v1/determinations');
    bare.write('{}');
    expectProblem(await bare, 415, 'media-type-not-supported');
  });

  test('compressed bodies are refused, and the answer says what is accepted', async () => {
    const answer = await post().set('content-encoding', 'gzip').send('{"payer":"example-health"}');
    expectProblem(answer, 415, 'encoding-not-supported');
    expect(answer.headers['accept-encoding']).toBe('identity');
  });
});

describe('addresses, methods, parameters', () => {
  test('an unknown address is not repeated', async () => {
    const answer = await request(face.app).get('/v1/secret-thing');
    expectProblem(answer, 404, 'route-not-found');
    expect(answer.text).not.toContain('secret');
  });

  test.each([
    ['put', '/v1/determinations', 'POST'],
    ['get', '/v1/determinations', 'POST'],
    ['delete', '/v1/determinations/batch', 'POST'],
    ['post', '/v1/payers', 'GET, HEAD'],
    ['options', '/v1/facts', 'GET, HEAD'],
    ['patch', '/v1/payers/example-health/rulesets/2026', 'GET, HEAD'],
  ] as const)('%s %s is 405 and names what is allowed', async (method, path, allow) => {
    const answer = await request(face.app)[method](path);
    expectProblem(answer, 405, 'method-not-allowed');
    expect(answer.headers['allow']).toBe(allow);
  });

  test('HEAD answers like GET without a body; on a POST address it is 405', async () => {
    const head = await request(face.app).head('/v1/payers');
    expect([head.status, head.text, Number(head.headers['content-length']) > 0]).toEqual([200, undefined, true]);
    const refused = await request(face.app).head('/v1/determinations');
    expect([refused.status, refused.headers['allow']]).toEqual([405, 'POST']);
  });

  test.each([
    ['/v1/payers?secret=secret', 'this address takes no query parameters'],
    [
      '/v1/payers/example-health/minimum-facts?level=2.1&secret=1',
      'this address takes only these query parameters: level, date, reviewType, population',
    ],
    ['/v1/payers/example-health/minimum-facts', 'the parameter level is required'],
    ['/v1/payers/example-health/minimum-facts?level=', 'the parameter level is empty'],
    ['/v1/payers/example-health/minimum-facts?level=2.1&level=2.5', 'the parameter level is given more than once'],
    [
      '/v1/payers/example-health/minimum-facts?level=2.1&date=2025-02-29',
      'the parameter date is a date written YYYY-MM-DD',
    ],
    ['/v1/payers/%zz/rulesets', 'the address is not a valid percent-encoded UTF-8 text'],
    ['/v1/payers/%ff/rulesets', 'the address is not a valid percent-encoded UTF-8 text'],
  ])('%s', async (path, detail) => {
    const answer = await request(face.app).get(path);
    expect(expectProblem(answer, 400, 'parameter-invalid').faults[0]?.detail).toBe(detail);
    expect(answer.text).not.toContain('secret');
  });

  test('every parameter fault at once', async () => {
    const answer = await request(face.app).get('/v1/payers/example-health/minimum-facts?date=tomorrow&other=1');
    expectProblem(answer, 400, 'parameter-invalid', 'parameter-invalid', 'parameter-invalid');
  });

  test('detail takes full or summary', async () => {
    const answer = await request(face.app)
      .post('/v1/determinations?detail=secret')
      .type('json')
      .send('{"payer":"example-health"}');
    expect(expectProblem(answer, 400, 'parameter-invalid').faults[0]?.candidates).toEqual(['summary', 'full']);
    expect(answer.text).not.toContain('secret');
  });

  test.each([
    ['/v1/payers/secret/rulesets', 'payer-unknown', ['example-health']],
    ['/v1/payers/__proto__/rulesets', 'payer-unknown', ['example-health']],
    ['/v1/payers/example-health/rulesets/secret', 'version-unknown', ['2025', '2026']],
    ['/v1/criteria/secret', 'criteria-unknown', ['asam-3-adult']],
  ])('%s is 404 and lists what there is', async (path, code, candidates) => {
    const answer = await request(face.app).get(path);
    expect(expectProblem(answer, 404, code).faults[0]?.candidates).toEqual(candidates);
    expect(answer.text).not.toContain('secret');
  });
});

describe('problem documents', () => {
  test('all faults at once, each with its place; several kinds have a type of their own', async () => {
    const problem = expectProblem(await post().send('{"other": 1}'), 422, 'field-missing', 'field-unknown');
    expect(problem.faults.map(({ pointer }) => pointer)).toEqual(['/payer', '']);
    expect(problem.type).toBe('/docs#several-faults');
  });

  test('a payer that a body names and we do not have is 422: the address was right', async () => {
    const problem = expectProblem(await post().send('{"payer": "nobody"}'), 422, 'payer-unknown');
    expect(problem.type).toBe('/docs#payer-unknown');
  });

  test('an unexpected error is 500 and says nothing', async () => {
    const answer = await post().send('{"payer": "boom", "reference": "secret"}');
    expectProblem(answer, 500, 'internal');
    expect(answer.text).not.toMatch(/secret|RangeError|cannot read|\.ts/);
  });
});
