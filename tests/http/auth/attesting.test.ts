/** Whoever asks for care may not sign the answer: an attestation wants a scope of its own, wherever it may stand. */
import supertest from 'supertest';
import { describe, expect, test } from 'vitest';
import { SCOPE_NAMES } from '../../../src/http/auth/scope.js';
import { EXAMPLES, REAL_LIBRARY } from '../real-service.js';
import { byKeys, guarded, makeKey } from './setup.js';
import { ENGINE } from '../../../src/http/engine.js';

const provider = makeKey({ client: 'provider', scopes: ['determine'] });
const payer = makeKey({ client: 'payer', scopes: ['determine', 'attest'] });
const { app } = guarded(byKeys(provider, payer), { library: REAL_LIBRARY, engine: ENGINE });
const { request } = EXAMPLES.find(({ name }) => name === 'downgrade-attested') as (typeof EXAMPLES)[number];
const { attestation: _, ...unattested } = request as Readonly<Record<string, unknown>>;

const post = (path: string, body: object, { key }: typeof payer): supertest.Test =>
  supertest(app).post(path).set('authorization', `Bearer ${key}`).send(body);

const WAYS: readonly (readonly [string, (body: object) => object, string])[] = [
  ['/v1/determinations', (body) => body, '/attestation'],
  ['/v1/x12-278', (body) => body, '/attestation'],
  ['/v1/letters', (body) => ({ request: body, audience: 'member', language: 'en' }), '/request/attestation'],
];

describe.each(WAYS)('%s', (path, wrap, pointer) => {
  test('takes an attestation from who holds the scope, and from nobody else', async () => {
    expect((await post(path, wrap(request), payer)).status).toBe(200);
    expect((await post(path, wrap(unattested), provider)).status).toBe(200);
    const refused = await post(path, wrap(request), provider);
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ faults: [{ code: 'attestation-not-allowed', pointer }] });
    // Null is no attestation either, and is refused as such before it is looked at.
    expect((await post(path, wrap({ ...unattested, attestation: null }), provider)).status).toBe(403);
  });
});

test('a line of a batch that carries one is refused; the others are answered', async () => {
  const lines = [unattested, request, unattested].map((one) => JSON.stringify(one)).join('\n');
  const answered = async ({ key }: typeof payer): Promise<readonly boolean[]> => {
    const { text } = await supertest(app)
      .post('/v1/determinations/batch')
      .set('authorization', `Bearer ${key}`)
      .set('content-type', 'application/x-ndjson')
      .send(lines);
    return text
      .trim()
      .split('\n')
      .map((line) => 'determination' in (JSON.parse(line) as object));
  };
  expect(await answered(provider)).toEqual([true, false, true]);
  expect(await answered(payer)).toEqual([true, true, true]);
});

test('FHIR: what reviewers attest has an address for who holds the scope', async () => {
  const others = makeKey({ scopes: SCOPE_NAMES.filter((scope) => scope !== 'attest') });
  const { app: face } = guarded(byKeys(others));
  const answer = await supertest(face)
    .post('/fhir/pas/2.2.1/attested')
    .set('authorization', `Bearer ${others.key}`)
    .set('content-type', 'application/fhir+json')
    .send('{}');
  expect(answer.status).toBe(403);
});
