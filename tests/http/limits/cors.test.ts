import supertest from 'supertest';
import { describe, expect, test } from 'vitest';
import { bearer, byKeys, guarded, makeKey } from '../auth/setup.js';

const made = makeKey({ scopes: ['rulesets:read'] });
const PORTAL = 'https://portal.example';
const FOREIGN = [
  'https://evil.example',
  'http://portal.example',
  'https://portal.example:8443',
  'https://portal.example.evil.example',
  'https://sub.portal.example',
  'null',
  '*',
];
const allowing = (headers: object): readonly string[] =>
  Object.keys(headers).filter((name) => name.startsWith('access-control-'));

test('unless it is configured, no page of another origin may read anything', async () => {
  const { app } = guarded(byKeys(made));
  for (const origin of [PORTAL, ...FOREIGN]) {
    const answer = await supertest(app)
      .get('/v1/facts')
      .set({ ...bearer(made.key), origin });
    expect([answer.status, allowing(answer.headers)]).toEqual([200, []]);
    const preflight = await supertest(app).options('/v1/facts').set({ origin, 'access-control-request-method': 'GET' });
    expect([preflight.status, allowing(preflight.headers)]).toEqual([405, []]);
  }
});

describe('with an origin configured', () => {
  const { app } = guarded(byKeys(made), { corsOrigins: [PORTAL] });

  test('its pages may read answers, refusals included, and no cookie comes along', async () => {
    for (const [headers, status] of [
      [bearer(made.key), 200],
      [{}, 401],
    ] as const) {
      const answer = await supertest(app)
        .get('/v1/facts')
        .set({ ...headers, origin: PORTAL });
      expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([status, PORTAL]);
      expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
      expect(answer.headers['vary']).toMatch(/origin/i);
    }
  });

  test('a browser that asks first is answered without a key', async () => {
    const answer = await supertest(app).options('/v1/determinations').set({
      origin: PORTAL,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': PORTAL,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'authorization, content-type',
    });
  });

  test.each(FOREIGN)('%s is none of them', async (origin) => {
    const answer = await supertest(app)
      .get('/v1/facts')
      .set({ ...bearer(made.key), origin });
    expect([answer.status, allowing(answer.headers)]).toEqual([200, []]);
    expect(answer.headers['vary']).toMatch(/origin/i);
    const preflight = await supertest(app).options('/v1/facts').set({ origin, 'access-control-request-method': 'GET' });
    expect([preflight.status, allowing(preflight.headers)]).toEqual([405, []]);
  });
});

test('no answer says what it is served by', async () => {
  const { app } = guarded(byKeys(made), { corsOrigins: [PORTAL] });
  for (const path of ['/docs', '/healthz', '/v1/facts', '/nowhere', '/%zz']) {
    const { headers } = await supertest(app).get(path);
    for (const name of ['server', 'x-powered-by', 'via', 'x-aspnet-version', 'etag'])
      expect([path, headers[name]]).toEqual([path, undefined]);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
  }
});
