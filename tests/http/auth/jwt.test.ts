import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import supertest, { type Response } from 'supertest';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { JwtConfig } from '../../../src/config/auth.js';
import { createAuthenticator } from '../../../src/http/auth/authenticator.js';
import {
  AUDIENCE,
  bearer,
  type Guarded,
  guarded,
  ISSUER,
  type Issuer,
  jwtConfig,
  now,
  type Pair,
  SILENT,
  signed,
  startIssuer,
} from './setup.js';

let issuer: Issuer;
let pair: Pair;
let other: Pair;

beforeAll(async () => {
  [pair, other] = await Promise.all([generateKeyPair('RS256', { extractable: true }), generateKeyPair('RS256')]);
  issuer = await startIssuer();
  await issuer.publish({ pair, kid: 'one' });
});
afterAll(() => issuer.close());
afterEach(() => void vi.useRealTimers());

const service = (config: Partial<JwtConfig> = {}, at = issuer): Guarded =>
  guarded(createAuthenticator(jwtConfig(at.url, config), SILENT));

const ask = ({ app }: Guarded, token: string): Promise<Response> =>
  supertest(app).post('/v1/determinations').set(bearer(token)).send({ payer: 'example-health' });

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = () => ({ iss: ISSUER, aud: AUDIENCE, exp: now() + 600, client_id: 'lake-hospital', scope: 'determine' });

test('a good token is let in: by scope or scp, in a text or a list, for one audience of several', async () => {
  const face = service();
  for (const one of [
    {},
    { scope: 'openid determine' },
    { scope: undefined, scp: ['determine'] },
    { scope: 'openid', scp: 'determine x' },
    { aud: ['else', AUDIENCE] },
    { nbf: now() + 20 },
    { exp: now() - 20 },
  ])
    expect([one, (await ask(face, await signed(pair, one))).status]).toEqual([one, 200]);
});

test('a token with claims that say too little or something strange', async () => {
  const face = service();
  for (const [one, status] of [
    [{ scope: undefined }, 403],
    [{ scope: 'DETERMINE determine.all xdetermine' }, 403],
    [{ scope: 5 }, 403],
    [{ scope: { determine: true } }, 403],
    [{ scp: [['determine']], scope: undefined }, 403],
    [{ client_id: undefined }, 401],
    [{ client_id: 7 }, 401],
    [{ client_id: '' }, 401],
    [{ client_id: 'a b\nc' }, 401],
    [{ client_id: 'x'.repeat(129) }, 401],
    [{ exp: undefined }, 401],
    [{ exp: 'tomorrow' }, 401],
  ] as const)
    expect([one, (await ask(face, await signed(pair, one as never))).status]).toEqual([one, status]);
});

/** What is wrong with each, as the log has it. */
async function forgeries(): Promise<readonly (readonly [refusal: string, token: string])[]> {
  const good = await signed(pair);
  const [header = '', payload = '', signature = ''] = good.split('.');
  const pem = await exportSPKI(pair.publicKey);
  const jwk = await exportJWK(pair.publicKey);
  const hmac = (key: string, alg = 'HS256'): string => {
    const text = `${encode({ alg, kid: 'one', typ: 'JWT' })}.${encode(claims())}`;
    return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
  };
  const own = { jwk: await exportJWK(other.publicKey) };
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const asEc = `${encode({ alg: 'ES256', kid: 'one' })}.${encode(claims())}`;
  return [
    // Algorithm confusion: the public key as a shared secret, in every writing somebody might verify with.
    ['algorithm', hmac(pem)],
    ['algorithm', hmac(pem.trim())],
    ['algorithm', hmac(JSON.stringify(jwk))],
    ['algorithm', hmac(jwk.n as string)],
    ['algorithm', hmac('', 'HS512')],
    ['algorithm', new UnsecuredJWT(claims()).encode()],
    ['algorithm', `${encode({ alg: 'None', kid: 'one' })}.${payload}.`],
    ['algorithm', `${encode({ alg: 'NONE', kid: 'one' })}.${payload}.${signature}`],
    // Allowed as an algorithm, but not by this key.
    [
      'unknown-signing-key',
      `${asEc}.${createSign('sha256').update(asEc).sign({ key: ec.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`,
    ],
    [
      'algorithm',
      await new SignJWT(claims())
        .setProtectedHeader({ alg: 'RS512', kid: 'one' })
        .sign(await importJWK({ ...(await exportJWK(pair.privateKey)), alg: 'RS512' }, 'RS512')),
    ],
    ['malformed', `${encode({ kid: 'one' })}.${payload}.${signature}`],
    // Signed by somebody else, who says so or not, and sends the key along.
    ['wrong-signature', await signed(other)],
    ['wrong-signature', await signed(other, {}, own)],
    ['wrong-signature', await signed(other, {}, { jku: 'https://evil.example/jwks', x5u: 'https://evil.example/x5u' })],
    ['wrong-signature', await signed(other, {}, { x5c: ['MIIB'] })],
    ['unknown-signing-key', await signed(other, {}, { kid: 'two' })],
    ['unknown-signing-key', await signed(pair, {}, { kid: '../../../dev/null' })],
    ['unknown-signing-key', await signed(pair, {}, { kid: "one' OR '1'='1" })],
    ['unknown-signing-key', await signed(pair, {}, { kid: 'http://evil.example/jwks' })],
    ['unknown-signing-key', await signed(pair, {}, { kid: '__proto__' })],
    ['unknown-signing-key', await signed(pair, {}, { kid: '' })],
    ['unknown-signing-key', await signed(pair, {}, { kid: 1 as never })],
    // Taken apart and put together again.
    ['wrong-signature', `${header}.${encode({ ...claims(), scope: 'admin determine' })}.${signature}`],
    ['wrong-signature', `${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`],
    ['wrong-signature', `${header}.${payload}.`],
    ['malformed', `${header}.${payload}`],
    ['malformed', `${good}.${signature}`],
    ['malformed', '..'],
    ['malformed', `${encode([])}.${payload}.${signature}`],
    ['malformed', `x.${payload}.${signature}`],
    // Good signatures on claims that are not for us, or not now.
    ['wrong-issuer', await signed(pair, { iss: 'https://evil.example/' })],
    ['wrong-issuer', await signed(pair, { iss: ISSUER.slice(0, -1) })],
    ['wrong-issuer', await signed(pair, { iss: undefined } as never)],
    ['wrong-audience', await signed(pair, { aud: 'another-service' })],
    ['wrong-audience', await signed(pair, { aud: [] })],
    ['wrong-audience', await signed(pair, { aud: `${AUDIENCE} ` })],
    ['expired', await signed(pair, { exp: now() - 60 })],
    ['expired', await signed(pair, { exp: 0 })],
    ['not-yet-valid', await signed(pair, { nbf: now() + 90 })],
    ['claims', await signed(pair, { client_id: 'a person, by name' })],
  ];
}

test('no forged or misdirected token is let in; all of them get one answer, and the log says why', async () => {
  const face = service();
  const all = await forgeries();
  const answers: Response[] = [];
  for (const [, token] of all) answers.push(await ask(face, token));
  const seen = answers.map(({ body, headers, status }) => {
    const { instance: _instance, ...problem } = body as Record<string, unknown>;
    const { date: _date, 'x-request-id': _id, ratelimit: _left, ...rest } = headers as Record<string, string>;
    return JSON.stringify({ status, problem, rest });
  });
  expect(answers[0]?.status).toBe(401);
  expect(new Set(seen).size).toBe(1);
  await expect.poll(() => face.lines().length).toBe(all.length);
  expect(face.lines().map(({ refusal }) => refusal)).toEqual(all.map(([refusal]) => refusal));
  for (const line of face.lines())
    // A client is named only by those whose signature was right.
    expect([line['refusal'], line['client'] !== undefined]).toEqual([
      line['refusal'],
      ['wrong-issuer', 'wrong-audience', 'expired', 'not-yet-valid'].includes(String(line['refusal'])),
    ]);
  for (const [, token] of all) if (token.length > 60) expect(face.logText()).not.toContain(token.slice(-40));
  expect(face.logText()).not.toContain('a person');
});

test('no bytes in the place of a token are a way in', async () => {
  const face = service();
  const good = await signed(pair);
  const token = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'abcXYZ019-_.=/+~'), minLength: 1, maxLength: 300 }),
    fc.tuple(fc.jsonValue(), fc.jsonValue(), fc.base64String()).map(([a, b, c]) => `${encode(a)}.${encode(b)}.${c}`),
    fc
      .tuple(fc.nat(good.length - 1), fc.constantFrom('A', 'z', '.', '-'))
      .map(([at, letter]) => `${good.slice(0, at)}${letter}${good.slice(at)}`),
    fc.nat(good.length - 1).map((at) => good.slice(0, at)),
  );
  await fc.assert(
    fc.asyncProperty(token, async (text) => {
      expect((await ask(face, text)).status).toBe(401);
    }),
    { numRuns: 300 },
  );
});

describe('clocks', () => {
  test('differ by no more than is allowed, and an allowance of nothing is nothing', async () => {
    const [wide, none] = [service({ clockSkew: 300 }), service({ clockSkew: 0 })];
    for (const one of [{ exp: now() - 200 }, { nbf: now() + 200 }]) {
      expect((await ask(wide, await signed(pair, one))).status).toBe(200);
      expect((await ask(none, await signed(pair, one))).status).toBe(401);
    }
  });

  test('a token that is remembered ends at its end', async () => {
    const face = service({ clockSkew: 0 });
    vi.useFakeTimers({ toFake: ['Date'] });
    const token = await signed(pair, { exp: now() + 20 });
    expect((await ask(face, token)).status).toBe(200);
    vi.setSystemTime(Date.now() + 19_000);
    expect((await ask(face, token)).status).toBe(200);
    vi.setSystemTime(Date.now() + 2_000);
    expect((await ask(face, token)).status).toBe(401);
  });
});

describe('keys of the issuer', () => {
  test('rotate: a new one counts once a token names it, an old one no longer once it is gone', async () => {
    const own = await startIssuer();
    await own.publish({ pair, kid: 'one' });
    const face = service({}, own);
    vi.useFakeTimers({ toFake: ['Date'] });
    const [before, after] = [
      await signed(pair, { exp: now() + 7200 }),
      await signed(other, { exp: now() + 7200 }, { kid: 'two' }),
    ];
    expect((await ask(face, before)).status).toBe(200);
    await own.publish({ pair, kid: 'one' }, { pair: other, kid: 'two' });
    expect((await ask(face, after)).status).toBe(401);
    vi.setSystemTime(Date.now() + 31_000);
    expect((await ask(face, after)).status).toBe(200);
    await own.publish({ pair: other, kid: 'two' });
    // Fetched again beside the work after ten minutes, and remembered tokens are forgotten after one.
    vi.setSystemTime(Date.now() + 601_000);
    await ask(face, after);
    await expect.poll(async () => (await ask(face, before)).status).toBe(401);
    expect((await ask(face, after)).status).toBe(200);
    own.close();
  });

  test('that cannot be fetched: the last good ones serve for so long, then 503 and when to come again', async () => {
    const own = await startIssuer();
    await own.publish({ pair, kid: 'one' });
    const face = service({ staleKeys: 3600 }, own);
    vi.useFakeTimers({ toFake: ['Date'] });
    const token = await signed(pair, { exp: now() + 86_400 });
    expect((await ask(face, token)).status).toBe(200);
    own.answer(500);
    for (const minutes of [11, 20, 28]) {
      vi.setSystemTime(Date.now() + minutes * 60_000);
      expect([minutes, (await ask(face, token)).status]).toEqual([minutes, 200]);
    }
    vi.setSystemTime(Date.now() + 2 * 60_000);
    const refused = await ask(face, token);
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '10']);
    expect(refused.body).toMatchObject({ type: '/docs#credentials-unverifiable' });
    own.answer(200);
    vi.setSystemTime(Date.now() + 11_000);
    expect((await ask(face, token)).status).toBe(200);
    own.close();
  });

  test('are not asked for by every token that nobody can check', async () => {
    const own = await startIssuer();
    own.answer(500);
    const face = service({}, own);
    const tokens = await Promise.all(Array.from({ length: 50 }, (_, index) => signed(other, {}, { kid: `k${index}` })));
    for (const token of tokens) expect((await ask(face, token)).status).toBe(503);
    expect(own.fetches()).toBeLessThanOrEqual(2);
    own.answer(200);
    await own.publish({ pair, kid: 'one' });
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(Date.now() + 11_000);
    expect((await ask(face, await signed(pair))).status).toBe(200);
    const before = own.fetches();
    for (const token of tokens) expect((await ask(face, token)).status).toBe(401);
    expect(own.fetches() - before).toBeLessThanOrEqual(1);
    own.close();
  });

  test('elsewhere are not followed to', async () => {
    const own = await startIssuer();
    own.answer(302);
    expect((await ask(service({}, own), await signed(pair))).status).toBe(503);
    own.close();
  });
});
