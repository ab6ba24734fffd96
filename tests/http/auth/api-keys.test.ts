import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import supertest, { type Response } from 'supertest';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { parseKeyFile, readKeyFile } from '../../../src/http/auth/api-keys/key-file.js';
import { createKeyring } from '../../../src/http/auth/api-keys/keyring.js';
import { keyIdOf, newKey } from '../../../src/http/auth/api-keys/key.js';
import { createAuthenticator } from '../../../src/http/auth/authenticator.js';
import { bearer, byKeys, type Guarded, guarded, keyFile, makeKey, SILENT, writeKeys } from './setup.js';

afterEach(() => void vi.useRealTimers());

const BODY = { payer: 'example-health' };
const ask = ({ app }: Guarded, headers: Readonly<Record<string, string>> = {}) =>
  supertest(app).post('/v1/determinations').set(headers).send(BODY);

/** All that a caller can see of an answer, but for what is new each time. */
const seen = ({ body, headers, status }: Response): unknown => {
  const { instance: _instance, ...problem } = body as Record<string, unknown>;
  const { date: _date, 'x-request-id': _id, ratelimit: _left, ...rest } = headers as Record<string, string>;
  return { status, problem, headers: rest };
};

test('a good key is let in, and the scheme is read in any case', async () => {
  const made = makeKey();
  const face = guarded(byKeys(made));
  for (const scheme of ['Bearer', 'bearer', 'BEARER'])
    expect((await ask(face, { authorization: `${scheme} ${made.key}` })).status).toBe(200);
});

test('whatever is wrong with a credential, the answer is the same; the log alone says what', async () => {
  const [good, old] = [makeKey(), makeKey({ client: 'old-hospital', expires: '2020-01-01' })];
  const stranger = newKey();
  const secretOfAnother = `${good.key.slice(0, 20)}${stranger.slice(20)}`;
  const face = guarded(byKeys(good, old));
  const cases: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['no-credentials', {}],
    ['malformed', { authorization: good.key }],
    ['malformed', { authorization: 'Bearer' }],
    ['malformed', { authorization: 'Bearer ' }],
    ['malformed', { authorization: `Basic ${Buffer.from('a:b').toString('base64')}` }],
    ['malformed', { authorization: `Bearer ${good.key} x` }],
    ['malformed', { authorization: `Bearer ${good.key.slice(0, -1)}` }],
    ['malformed', { authorization: `Bearer ${'a'.repeat(9000)}` }],
    ['malformed', { authorization: `Bearer ${good.key.toUpperCase()}` }],
    ['unknown-key', { authorization: `Bearer ${stranger}` }],
    ['wrong-secret', { authorization: `Bearer ${secretOfAnother}` }],
    ['expired', { authorization: `Bearer ${old.key}` }],
  ];
  const answers: Response[] = [];
  for (const [, headers] of cases) answers.push(await ask(face, headers));
  expect(answers[0]?.status).toBe(401);
  expect(new Set(answers.map((answer) => JSON.stringify(seen(answer)))).size).toBe(1);
  expect(answers[0]?.headers['www-authenticate']).toBe('Bearer realm="utilization-review"');
  await expect.poll(() => face.lines().length).toBe(cases.length);
  expect(face.lines().map(({ refusal }) => refusal)).toEqual(cases.map(([refusal]) => refusal));
  // The secret was right only for the one that expired.
  expect(face.lines().map(({ client }) => client)).toEqual(
    cases.map(([refusal]) => (refusal === 'expired' ? 'old-hospital' : undefined)),
  );
  for (const secret of [good.key, old.key, stranger].map((key) => key.slice(20)))
    expect(face.logText()).not.toContain(secret);
});

test('a key in the address is no credential', async () => {
  const made = makeKey();
  const face = guarded(byKeys(made));
  const answer = await supertest(face.app).post(`/v1/determinations?access_token=${made.key}`).send(BODY);
  expect(answer.status).toBe(401);
});

test('two Authorization headers are refused, whichever of them is good', async () => {
  const made = makeKey();
  const server = createServer((request, response) => void guarded(byKeys(made)).app(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const status = (...headers: readonly string[]): Promise<string> =>
    new Promise((resolve) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(`GET /v1/facts HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${headers.join('\r\n')}\r\n\r\n`),
      );
      socket.on('data', (chunk: Buffer) => (text += chunk.toString())).on('close', () => resolve(text.slice(9, 12)));
    });
  const good = `Authorization: Bearer ${made.key}`;
  // This key may not read facts: 403 says that it was found good.
  expect(await status(good)).toBe('403');
  expect(await status(good, 'authorization: Bearer x')).toBe('401');
  expect(await status('AUTHORIZATION: Bearer x', good)).toBe('401');
  expect(await status(good, good)).toBe('401');
  server.close();
});

test('no text in the header is a way in, or breaks anything', async () => {
  const made = makeKey();
  const face = guarded(byKeys(made));
  const printable = fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    maxLength: 200,
  });
  const text = fc.oneof(
    printable,
    printable.map((rest) => `Bearer ${rest}`),
    fc
      .nat(made.key.length - 1)
      .map((at) => `Bearer ${made.key.slice(0, at)}${made.key[at] === 'x' ? 'y' : 'x'}${made.key.slice(at + 1)}`),
    printable.map((rest) => `Bearer ${made.key}${rest}x`),
  );
  await fc.assert(
    fc.asyncProperty(text, async (authorization) => {
      expect((await ask(face, { authorization })).status).toBe(401);
    }),
    { numRuns: 300 },
  );
});

describe('several keys of one client', () => {
  test('rotation: the new works before the old is taken away, and each ends when its entry does', async () => {
    const [first, second] = [makeKey(), makeKey()];
    const file = keyFile(first);
    const authenticator = createAuthenticator({ mode: 'api-keys', file }, SILENT);
    const face = guarded(authenticator);
    const works = async (): Promise<readonly number[]> => [
      (await ask(face, bearer(first.key))).status,
      (await ask(face, bearer(second.key))).status,
    ];
    expect(await works()).toEqual([200, 401]);
    writeKeys(file, first, second);
    expect(await works()).toEqual([200, 401]);
    authenticator.reload();
    expect(await works()).toEqual([200, 200]);
    writeKeys(file, second);
    authenticator.reload();
    expect(await works()).toEqual([401, 200]);
  });

  test('a faulty file does not take the place of a good one, and a good one then does', async () => {
    const [first, second] = [makeKey(), makeKey()];
    const file = keyFile(first);
    const authenticator = createAuthenticator({ mode: 'api-keys', file }, SILENT);
    const face = guarded(authenticator);
    for (const broken of ['', '{', '{"keys":[]}', '{"keys":[{"id":"x"}]}']) {
      writeFileSync(file, broken);
      authenticator.reload();
      expect((await ask(face, bearer(first.key))).status).toBe(200);
    }
    writeKeys(file, second);
    authenticator.reload();
    expect((await ask(face, bearer(first.key))).status).toBe(401);
  });

  test('a key is good through its last day, UTC', () => {
    const { entry, key } = makeKey({ expires: '2026-11-22' });
    const keyring = createKeyring([entry]);
    expect(keyring(key, Date.parse('2026-11-22T23:59:59.999Z'))).toMatchObject({ ok: true });
    expect(keyring(key, Date.parse('2026-11-23T00:00:00Z'))).toEqual({
      ok: false,
      refusal: 'expired',
      client: 'lake-hospital',
    });
  });
});

describe('the file of keys', () => {
  test('every fault at once, with its place, and nothing that stands in it', () => {
    const { entry, key } = makeKey();
    const file = parseKeyFile(
      JSON.stringify({
        keys: [
          { ...entry, sha256: key, scopes: ['determine', 'everything'], scope: 'x' },
          { id: entry.id, client: 'a b', sha256: entry.sha256, scopes: [], payers: ['A', 'A'], expires: '2026-02-30' },
          'x',
          { [key]: 1 },
        ],
      }),
    );
    expect(file.ok).toBe(false);
    const problems = file.ok ? [] : file.problems;
    expect(problems.join('\n')).not.toContain(key.slice(20));
    expect(problems.map((problem) => problem.split(/[ :]/)[0])).toEqual([
      'keys[0]',
      'keys[0].sha256',
      'keys[0].scopes',
      'keys[1].client',
      'keys[1].scopes',
      'keys[1].payers',
      'keys[1].expires',
      'keys[2]',
      'keys[3]',
      'keys[3].id',
      'keys[3].client',
      'keys[3].sha256',
      'keys[3].scopes',
      'keys[1].id',
    ]);
    expect(problems[0]).toContain('did you mean scopes?');
  });

  test.each(['', '[]', 'null', '{}', '{"keys":{}}', '{"keys":[],"more":1}', '{"keys":[]}'])('%s is refused', (text) => {
    expect(parseKeyFile(text).ok).toBe(false);
  });

  test('a file that is not there stops the start', () => {
    expect(readKeyFile('/nowhere/keys.json')).toEqual({
      ok: false,
      problems: ['the file of keys (UR_API_KEYS) cannot be read'],
    });
    expect(() => createAuthenticator({ mode: 'api-keys', file: '/nowhere/keys.json' }, SILENT)).toThrow(
      'cannot be read',
    );
  });

  test('a new key is as long as it says, and no two are alike', () => {
    const keys = Array.from({ length: 1000 }, newKey);
    for (const key of keys) {
      expect(Buffer.from(key.slice(20), 'base64url')).toHaveLength(32);
      expect(keyIdOf(key)).toBe(key.slice(3, 19));
    }
    expect(new Set(keys.map((key) => key.slice(20))).size).toBe(keys.length);
  });
});
