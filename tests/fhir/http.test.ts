/** The addresses under /fhir, with a real client and a real socket; whatever goes wrong there is said as FHIR says it. */
import { Writable } from 'node:stream';
import { Client } from 'fhir-kit-client';
import supertest, { type Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/http/app.js';
import { NO_AUTHENTICATION } from '../../src/http/auth/authenticator.js';
import { ENGINE } from '../../src/http/engine.js';
import { createLogger } from '../../src/http/log.js';
import { type RunningServer, startServer } from '../../src/http/server.js';
import { bearer, byKeys, guarded, makeKey } from '../http/auth/setup.js';
import { REAL_LIBRARY, realService, requestOf } from '../http/real-service.js';
import { raw, served } from '../http/limits/setup.js';
import { actionOn, bundleFor, claimResponseOf, type Members } from './answers.js';
import { findingsOn } from './findings.js';
import { faultsOf } from './validators.js';

const FHIR = 'application/fhir+json';
const SUBMIT = '/fhir/pas/2.2.1/Claim/$submit';
const GOOD = JSON.stringify(bundleFor(requestOf('intensive-outpatient-approved')));

describe.each(['2.2.1', '2.0.1'] as const)('fhir-kit-client at %s', (version) => {
  let server: RunningServer;
  let client: Client;
  beforeAll(async () => {
    server = await startServer(realService().app, { host: '127.0.0.1', port: 0 });
    client = new Client({ baseUrl: `${server.url}/fhir/pas/${version}` });
  });
  afterAll(() => server.stop(0));

  test('reads what is offered, and gets what it reads there', async () => {
    const statement = (await client.capabilityStatement()) as unknown as Members & {
      rest: { resource: { type: string; operation: { name: string; definition: string }[] }[] }[];
    };
    expect(faultsOf(statement)).toEqual([]);
    expect(statement.rest[0]?.resource.map(({ type }) => type)).toEqual(['Claim']);
    const [operation, ...others] = statement.rest[0]?.resource[0]?.operation ?? [];
    expect(others).toEqual([]);
    expect(operation?.definition).toBe('http://hl7.org/fhir/us/davinci-pas/OperationDefinition/Claim-submit');
    const answer = await client.operation({
      name: `$${operation?.name}`,
      resourceType: 'Claim',
      method: 'POST',
      input: JSON.parse(GOOD) as never,
    });
    expect(findingsOn(answer, version)).toEqual([]);
    expect(claimResponseOf(answer).item?.map(actionOn)).toEqual([['A1']]);
  });

  test('is told that inquiries are not answered', async () => {
    const asked = client.operation({ name: '$inquire', resourceType: 'Claim', method: 'POST', input: {} as never });
    const error = (await asked.catch((thrown: unknown) => thrown)) as { response: { status: number; data: Members } };
    expect(error.response.status).toBe(404);
    expect(error.response.data).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'not-supported' }] });
  });
});

const { app } = realService();
const post = (url: string, body: string, type = FHIR): Promise<Response> =>
  supertest(app).post(url).set('content-type', type).send(body);

/** One OperationOutcome, sound as R4, that names places and codes. */
function outcomeOf(answer: Response, status: number): readonly { code: string; expression?: string[] }[] {
  expect(answer.status).toBe(status);
  expect(answer.headers['content-type']).toBe(`${FHIR}; charset=utf-8`);
  const body = JSON.parse(answer.text) as Members & { issue: { code: string; expression?: string[] }[] };
  expect(body['resourceType']).toBe('OperationOutcome');
  expect(faultsOf(body)).toEqual([]);
  return body.issue.map(({ code, expression }) => ({ code, ...(expression && { expression }) }));
}

test('FHIR and plain JSON are taken, nothing else', async () => {
  for (const type of [FHIR, 'application/json', `${FHIR}; charset=utf-8`, `${FHIR}; fhirVersion=4.0`])
    expect((await post(SUBMIT, GOOD, type)).status, type).toBe(200);
  const answer = await post(SUBMIT, GOOD);
  expect(answer.headers['content-type']).toBe(`${FHIR}; charset=utf-8`);
  expect(answer.headers['cache-control']).toContain('no-store');
  expect(outcomeOf(await post(SUBMIT, '<Bundle/>', 'application/fhir+xml'), 415)).toEqual([{ code: 'not-supported' }]);
});

type Changed = (bundle: { entry: { resource: Members & { item: Members[] } }[] } & Members) => unknown;
const claimOf = (bundle: Parameters<Changed>[0]): Members & { item: Members[] } =>
  bundle.entry[0]?.resource as Members & { item: Members[] };

describe('what cannot be read', () => {
  const CASES: readonly (readonly [string, Changed, number, string, string])[] = [
    ['no Bundle', (b) => (b['resourceType'] = 'Parameters'), 400, 'structure', 'Bundle'],
    ['no entries', (b) => (b.entry = []), 400, 'required', 'Bundle.entry'],
    ['first no Claim', (b) => b.entry.reverse(), 400, 'structure', 'Bundle.entry[0].resource'],
    ['another use', (b) => (claimOf(b)['use'] = 'claim'), 422, 'value', 'Bundle.entry[0].resource.use'],
    ['a draft', (b) => (claimOf(b)['status'] = 'draft'), 422, 'value', 'Bundle.entry[0].resource.status'],
    ['no items', (b) => (claimOf(b).item = []), 422, 'required', 'Bundle.entry[0].resource.item'],
    ['no patient', (b) => delete claimOf(b)['patient'], 422, 'required', 'Bundle.entry[0].resource.patient'],
    ['a patient that is not there', (b) => (claimOf(b)['patient'] = { reference: 'Patient/x' }), 422, 'not-found', 'Bundle.entry[0].resource.patient'],
    ['an insurer that is the patient', (b) => (claimOf(b)['insurer'] = claimOf(b)['patient']), 422, 'not-found', 'Bundle.entry[0].resource.insurer'],
    ['no coverage', (b) => delete claimOf(b)['insurance'], 422, 'required', 'Bundle.entry[0].resource.insurance'],
    ['no sequence', (b) => delete claimOf(b).item[0]?.['sequence'], 422, 'required', 'Bundle.entry[0].resource.item[0].sequence'],
    ['sequence 0', (b) => ((claimOf(b).item[0] as Members)['sequence'] = 0), 422, 'value', 'Bundle.entry[0].resource.item[0].sequence'],
    ['a sequence twice', (b) => claimOf(b).item.push(structuredClone(claimOf(b).item[0] as Members)), 422, 'value', 'Bundle.entry[0].resource.item[1].sequence'],
    ['no service', (b) => delete claimOf(b).item[0]?.['productOrService'], 422, 'required', 'Bundle.entry[0].resource.item[0].productOrService'],
    ['a modifier nobody knows', (b) => (claimOf(b)['modifierExtension'] = [{ url: 'urn:x', valueBoolean: true }]), 422, 'value', 'Bundle.entry[0].resource.modifierExtension[0]'],
    ['101 items', (b) => (claimOf(b).item = Array.from({ length: 101 }, (_, index) => ({ ...claimOf(b).item[0], sequence: index + 1 }))), 413, 'too-long', 'Bundle.entry[0].resource.item'],
  ]; // prettier-ignore

  test.each(CASES)('%s', async (_, change, status, code, expression) => {
    const bundle = JSON.parse(GOOD) as Parameters<Changed>[0];
    change(bundle);
    expect(outcomeOf(await post(SUBMIT, JSON.stringify(bundle)), status)).toEqual([{ code, expression: [expression] }]);
  });

  test('all of it is said at once', async () => {
    const bundle = JSON.parse(GOOD) as Parameters<Changed>[0];
    Object.assign(claimOf(bundle), { use: 'claim', patient: undefined });
    delete claimOf(bundle).item[0]?.['sequence'];
    expect(outcomeOf(await post(SUBMIT, JSON.stringify(bundle)), 422)).toHaveLength(3);
  });

  test('text that is no JSON, an address that there is not, another method', async () => {
    expect(outcomeOf(await post(SUBMIT, '{'), 400)).toEqual([{ code: 'structure' }]);
    expect(outcomeOf(await post('/fhir/pas/9.9.9/Claim/$submit', GOOD), 404)).toEqual([{ code: 'not-supported' }]);
    expect(outcomeOf(await post('/fhir', '{}'), 404)).toEqual([{ code: 'not-supported' }]);
    expect(outcomeOf(await supertest(app).get('/fhir/%zz'), 404)).toEqual([{ code: 'not-supported' }]);
    expect(outcomeOf(await supertest(app).get(SUBMIT), 405)).toEqual([{ code: 'not-supported' }]);
    expect(outcomeOf(await supertest(app).get('/fhir/pas/2.2.1/metadata?x=1'), 400)).toEqual([{ code: 'invalid' }]);
    expect((await supertest(app).get('/nowhere')).headers['content-type']).toContain('application/problem+json');
  });
});

describe('what stands in front of the operation', () => {
  const [key, reader] = [makeKey(), makeKey({ scopes: ['rulesets:read'] })];
  const bound = makeKey({ payers: ['example-health'] });
  const options = { library: REAL_LIBRARY, engine: ENGINE };
  const ask = (face: ReturnType<typeof guarded>, headers: object = {}, body = GOOD): Promise<Response> =>
    supertest(face.app)
      .post(SUBMIT)
      .set({ ...headers, 'content-type': FHIR })
      .send(body);

  test('nobody known, nobody allowed, another payer', async () => {
    const face = guarded(byKeys(key, reader, bound), options);
    const refused = await ask(face);
    expect(outcomeOf(refused, 401)).toEqual([{ code: 'login' }]);
    expect(refused.headers['www-authenticate']).toContain('Bearer');
    expect(outcomeOf(await ask(face, bearer(reader.key)), 403)).toEqual([{ code: 'forbidden' }]);
    expect(outcomeOf(await ask(face, bearer(bound.key)), 403)).toEqual([
      { code: 'forbidden', expression: ['Bundle.entry[0].resource.insurer'] },
    ]);
    expect((await ask(face, bearer(key.key))).status).toBe(200);
    const offered = await supertest(face.app).get('/fhir/pas/2.2.1/metadata');
    expect([offered.status, JSON.stringify(offered.body).includes('bearer token')]).toEqual([200, true]);
  });

  test('too often, too large', async () => {
    const often = guarded(byKeys(key), { ...options, limits: { ratePerMinute: 1 } });
    await ask(often, bearer(key.key));
    expect(outcomeOf(await ask(often, bearer(key.key)), 429)).toEqual([{ code: 'throttled' }]);
    const small = guarded(NO_AUTHENTICATION, { ...options, limits: { bundleKB: 1 } });
    expect(outcomeOf(await ask(small), 413)).toEqual([{ code: 'too-long' }]);
  });

  test('too slow', async () => {
    const face = await served({ ...options, limits: { bodySeconds: 1 } });
    const slow = await raw(face.port);
    slow.send(`POST ${SUBMIT} HTTP/1.1\r\nhost: x\r\ncontent-type: ${FHIR}\r\ncontent-length: 100\r\n\r\n{`);
    await expect.poll(slow.text, { timeout: 5_000 }).toMatch(/^HTTP\/1\.1 408 [^]*"code":"timeout"/);
    slow.socket.destroy();
    await face.stop(0);
  });

  test('a failure of ours has no body, and its id in the headers', async () => {
    const failing = createApp(REAL_LIBRARY, {
      log: createLogger('silent', new Writable({ write: (_chunk, _encoding, done) => done() })),
      engine: {
        ...ENGINE,
        review: () => {
          throw new Error('M000123');
        },
      },
    });
    const answer = await supertest(failing).post(SUBMIT).set('content-type', FHIR).send(GOOD);
    expect([answer.status, answer.text]).toEqual([500, '']);
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});
