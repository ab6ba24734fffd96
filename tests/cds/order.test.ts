/** What an order says in elements of its own, as the facts of a request. */
import { expect, test } from 'vitest';
import { answerHook } from '../../src/cds/answer.js';
import { SERVICES } from '../../src/cds/services.js';
import { fail } from '../../src/domain/faults.js';
import { type JsonObject, REAL_LIBRARY } from '../http/real-service.js';
import { call, COVERAGE, orderOf } from './call.js';

const { occurrencePeriod: _o, quantityQuantity: _q, ...BARE } = orderOf('H0015', '2.1') as JsonObject;

function bodyOf(order: JsonObject, ...along: readonly JsonObject[]): JsonObject {
  const bodies: JsonObject[] = [];
  const payor = { resourceType: 'Organization', id: 'payer', identifier: [{ value: 'example-health' }] };
  const coverage = { resourceType: 'Bundle', entry: [COVERAGE, payor, ...along].map((resource) => ({ resource })) };
  const [service] = SERVICES;
  if (service === undefined) throw new Error('there is no service');
  answerHook(call({ order, coverage }), service, {
    library: REAL_LIBRARY,
    today: '2026-11-22',
    decide: (body) => {
      bodies.push(body as JsonObject);
      return fail({ code: 'level-missing' });
    },
  });
  expect(bodies).toHaveLength(1);
  return bodies[0] as JsonObject;
}

const requested = (order: JsonObject): JsonObject => bodyOf(order)['requested'] as JsonObject;

test.each([
  ['a period', { occurrencePeriod: { start: '2026-03-02', end: '2026-03-29' } }, '2026-03-02', '2026-03-29'],
  [
    'bounds of a timing',
    { occurrenceTiming: { repeat: { boundsPeriod: { start: '2026-03-02', end: '2026-03-08' } } } },
    '2026-03-02',
    '2026-03-08',
  ],
  [
    'a moment, which is a beginning and no end',
    { occurrenceDateTime: '2026-03-02T09:00:00-05:00' },
    '2026-03-02',
    undefined,
  ],
  ['nothing', {}, undefined, undefined],
  ['a month, which is no day', { occurrenceDateTime: '2026-03' }, undefined, undefined],
])('days of %s', (_, occurrence, from, to) => {
  const { from: first, to: last } = requested({ ...BARE, ...occurrence });
  expect([first, last]).toEqual([from, to]);
});

test('an amount has its unit, or none that is guessed', () => {
  expect(requested({ ...BARE, quantityQuantity: { value: 12, unit: 'sessions' } })).toMatchObject({
    units: 12,
    unit: 'session',
  });
  const { units, unit } = requested({ ...BARE, quantityQuantity: { value: 12, unit: 'boxes' } });
  expect([units, unit]).toEqual([12, undefined]);
});

test.each([
  ['stat', true],
  ['asap', true],
  ['urgent', true],
  ['routine', undefined],
  [undefined, undefined],
])('priority %s', (priority, urgent) => {
  const { review: of } = bodyOf({ ...BARE, priority });
  expect((of as JsonObject)['urgent']).toBe(urgent);
});

test('diagnoses stand on the order or on a Condition that it names', () => {
  const coded = (code: string): JsonObject => ({ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }] });
  const condition = { resourceType: 'Condition', id: 'c1', code: coded('F11.20') };
  const order = {
    ...BARE,
    reasonCode: [coded('F10.20')],
    reasonReference: [{ reference: 'Condition/c1' }, { reference: 'Condition/c2' }],
  };
  expect(bodyOf(order, condition)['diagnoses']).toEqual(['F10.20', 'F11.20']);
});

test('everything else is unknown, and nothing is made up', () => {
  expect(bodyOf(BARE)).toEqual({
    payer: 'example-health',
    review: { type: 'prior-authorization' },
    member: { age: 35 },
    requested: { procedureCode: 'H0015', level: '2.1' },
  });
});
