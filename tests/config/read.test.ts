import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withConfiguration } from '../../scripts/configuration-table.js';
import { readConfig, USUAL_LIMITS } from '../../src/config/read.js';
import { SETTINGS, type Setting } from '../../src/config/settings.js';

const ALL = Object.values(SETTINGS).flatMap((table) => Object.values<Setting<unknown>>(table));

const problemsIn = (environment: Readonly<Record<string, string>>): readonly string[] => {
  const outcome = readConfig(environment);
  return outcome.ok ? [] : outcome.problems;
};

describe('what is read', () => {
  test('nothing set: this machine alone, nobody asked, every limit in place', () => {
    expect(readConfig({})).toMatchObject({
      ok: true,
      value: { port: 3000, host: '127.0.0.1', logLevel: 'info', auth: { mode: 'none' }, limits: USUAL_LIMITS },
    });
  });

  test('own names come before those of others, and an empty variable counts as not set', () => {
    expect(
      readConfig({ UR_PORT: '8080', PORT: '9', UR_HOST: '::1', HOST: 'x', UR_LOG_LEVEL: 'warn', UR_RULESETS: '/r' }),
    ).toMatchObject({ ok: true, value: { port: 8080, host: '::1', logLevel: 'warn', rulesets: '/r' } });
    expect(readConfig({ PORT: '9', HOST: 'localhost', UR_PORT: ' ', UR_RATE_LIMIT: '' })).toMatchObject({
      ok: true,
      value: { port: 9, host: 'localhost', limits: USUAL_LIMITS },
    });
    expect(readConfig({ UR_DRAFTS: 'on', UR_ALLOW_REMOVAL: 'on' })).toMatchObject({
      ok: true,
      value: { drafts: 'on', allowRemoval: 'on' },
    });
  });

  test('a list, an address, a limit', () => {
    const outcome = readConfig({
      UR_AUTH: 'jwt',
      UR_JWT_ISSUER: 'https://issuer.example/',
      UR_JWT_AUDIENCE: 'utilization-review',
      UR_JWT_JWKS: 'https://issuer.example/jwks',
      UR_JWT_ALGORITHMS: 'ES256, RS256',
      UR_CORS_ORIGINS: 'https://portal.example,http://localhost:5173',
      UR_BODY_KB: '64',
    });
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        auth: {
          mode: 'jwt',
          algorithms: ['ES256', 'RS256'],
          clockSkew: 30,
          jwks: new URL('https://issuer.example/jwks'),
        },
        corsOrigins: ['https://portal.example', 'http://localhost:5173'],
        limits: { ...USUAL_LIMITS, bodyKB: 64 },
      },
    });
  });
});

describe('what is refused', () => {
  test('every fault at once, each with the name to mend', () => {
    expect(
      problemsIn({
        PORT: '70000',
        UR_HOST: 'http://x',
        UR_LOG_LEVEL: 'loud',
        UR_DRAFTS: 'yes',
        UR_BODY_KB: '1e3',
        UR_RATELIMIT: '5',
      }),
    ).toEqual([
      'PORT must be a whole number from 0 to 65535',
      'UR_HOST must be a host name or an IP address, without a port',
      'UR_LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent',
      'UR_DRAFTS must be on or off',
      'UR_BODY_KB must be a whole number from 1 to 65536',
      'UR_RATELIMIT is not a setting; did you mean UR_RATE_LIMIT?',
    ]);
  });

  test('a variable of ours that is none of ours, except those of the tests', () => {
    expect(problemsIn({ UR_CONCURENT_REQUESTS: '5' })).toEqual([
      'UR_CONCURENT_REQUESTS is not a setting; did you mean UR_CONCURRENT_REQUESTS?',
    ]);
    expect(problemsIn({ UR_ZZZZZZZZZZZZZZZZZZ: '5' })).toEqual([
      'UR_ZZZZZZZZZZZZZZZZZZ is not a setting; docs/operations.md lists them',
    ]);
    expect(problemsIn({ UR_SUITE: 'light', UR_TEST_LONG: '1', URL: 'x', OUR_AUTH: 'y' })).toEqual([]);
  });

  test.each(['0.0.0.0', '::', '10.0.0.7', 'review.example', '128.0.0.1', '::ffff:10.0.0.1'])(
    'no authentication on %s, and how to mend it',
    (host) => {
      const [problem, ...others] = problemsIn({ UR_HOST: host });
      expect(others).toEqual([]);
      for (const way of ['UR_AUTH=api-keys', 'UR_AUTH=jwt', 'UR_HOST=127.0.0.1']) expect(problem).toContain(way);
      expect(problemsIn({ UR_HOST: host, UR_AUTH: 'api-keys', UR_API_KEYS: '/keys.json' })).toEqual([]);
    },
  );

  test.each(['127.0.0.1', '127.9.9.9', '::1', 'localhost', 'LOCALHOST', '::ffff:127.0.0.1'])(
    'but on %s there is only this machine',
    (host) => expect(problemsIn({ UR_HOST: host })).toEqual([]),
  );

  test('a way without what it needs, or with what belongs to another', () => {
    expect(problemsIn({ UR_AUTH: 'api-keys' })).toEqual([
      'UR_API_KEYS is needed with UR_AUTH=api-keys: the path of a file',
    ]);
    expect(problemsIn({ UR_AUTH: 'jwt' }).map((problem) => problem.split(' ')[0])).toEqual([
      'UR_JWT_ISSUER',
      'UR_JWT_AUDIENCE',
      'UR_JWT_JWKS',
    ]);
    expect(problemsIn({ UR_API_KEYS: '/keys.json' })).toEqual([
      'UR_API_KEYS is set and UR_AUTH is none: set UR_AUTH=api-keys, or take UR_API_KEYS away',
    ]);
    expect(problemsIn({ UR_AUTH: 'apikeys', UR_API_KEYS: '/keys.json', UR_HOST: '0.0.0.0' })).toEqual([
      'UR_AUTH must be one of none, api-keys, jwt',
    ]);
  });

  test.each([
    ['UR_JWT_JWKS', 'http://issuer.example/jwks'],
    ['UR_JWT_JWKS', 'https://user:secret@issuer.example/jwks'],
    ['UR_JWT_JWKS', 'file:///etc/passwd'],
    ['UR_JWT_ALGORITHMS', 'HS256'],
    ['UR_JWT_ALGORITHMS', 'none'],
    ['UR_JWT_ALGORITHMS', 'RS256,RS256'],
    ['UR_JWT_ALGORITHMS', 'RS256,'],
    ['UR_CORS_ORIGINS', '*'],
    ['UR_CORS_ORIGINS', 'null'],
    ['UR_CORS_ORIGINS', 'https://portal.example/'],
    ['UR_CORS_ORIGINS', 'https://*.example'],
    ['UR_CORS_ORIGINS', 'javascript:alert(1)'],
    ['UR_TRUST_PROXY', 'true'],
    ['UR_CONCURRENT_REQUESTS', '0'],
    ['UR_RATE_LIMIT', '-1'],
  ])('%s=%s', (name, value) => {
    const own = problemsIn({ [name]: value }).filter((problem) => problem.startsWith(`${name} must be`));
    expect(own).toHaveLength(1);
  });

  test('never throws, and never repeats a value', () => {
    const value = fc.string({ minLength: 12 }).map((text) => `ZZ${text}ZZ`);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...ALL.map(({ name }) => name)), value), (environment) => {
        for (const problem of problemsIn(environment)) expect(problem).not.toMatch(/ZZ.*ZZ/s);
      }),
    );
  });
});

test('every setting has a name of its own, and says what it does', () => {
  expect(new Set(ALL.map(({ name }) => name)).size).toBe(ALL.length);
  for (const { name, description } of ALL) expect([name, description]).toEqual([name, expect.stringMatching(/[.?]$/)]);
});

test('docs/operations.md has the settings as they are', () => {
  const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
  expect(withConfiguration(page)).toBe(page);
});
