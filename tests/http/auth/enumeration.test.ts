import supertest, { type Test } from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Authenticator, createAuthenticator, NO_AUTHENTICATION } from '../../../src/http/auth/authenticator.js';
import { isScope, type Scope, SCOPE_NAMES } from '../../../src/http/auth/scope.js';
import type { Operation } from '../../../src/http/operation.js';
import { operationsOf } from '../../../src/http/operations.js';
import { unserved } from '../../../src/http/unserved.js';
import { generateKeyPair } from 'jose';
import { DOCUMENTS, LIBRARY } from '../fake-service.js';
import {
  bearer,
  byKeys,
  type Guarded,
  guarded,
  type Issuer,
  jwtConfig,
  makeKey,
  type Pair,
  SILENT,
  signed,
  startIssuer,
} from './setup.js';

/** Every operation × every way of asking who calls × every scope: none is served to whom it is not meant for. */

const OPERATIONS = operationsOf(unserved(LIBRARY), DOCUMENTS).all;

const FILLED: Readonly<Record<string, string>> = {
  '{payer}': 'example-health',
  '{version}': '2026',
  '{digest}': 'a'.repeat(64),
  '{id}': 'asam-3-adult',
};
const BODIES: Readonly<Record<string, string>> = {
  decide: '{"payer":"example-health"}',
  decideBatch: '{"payer":"example-health"}\n',
  recommend: '{"payer":"example-health"}',
};

function ask(
  { app }: Guarded,
  { id, method, path, requestBody }: Operation,
  headers: Readonly<Record<string, string>> = {},
): Test {
  const address = path.replaceAll(/\{\w+\}/g, (name) => FILLED[name] ?? name);
  const query = id === 'minimumFacts' ? '?level=2.1' : '';
  const sent = supertest(app)[method](`${address}${query}`).set(headers);
  return requestBody === undefined ? sent : sent.set('content-type', requestBody.mediaType).send(BODIES[id] ?? '{}');
}

/** Said as problem details, or below /fhir as FHIR says it. */
const lackingScope = ({ path }: Operation): object =>
  path.startsWith('/fhir/')
    ? { resourceType: 'OperationOutcome', issue: [{ code: 'forbidden' }] }
    : { type: '/docs#scope-missing', status: 403 };

const REFUSED = [401, 403, 429, 503];
const protectedOnes = OPERATIONS.filter(({ scope }) => isScope(scope));
const openOnes = OPERATIONS.filter(({ scope }) => !isScope(scope));

test('every operation says who may call it, and only what holds nothing of anybody is open', () => {
  for (const { id, scope } of OPERATIONS)
    expect([id, scope]).toEqual([
      id,
      expect.stringMatching(/^(determine|attest|rulesets:(read|check)|admin|public|probe)$/),
    ]);
  expect(openOnes.map(({ id, scope }) => `${id} ${scope}`).sort()).toEqual([
    'artifactMetadata public',
    'cdsServices public',
    'docs public',
    'health probe',
    'openapi public',
    'pasMetadata201 public',
    'pasMetadata221 public',
    'readiness probe',
    'start public',
  ]);
  for (const { id, group, scope } of OPERATIONS) if (group === 'Decide') expect([id, scope]).toEqual([id, 'determine']);
});

test('on this machine alone, everybody gets every operation', async () => {
  const face = guarded(NO_AUTHENTICATION);
  for (const operation of OPERATIONS) {
    const { status } = await ask(face, operation);
    expect([operation.id, REFUSED.includes(status)]).toEqual([operation.id, false]);
  }
});

interface Way {
  readonly name: string;
  readonly authenticator: Authenticator;
  readonly credential: (scopes: readonly Scope[]) => Promise<string>;
}

let issuer: Issuer;
let pair: Pair;
const held = new Map(SCOPE_NAMES.map((scope) => [scope as string, makeKey({ scopes: [scope] })]));
const all = makeKey({ scopes: SCOPE_NAMES });
const ways: Way[] = [];

beforeAll(async () => {
  issuer = await startIssuer();
  pair = await generateKeyPair('RS256');
  await issuer.publish({ pair, kid: 'one' });
  ways.push(
    {
      name: 'api-keys',
      authenticator: byKeys(...held.values(), all),
      credential: (scopes) =>
        Promise.resolve(scopes.length === 1 ? (held.get(scopes[0] as string) ?? all).key : all.key),
    },
    {
      name: 'jwt',
      authenticator: createAuthenticator(jwtConfig(issuer.url), SILENT),
      credential: (scopes) => signed(pair, { scope: scopes.join(' ') }),
    },
  );
});
afterAll(() => issuer.close());

describe.each([0, 1])('way %i', (index) => {
  test('nobody without credentials gets a protected operation; all get the open ones', async () => {
    const face = guarded((ways[index] as Way).authenticator);
    for (const operation of protectedOnes) {
      const answer = await ask(face, operation);
      expect([operation.id, answer.status, answer.headers['www-authenticate']]).toEqual([
        operation.id,
        401,
        'Bearer realm="utilization-review"',
      ]);
    }
    for (const operation of openOnes) {
      expect([operation.id, (await ask(face, operation)).status < 400]).toEqual([operation.id, true]);
      const withRubbish = await ask(face, operation, { authorization: 'Bearer rubbish' });
      expect([operation.id, withRubbish.status < 400]).toEqual([operation.id, true]);
    }
  });

  test('one scope opens the operations that ask for it and no others', async () => {
    const { authenticator, credential } = ways[index] as Way;
    const face = guarded(authenticator);
    for (const scope of SCOPE_NAMES) {
      const headers = bearer(await credential([scope]));
      for (const operation of protectedOnes) {
        const answer = await ask(face, operation, headers);
        if (operation.scope === scope)
          expect([operation.id, REFUSED.includes(answer.status)]).toEqual([operation.id, false]);
        else {
          expect([operation.id, answer.status]).toEqual([operation.id, 403]);
          expect(answer.body).toMatchObject(lackingScope(operation));
          expect(answer.headers['www-authenticate']).toBe(
            `Bearer realm="utilization-review", error="insufficient_scope", scope="${operation.scope}"`,
          );
        }
      }
    }
  });

  test('all scopes open all operations, and the log names the client', async () => {
    const { authenticator, credential } = ways[index] as Way;
    const face = guarded(authenticator);
    const headers = bearer(await credential(SCOPE_NAMES));
    for (const operation of protectedOnes) {
      const { status } = await ask(face, operation, headers);
      expect([operation.id, REFUSED.includes(status)]).toEqual([operation.id, false]);
    }
    await expect.poll(() => face.lines().length).toBe(protectedOnes.length);
    for (const line of face.lines()) expect(line).toMatchObject({ client: 'lake-hospital' });
  });

  test('the published description asks for what the gate asks for', async () => {
    const { authenticator } = ways[index] as Way;
    const { body } = await supertest(guarded(authenticator).app).get('/openapi.json');
    const document = body as {
      components: { securitySchemes: Record<string, { type: string; scheme: string }> };
      paths: Record<string, Record<string, { security: unknown; responses: Record<string, unknown> }>>;
    };
    const [[name, scheme] = [], ...others] = Object.entries(document.components.securitySchemes);
    expect([others, scheme]).toMatchObject([[], { type: 'http', scheme: 'bearer' }]);
    for (const { method, path, scope } of OPERATIONS) {
      const published = document.paths[path]?.[method];
      expect(published?.security).toEqual(isScope(scope) ? [{ [name as string]: [scope] }] : []);
      for (const status of ['401', '403', '429', '503'])
        if (isScope(scope)) expect(Object.keys(published?.responses ?? {})).toContain(status);
    }
  });
});
