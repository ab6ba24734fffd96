import fc from 'fast-check';
import supertest, { type Response } from 'supertest';
import { describe, expect, test } from 'vitest';
import { NO_AUTHENTICATION } from '../../../src/http/auth/authenticator.js';
import { keyOf } from '../../../src/http/limits/rate.js';
import { bearer, byKeys, type Guarded, guarded, makeKey } from '../auth/setup.js';

const ask = ({ app }: Guarded, key?: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  supertest(app)
    .post('/v1/determinations')
    .set({ ...(key === undefined ? {} : bearer(key)), ...headers })
    .send({ payer: 'example-health' });

describe('a client', () => {
  const [one, again, other] = [makeKey(), makeKey(), makeKey({ client: 'river-hospital' })];

  test('is told what is left, and once it has had its share, when to come again', async () => {
    const face = guarded(byKeys(one, again, other), { limits: { ratePerMinute: 3 } });
    const left = async (): Promise<string> => String((await ask(face, one.key)).headers['ratelimit']);
    expect(await left()).toMatch(/^limit=3, remaining=2, reset=\d+$/);
    await ask(face, one.key);
    // Two keys of one client are counted together.
    expect((await ask(face, again.key)).headers['ratelimit']).toMatch(/remaining=0/);
    const refused = await ask(face, one.key);
    expect(refused.status).toBe(429);
    expect(refused.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(refused.body).toMatchObject({ type: '/docs#too-many-requests', status: 429 });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.headers['ratelimit-policy']).toBe('3;w=60');
    // Another client is not.
    expect((await ask(face, other.key)).status).toBe(200);
    await expect
      .poll(() => face.lines().at(3))
      .toMatchObject({ status: 429, client: 'lake-hospital', route: '/v1/determinations' });
  });

  test('is not counted for the guesses of others, and guesses are counted for their address', async () => {
    const face = guarded(byKeys(one), { limits: { ratePerMinute: 3 } });
    const guesses = [];
    for (let guess = 0; guess < 5; guess += 1) guesses.push((await ask(face, makeKey().key)).status);
    expect(guesses).toEqual([401, 401, 401, 429, 429]);
    expect((await ask(face, one.key)).status).toBe(200);
  });

  test('may look at pages too often, and never ask too often whether the service is well', async () => {
    const face = guarded(byKeys(one), { limits: { ratePerMinute: 2 } });
    const status = async (path: string): Promise<number> => (await supertest(face.app).get(path)).status;
    expect([await status('/docs'), await status('/docs'), await status('/docs')]).toEqual([200, 200, 429]);
    for (let probe = 0; probe < 5; probe += 1) expect(await status('/readyz')).toBe(200);
  });
});

test('on this machine alone nothing is counted; behind a proxy everything is', async () => {
  const alone = guarded(NO_AUTHENTICATION, { limits: { ratePerMinute: 1 } });
  for (let time = 0; time < 3; time += 1) expect((await ask(alone)).status).toBe(200);
  const behind = guarded(NO_AUTHENTICATION, { limits: { ratePerMinute: 1 }, trustProxy: 1 });
  const from = async (address: string): Promise<number> =>
    (await ask(behind, undefined, { 'x-forwarded-for': address })).status;
  expect([await from('198.51.100.1'), await from('198.51.100.1'), await from('198.51.100.2')]).toEqual([200, 429, 200]);
  // What a caller writes to the left of the proxy's own entry is not believed.
  expect(await from('203.0.113.9, 198.51.100.1')).toBe(429);
});

test('without a proxy that is trusted, no header chooses the address', async () => {
  const face = guarded(byKeys(makeKey()), { limits: { ratePerMinute: 1 } });
  const from = async (address: string): Promise<number> =>
    (await ask(face, undefined, { 'x-forwarded-for': address, forwarded: `for=${address}` })).status;
  expect([await from('198.51.100.1'), await from('198.51.100.2')]).toEqual([401, 429]);
});

test('addresses stand in no log line', async () => {
  const face = guarded(byKeys(makeKey()), { limits: { ratePerMinute: 1 }, trustProxy: 1 });
  for (let time = 0; time < 3; time += 1) await ask(face, undefined, { 'x-forwarded-for': '198.51.100.77' });
  await expect.poll(() => face.lines().length).toBe(3);
  expect(face.logText()).not.toMatch(/198\.51|127\.0\.0\.1|::ffff/);
});

describe('what is counted together', () => {
  test('addresses of one IPv6 network of 56 bits, and not those of the next', () => {
    expect(keyOf('2001:db8:0:ff00::1', undefined)).toBe(keyOf('2001:db8:0:ffff:1:2:3:4', undefined));
    expect(keyOf('2001:db8:0:ff00::1', undefined)).not.toBe(keyOf('2001:db8:0:fe00::1', undefined));
  });

  test('an IPv4 address in either writing', () => {
    expect(keyOf('::ffff:198.51.100.1', undefined)).toBe(keyOf('198.51.100.1', undefined));
  });

  test('all that is no address; a client never with an address', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (address, client) => {
        expect(keyOf(address, client)).toBe(`client ${client}`);
        expect(keyOf(address, undefined)).toMatch(/^(no address$|address )/);
      }),
    );
    expect(keyOf(undefined, undefined)).toBe('no address');
    expect(keyOf('198.51.100.1, x', undefined)).toBe('no address');
  });
});
