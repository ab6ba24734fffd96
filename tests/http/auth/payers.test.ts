import { generateKeyPair } from 'jose';
import supertest, { type Response } from 'supertest';
import { describe, expect, test } from 'vitest';
import { createAuthenticator } from '../../../src/http/auth/authenticator.js';
import { SCOPE_NAMES } from '../../../src/http/auth/scope.js';
import { ENGINE } from '../../../src/http/engine.js';
import { operationsOf } from '../../../src/http/operations.js';
import type { Library } from '../../../src/library.js';
import { unserved } from '../../../src/http/unserved.js';
import { DOCUMENTS } from '../fake-service.js';
import { EXAMPLES, REAL_LIBRARY, requestOf } from '../real-service.js';
import { bearer, byKeys, guarded, jwtConfig, makeKey, SILENT, signed, startIssuer } from './setup.js';

/**
 * A client that is bound to payers, held against the same service without the others' rulesets: if every answer is the
 * same, nothing of theirs can be in it.
 */

const OWN = ['example-health', 'va-medicaid-arts'];
const STRANGER = 'ny-commercial-oasas';
const NOBODY = 'no-such-payer';

const bound = makeKey({ client: 'bound', scopes: SCOPE_NAMES, payers: OWN });
const free = makeKey({ client: 'free', scopes: SCOPE_NAMES });
const face = guarded(byKeys(bound, free), { library: REAL_LIBRARY, engine: ENGINE });

interface Asked {
  readonly path: string;
  readonly type?: string;
  readonly body?: string;
}

function ask({ path, body, type = 'application/json' }: Asked, key = bound.key): Promise<Response> {
  const agent = supertest(face.app);
  const request = body === undefined ? agent.get(path) : agent.post(path).set('content-type', type).send(body);
  return request.set(bearer(key)).buffer(true);
}

/** All but what is new each time. */
const seen = ({ headers, status, text }: Response): string =>
  JSON.stringify([status, headers['content-type'], text.replaceAll(/urn:uuid:[0-9a-f-]{36}/g, 'urn:uuid:')]);

const request = (payer: string): string => JSON.stringify({ ...requestOf('residential-2026-statute'), payer });
const version = (payer: string): string =>
  REAL_LIBRARY.payers.get(payer)?.versions[0]?.document.version ?? '2026-01-01';
const digestOf = (payer: string): string => REAL_LIBRARY.payers.get(payer)?.versions[0]?.digest ?? 'f'.repeat(64);
const { payer: _payer, ...withoutPayer } = requestOf('residential-2026-statute');

/** Every way a request can name a payer. */
const NAMING: Readonly<Record<string, (payer: string) => Asked>> = {
  decide: (payer) => ({ path: '/v1/determinations', body: request(payer) }),
  'decide, with faults': (payer) => ({ path: '/v1/determinations', body: `{"payer":"${payer}"}` }),
  decideBatch: (payer) => ({
    path: '/v1/determinations/batch',
    type: 'application/x-ndjson',
    body: [request(OWN[0] as string), request(payer), '{', request(payer)].join('\n'),
  }),
  compare: (payer) => ({ path: '/v1/comparisons', body: JSON.stringify({ ...withoutPayer, payers: [OWN[0], payer] }) }),
  'compare, with a plan': (payer) => ({
    path: '/v1/comparisons',
    body: JSON.stringify({ ...withoutPayer, payers: [{ payer, plan: {} }] }),
  }),
  listRulesets: (payer) => ({ path: `/v1/payers/${payer}/rulesets` }),
  readRuleset: (payer) => ({ path: `/v1/payers/${payer}/rulesets/${version(payer)}` }),
  'readRuleset, no version': (payer) => ({ path: `/v1/payers/${payer}/rulesets/none` }),
  compareRulesets: (payer) => ({
    path: `/v1/payers/${payer}/rulesets/${version(payer)}/differences/${version(payer)}`,
  }),
  readRulesetByDigest: (payer) => ({ path: `/v1/rulesets/${digestOf(payer)}` }),
  minimumFacts: (payer) => ({ path: `/v1/payers/${payer}/minimum-facts?level=2.1` }),
  'minimumFacts, with faults': (payer) => ({ path: `/v1/payers/${payer}/minimum-facts?level=zz` }),
  checkRuleset: (payer) => ({
    path: '/v1/rulesets/check',
    body: JSON.stringify({ files: { [`payers/${payer}/2030-01-01/ruleset.json`]: '{}' } }),
  }),
  'checkRuleset, the payer itself': (payer) => ({
    path: '/v1/rulesets/check',
    body: JSON.stringify({ files: { [`payers/${payer}/payer.json`]: '{}' } }),
  }),
  simulate: (payer) => ({
    path: '/v1/simulations',
    body: JSON.stringify({ payer, before: version(payer), after: version(payer), requests: [] }),
  }),
  'simulate, no version': (payer) => ({
    path: '/v1/simulations',
    body: JSON.stringify({ payer, before: 'none', after: 'none', requests: [] }),
  }),
  'simulate a draft': (payer) => ({
    path: '/v1/simulations',
    body: JSON.stringify({
      payer,
      before: version(payer),
      draft: { files: { [`payers/${payer}/2030-01-01/ruleset.json`]: '{}' } },
      requests: [],
    }),
  }),
  'simulate, requests of another': (payer) => ({
    path: '/v1/simulations',
    body: JSON.stringify({
      payer: OWN[0],
      before: version(OWN[0] as string),
      after: version(OWN[0] as string),
      requests: [JSON.parse(request(payer))],
    }),
  }),
};

test.each(Object.keys(NAMING))(
  '%s: a payer that is not the client’s and one that there is not are one answer',
  async (name) => {
    const asked = NAMING[name] as (payer: string) => Asked;
    const [stranger, nobody] = [await ask(asked(STRANGER)), await ask(asked(NOBODY))];
    expect(seen(stranger).replaceAll(STRANGER, NOBODY)).toBe(seen(nobody));
    // A client that may ask about all gets something else, so there was something to keep back.
    if (!['decide, with faults', 'simulate, requests of another'].includes(name) && !name.startsWith('checkRuleset'))
      expect(seen(await ask(asked(STRANGER), free.key))).not.toBe(seen(await ask(asked(NOBODY), free.key)));
  },
);

test.each(
  Object.keys(NAMING).filter((name) =>
    /^(decide|compare|compare, with a plan|listRulesets|readRuleset|compareRulesets|minimumFacts|checkRuleset|simulate)$/.test(
      name,
    ),
  ),
)('%s is refused with 403 and no list of others', async (name) => {
  const { body, status, text } = await ask((NAMING[name] as (payer: string) => Asked)(STRANGER));
  expect([status, (body as { type: string }).type]).toEqual([403, '/docs#payer-not-allowed']);
  for (const payer of REAL_LIBRARY.payers.keys()) expect(text).not.toContain(payer);
});

test('the lines of a batch are answered each for itself', async () => {
  const { text } = await ask((NAMING['decideBatch'] as (payer: string) => Asked)(STRANGER));
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { determination?: object; problem?: { status: number; type: string } });
  expect(lines.map(({ problem }) => problem?.type)).toEqual([
    undefined,
    '/docs#payer-not-allowed',
    '/docs#body-not-json',
    '/docs#payer-not-allowed',
  ]);
  expect(lines[1]?.problem?.status).toBe(403);
});

test('an attestation, an earlier version and a plan of another payer are no way round', async () => {
  for (const more of [{ previous: { rulesetVersion: version(STRANGER) } }, { plan: { type: 'insured' } }]) {
    const body = JSON.stringify({ ...(JSON.parse(request(STRANGER)) as object), ...more });
    expect((await ask({ path: '/v1/determinations', body })).status).not.toBe(200);
  }
});

test('what is counted is of every payer, so a bound client may not read it', async () => {
  const { status, text } = await ask({ path: '/metrics' });
  expect([status, text.includes('payer-not-allowed'), text.includes('ur_')]).toEqual([403, true, false]);
  expect((await ask({ path: '/metrics' }, free.key)).text).toContain('ur_ruleset_version_loaded');
});

test('a replay of another payer’s answer is not made, and tells nothing of what is loaded', async () => {
  const stranger = EXAMPLES.find(({ request }) => request['payer'] === STRANGER) as (typeof EXAMPLES)[number];
  const body = JSON.stringify({ request: stranger.request, determination: stranger.expected });
  const replayed = await ask({ path: '/v1/replays', body });
  expect(replayed.body).toMatchObject({ outcome: 'not-replayable' });
  expect((replayed.body as { differences: object[] }).differences.every((one) => !('now' in one))).toBe(true);
  expect((await ask({ path: '/v1/replays', body }, free.key)).body).toMatchObject({ outcome: 'identical' });
});

test('lists and comparisons show the payers of the client alone', async () => {
  const payers = async (key?: string): Promise<readonly string[]> =>
    ((await ask({ path: '/v1/payers' }, key)).body as { payers: { payer: string }[] }).payers.map(({ payer }) => payer);
  expect([...(await payers())].sort()).toEqual([...OWN].sort());
  expect(await payers(free.key)).toEqual([...REAL_LIBRARY.payers.keys()]);
  const compared = await ask({ path: '/v1/comparisons', body: JSON.stringify(withoutPayer) });
  expect((compared.body as { answers: { payer: string }[] }).answers.map(({ payer }) => payer).sort()).toEqual(
    [...OWN].sort(),
  );
});

test('its own payers are answered byte for byte as those of a client that is not bound', async () => {
  for (const example of EXAMPLES.filter(({ request: { payer } }) => OWN.includes(String(payer)))) {
    const asked = { path: '/v1/determinations', body: JSON.stringify(example.request) };
    const [its, all] = [await ask(asked), await ask(asked, free.key)];
    expect([its.status, its.text]).toEqual([200, all.text]);
  }
});

describe('every operation', () => {
  const only = (payers: readonly string[]): Library => ({
    ...REAL_LIBRARY,
    payers: new Map([...REAL_LIBRARY.payers].filter(([name]) => payers.includes(name))),
  });

  test('is there for a bound client as well', () => {
    const operations = operationsOf(unserved(REAL_LIBRARY), DOCUMENTS);
    expect(operations.narrowedTo(new Set(OWN)).map(({ id, scope }) => [id, scope])).toEqual(
      operations.all.map(({ id, scope }) => [id, scope]),
    );
  });

  test('answers a bound client as a service would that never held the other payers', async () => {
    const without = guarded(byKeys(bound, free), { library: only(OWN), engine: ENGINE });
    for (const [name, asked] of Object.entries(NAMING)) {
      const { path, body, type = 'application/json' } = asked(STRANGER);
      const agent = supertest(without.app);
      const sent = body === undefined ? agent.get(path) : agent.post(path).set('content-type', type).send(body);
      expect([name, seen(await sent.set(bearer(bound.key)).buffer(true))]).toEqual([
        name,
        seen(await ask(asked(STRANGER))),
      ]);
    }
  });
});

test('the payers of a token: a list or words; all for a star; none without the claim', async () => {
  const issuer = await startIssuer();
  const pair = await generateKeyPair('RS256');
  await issuer.publish({ pair, kid: 'one' });
  const authenticator = createAuthenticator(
    jwtConfig(issuer.url, { payersClaim: 'https://ur.example/payers' }),
    SILENT,
  );
  const { app } = guarded(authenticator, { library: REAL_LIBRARY, engine: ENGINE });
  const listed = async (claim: unknown): Promise<number> => {
    const token = await signed(pair, { scope: 'rulesets:read', 'https://ur.example/payers': claim });
    const { body } = await supertest(app).get('/v1/payers').set(bearer(token));
    return (body as { payers: unknown[] }).payers.length;
  };
  expect(await listed(OWN)).toBe(2);
  expect(await listed(OWN.join(' '))).toBe(2);
  expect(await listed(['*'])).toBe(REAL_LIBRARY.payers.size);
  for (const none of [undefined, [], '', 5, {}, [NOBODY], [['*']], '__proto__'])
    expect([none, await listed(none)]).toEqual([none, 0]);
  issuer.close();
});
