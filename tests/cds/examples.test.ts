/** Every example as the order that comes before its request: the same facts are read, and what is said follows from the same determination. */
import type { Extension, ServiceRequest } from '@medplum/fhirtypes';
import { expect, test } from 'vitest';
import { answerHook } from '../../src/cds/answer.js';
import { COVERAGE_INFORMATION } from '../../src/cds/coverage-information.js';
import { SERVICES } from '../../src/cds/services.js';
import { stanceOn } from '../../src/cds/stance.js';
import type { Determination } from '../../src/domain/determination.js';
import { review } from '../../src/review.js';
import { faultsOf } from '../fhir/validators.js';
import { EXAMPLES, type JsonObject, REAL_LIBRARY } from '../http/real-service.js';
import { call, type Parts } from './call.js';
import { callFor, factsIn } from './from-example.js';
import { violations } from './invariants.js';

const SIGN = SERVICES.find(({ hook }) => hook === 'order-sign') as (typeof SERVICES)[number];

interface Said {
  readonly bodies: readonly JsonObject[];
  readonly determinations: readonly Determination[];
  readonly orders: readonly ServiceRequest[];
  readonly summaries: readonly string[];
}

function said(parts: Parts): Said {
  const bodies: JsonObject[] = [];
  const outcome = answerHook(call(parts), SIGN, {
    library: REAL_LIBRARY,
    today: '2026-11-22',
    decide: (body) => {
      bodies.push(body as JsonObject);
      return review(body, REAL_LIBRARY);
    },
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  const { answer, determinations } = outcome.value;
  return {
    bodies,
    determinations,
    orders: (answer.systemActions ?? []).map(({ resource }) => resource as unknown as ServiceRequest),
    summaries: answer.cards.map(({ summary }) => summary),
  };
}

const coverageIn = (orders: readonly ServiceRequest[]): readonly Extension[] =>
  orders.flatMap(({ extension = [] }) => extension.filter(({ url }) => url === COVERAGE_INFORMATION));

const codeOf = (extension: Extension, url: string): string | undefined =>
  extension.extension?.find((part) => part.url === url)?.valueCode;

/** Concurrent reviews and claims are no orders; everyday names and other editions cannot be coded. */
const ORDERABLE = EXAMPLES.filter(({ request, expected }) => {
  const { edition, recoveryResidence, revenueCode } = request['requested'] as JsonObject;
  const kind = (request['review'] as JsonObject)['type'];
  const level = ((expected['requested'] as JsonObject)['level'] as JsonObject)['treatment'];
  const coded = [undefined, level].includes((request['requested'] as JsonObject)['level'] as string);
  return (
    kind === 'prior-authorization' &&
    coded &&
    edition === undefined &&
    recoveryResidence === undefined &&
    revenueCode === undefined
  );
});

test('most examples can be ordered', () => {
  expect(ORDERABLE.length).toBeGreaterThan(EXAMPLES.length / 2);
});

test.each(ORDERABLE.map((example) => [example.name, example] as const))('%s', (_, { request, expected }) => {
  const { payer: name } = request as { payer: string };
  const edition = REAL_LIBRARY.payers.get(name)?.versions[0]?.document.levels === 'asam-4' ? '4' : '3';
  const { bodies, determinations, orders, summaries } = said(callFor(request, edition));
  // Attestation, reference and the like belong to the request and not to the order.
  const { attestation: _a, confidentiality: _c, previous: _p, reference: _r, ...facts } = request;
  const known = (body: JsonObject) => Object.fromEntries(factsIn(body).filter(([fact]) => fact !== 'member.age'));
  expect(bodies.map(known)).toEqual([known(facts)]);

  const [extension] = coverageIn(orders);
  const [determination] = determinations;
  if (extension === undefined || determination === undefined) throw new Error('nothing is said');
  expect(violations(extension)).toEqual([]);
  expect(orders.flatMap(faultsOf)).toEqual([]);
  expect(summaries).toHaveLength(1);
  const plain = review(facts, REAL_LIBRARY);
  expect(plain.ok && [plain.value.decision, plain.value.reason]).toEqual([
    determination.decision,
    determination.reason,
  ]);

  const final = determination.decision === 'approve' && determination.finality === 'final';
  const stance = stanceOn(facts, REAL_LIBRARY);
  const need = codeOf(extension, 'pa-needed');
  if (need === 'no-auth') expect(final || stance?.authorization === 'not-required').toBe(true);
  if (need === 'satisfied') expect(final).toBe(true);
  if (codeOf(extension, 'covered') === 'covered') expect(final || stance?.coverage === 'covered').toBe(true);
  if (codeOf(extension, 'covered') === 'not-covered') expect(expected['reason']).toBe('coverage');
});

test('among them are orders of every kind', () => {
  const needs = new Set<string | undefined>();
  for (const { request } of ORDERABLE) {
    const { payer: name } = request as { payer: string };
    const edition = REAL_LIBRARY.payers.get(name)?.versions[0]?.document.levels === 'asam-4' ? '4' : '3';
    for (const one of coverageIn(said(callFor(request, edition)).orders)) needs.add(codeOf(one, 'pa-needed'));
  }
  expect([...needs].sort()).toEqual(expect.arrayContaining(['auth-needed', 'no-auth', 'satisfied']));
});

/** Every level that a payer's list names, ordered with nothing but a code. */
const LISTED = [...REAL_LIBRARY.payers.values()].flatMap(({ document: { payer }, versions }) => {
  const last = versions.at(-1)?.document;
  const from = last?.effective.from ?? '';
  return Object.entries(last?.coverage ?? {}).map(([level, entry]) => ({
    payer,
    level,
    entry,
    edition: last?.levels === 'asam-4' ? ('4' as const) : ('3' as const),
    from: from < '2026-03-02' ? '2026-03-02' : from,
  }));
});

test('an order with a code and a day and nothing else: what is said is on the list, and nothing is approved or refused', () => {
  for (const { payer, level, entry, edition, from } of LISTED) {
    const request = { payer, review: {}, requested: { level, from, to: from } };
    const { orders, determinations } = said(callFor(request, edition));
    for (const extension of coverageIn(orders)) {
      const words = [payer, level, codeOf(extension, 'covered'), codeOf(extension, 'pa-needed')];
      expect([...words, violations(extension)]).toEqual([...words, []]);
      const [determination] = determinations;
      const final = determination?.decision === 'approve' && determination.finality === 'final';
      if (codeOf(extension, 'covered') === 'covered')
        expect([...words, final || entry.status === 'covered']).toEqual([...words, true]);
      if (codeOf(extension, 'pa-needed') === 'no-auth')
        expect([...words, final || entry.authorization === 'not-required']).toEqual([...words, true]);
      if (codeOf(extension, 'covered') === 'not-covered')
        expect([...words, entry.status]).toEqual([...words, 'excluded']);
    }
  }
  expect(LISTED.length).toBeGreaterThan(100);
});
