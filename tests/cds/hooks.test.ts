/** CDS Hooks over HTTP: what a clinician's system sends and gets. */
import type { Extension, ServiceRequest } from '@medplum/fhirtypes';
import supertest from 'supertest';
import { describe, expect, test } from 'vitest';
import { COVERAGE_INFORMATION } from '../../src/cds/coverage-information.js';
import { PREFETCH, SERVICES } from '../../src/cds/services.js';
import { QUESTIONNAIRES } from '../../src/fhir/canonical.js';
import { canariesIn, canary } from '../privacy/canary.js';
import { REAL_LIBRARY, realService, requestOf } from '../http/real-service.js';
import { call, COVERAGE, orderOf, type Parts } from './call.js';
import { callFor } from './from-example.js';
import { violations } from './invariants.js';

const service = realService();
const agent = supertest(service.app);
const ID = { 'order-sign': 'level-of-care-sign', 'order-select': 'level-of-care-select' } as const;

interface Answer {
  readonly status: number;
  readonly cards: readonly { readonly summary: string; readonly detail?: string; readonly indicator: string }[];
  readonly orders: readonly ServiceRequest[];
  readonly codes: readonly string[];
  readonly text: string;
}

async function send(body: Record<string, unknown>, id: string = ID['order-sign']): Promise<Answer> {
  const answer = await agent.post(`/cds-services/${id}`).send(body);
  const {
    cards = [],
    systemActions = [],
    faults = [],
  } = answer.body as {
    cards?: Answer['cards'];
    systemActions?: { resource: ServiceRequest }[];
    faults?: { code: string }[];
  };
  const orders = systemActions.map(({ resource }) => resource);
  return { status: answer.status, cards, orders, codes: faults.map(({ code }) => code), text: answer.text };
}

const hook = (parts: Parts = {}): Promise<Answer> => send(call(parts), ID[parts.hook ?? 'order-sign']);

const saidOf = ({ extension = [] }: ServiceRequest): readonly Extension[] =>
  extension.filter(({ url }) => url === COVERAGE_INFORMATION);
const part = (order: ServiceRequest | undefined, url: string): Extension | undefined =>
  saidOf(order as ServiceRequest)[0]?.extension?.find((one) => one.url === url);
const words = ({ orders: [order] }: Answer): readonly (string | undefined)[] =>
  ['covered', 'pa-needed'].map((url) => part(order, url)?.valueCode);

const COMMERCIAL = { 'plan.line': 'commercial', 'plan.funding': 'insured' };

describe('discovery', () => {
  test('names each service with its hook, its prefetch, the version of CRD and an option per kind of answer', async () => {
    const { services } = (await agent.get('/cds-services')).body as { services: Record<string, unknown>[] };
    expect(services.map(({ id, hook: of }) => [of, id])).toEqual(Object.entries(ID));
    for (const one of services) {
      expect(one['description']).toMatch(/\w/);
      expect(one['prefetch']).toEqual(PREFETCH);
      const extension = one['extension'] as Record<string, unknown[]>;
      expect(extension['davinci-crd.version']).toEqual(['2.2']);
      for (const option of extension['davinci-crd.configuration-options'] as Record<string, unknown>[])
        expect(Object.keys(option)).toEqual(['code', 'type', 'name', 'description', 'default']);
    }
  });
});

describe('an order', () => {
  test('for care that the list covers under authorization: it is said, with the form to fill', async () => {
    const answer = await hook({ answers: COMMERCIAL });
    expect(words(answer)).toEqual(['covered', 'auth-needed']);
    expect(part(answer.orders[0], 'questionnaire')?.valueCanonical).toMatch(
      new RegExp(`^${QUESTIONNAIRES['3']}\\|1\\.0\\.0-[0-9a-f]{12}$`),
    );
    expect(answer.cards).toHaveLength(1);
    expect(answer.cards[0]?.detail).toContain('Dimension 1');
    const id = part(answer.orders[0], 'questionnaire')?.valueCanonical?.split('|')[0]?.split('/').at(-1);
    expect((await agent.get(`/fhir/Questionnaire/${id ?? ''}`)).status).toBe(200);
  });

  test('for care that the list leaves free: no authorization, no form, no questions', async () => {
    const answer = await hook({ answers: COMMERCIAL, order: orderOf('H0004') });
    expect(words(answer)).toEqual(['covered', 'no-auth']);
    expect(part(answer.orders[0], 'questionnaire')).toBeUndefined();
    expect(answer.cards[0]?.detail ?? '').not.toContain('Still needed');
  });

  test('of a plan nobody described: the list may not bind, and nothing is said for certain', async () => {
    const answer = await hook({ order: orderOf('H0004') });
    expect(words(answer)).toEqual(['conditional', 'conditional']);
    expect(part(answer.orders[0], 'reason')?.valueCodeableConcept?.text).toContain('line of business');
  });

  test('with a finished assessment that supports it: authorized at signing, under a number; not while it is chosen', async () => {
    const parts = callFor(requestOf('intensive-outpatient-approved'), '3');
    const signed = await hook(parts);
    expect(words(signed)).toEqual(['covered', 'satisfied']);
    expect(part(signed.orders[0], 'satisfied-pa-id')?.valueString).toMatch(/^PA-[0-9A-F]{16}$/);
    expect(part(signed.orders[0], 'expiry-date')?.valueDate).toBe('2027-01-03');
    const chosen = await hook({ ...parts, hook: 'order-select' });
    expect(words(chosen)[1]).not.toBe('satisfied');
    expect(part(chosen.orders[0], 'satisfied-pa-id')).toBeUndefined();
  });

  test('that an emergency stands behind: the card is critical, and no order waits', async () => {
    const answer = await hook({ answers: { ...COMMERCIAL, 'assessment.emergency.medical': true } });
    expect(answer.cards[0]?.indicator).toBe('critical');
    expect(answer.cards[0]?.summary).toContain('do not wait');
  });

  test('whose code stands for several levels: it is asked which', async () => {
    const answer = await hook({ order: orderOf('H0014') });
    expect(words(answer)).toEqual(['conditional', 'conditional']);
    expect(part(answer.orders[0], 'info-needed')?.valueCode).toBe('detail-code');
    expect(answer.cards[0]?.detail).toContain('1-WM, 2-WM');
  });

  test('for no level of care, of another kind, or without a service: nothing is said', async () => {
    const orders = [
      orderOf('71045'),
      { resourceType: 'MedicationRequest', id: 'm' },
      { ...orderOf('H0015'), code: undefined },
    ];
    for (const order of orders) {
      const answer = await hook({ orders: [order] });
      expect([answer.status, answer.cards, answer.orders]).toEqual([200, [], []]);
    }
  });

  test('facts that are stated in two ways count in neither', async () => {
    const answers = { ...COMMERCIAL, 'requested.level': '3.5' };
    const answer = await hook({ answers });
    expect(words(answer)).toEqual(['indeterminate', 'indeterminate']);
    expect(answer.cards[0]?.detail).toContain('stated twice');
  });
});

describe('what is said stays on the order', () => {
  test('several orders get one answer each; everything else of an order is as it was', async () => {
    const second = { ...orderOf('H0004'), id: 'order-2', extension: [{ url: 'urn:other', valueString: 'kept' }] };
    const answer = await hook({ answers: COMMERCIAL, orders: [orderOf('H0015', '2.1'), second] });
    expect(answer.orders.map(({ id }) => id)).toEqual(['order-1', 'order-2']);
    expect(answer.cards).toHaveLength(2);
    const { extension, ...rest } = answer.orders[1] as ServiceRequest;
    const { extension: before, ...sent } = second;
    expect(rest).toEqual(sent);
    expect(extension?.[0]).toEqual(before[0]);
    expect(extension?.slice(1).flatMap(violations)).toEqual([]);
  });

  test('sent again as it came back, nothing is new; changed, what was said of it is replaced', async () => {
    const first = await hook({ answers: COMMERCIAL });
    const again = await hook({ answers: COMMERCIAL, orders: first.orders as unknown as Record<string, unknown>[] });
    expect(again.orders).toEqual([]);
    expect(again.cards).toHaveLength(1);
    const changed = { ...first.orders[0], quantityQuantity: { value: 24, unit: 'session' } };
    const third = await hook({ answers: COMMERCIAL, orders: [changed] });
    expect(third.orders.flatMap(saidOf)).toHaveLength(1);
    expect(part(third.orders[0], 'coverage-assertion-id')).not.toEqual(part(first.orders[0], 'coverage-assertion-id'));
  });

  test('the same call gets the same answer; beside other orders, and sent again, the same number; another person another', async () => {
    const parts = callFor(requestOf('intensive-outpatient-approved'), '3');
    const numberOf = ({ orders }: Answer): string | undefined => part(orders[0], 'satisfied-pa-id')?.valueString;
    const first = await hook(parts);
    expect((await hook(parts)).text).toBe(first.text);
    expect(numberOf(first)).toBeDefined();
    const again = await hook({ ...parts, orders: first.orders as unknown as Record<string, unknown>[] });
    expect([again.orders, again.cards.length]).toEqual([[], 1]);
    const order = parts.order ?? {};
    const beside = await hook({ ...parts, orders: [order, { ...orderOf('H0004'), id: 'other' }] });
    expect(numberOf(beside)).toBe(numberOf(first));
    const named = { ...(parts.patient as object), name: [{ family: 'Other' }] };
    expect(numberOf(await hook({ ...parts, patient: named }))).not.toBe(numberOf(first));
  });

  test('a caller turns off what it does not want', async () => {
    const configured = (options: Record<string, boolean>): Parts => ({
      answers: COMMERCIAL,
      extension: { 'davinci-crd.configuration': options },
    });
    const quiet = await hook(configured({ guideline: false }));
    expect([quiet.cards.length, quiet.orders.length]).toEqual([0, 1]);
    const spoken = await hook(configured({ 'coverage-info': false }));
    expect([spoken.cards.length, spoken.orders.length]).toEqual([1, 0]);
  });

  test('while orders are chosen, only those selected are spoken of', async () => {
    const body = call({
      hook: 'order-select',
      answers: COMMERCIAL,
      orders: [orderOf('H0015'), { ...orderOf('H0004'), id: 'two' }],
    });
    (body['context'] as Record<string, unknown>)['selections'] = ['ServiceRequest/two'];
    expect((await send(body, ID['order-select'])).orders.map(({ id }) => id)).toEqual(['two']);
  });
});

describe('what is missing', () => {
  const bundle = (...resources: readonly unknown[]) => ({
    resourceType: 'Bundle',
    type: 'searchset',
    entry: resources.map((resource) => ({ resource })),
  });

  test('without the coverage the call fails, and says what to send', async () => {
    for (const coverage of [
      undefined,
      { resourceType: 'OperationOutcome', issue: [] },
      bundle({ resourceType: 'OperationOutcome' }),
    ]) {
      const answer = await hook({ coverage });
      expect([answer.status, answer.codes]).toEqual([412, ['prefetch-missing']]);
      expect(answer.text).toContain('coverage');
    }
    const { prefetch: _, ...bare } = call();
    expect((await send(bare)).status).toBe(412);
  });

  test('no coverage on record is no fault: one card says so', async () => {
    for (const coverage of [null, bundle(), bundle({ ...COVERAGE, status: 'cancelled' })]) {
      const answer = await hook({ coverage });
      expect([answer.status, answer.orders, answer.cards.map(({ summary }) => summary)]).toEqual([
        200,
        [],
        ['No active coverage is on record, so nothing can be said about this order.'],
      ]);
    }
  });

  test('without the patient or an assessment the card says what is not known for it', async () => {
    for (const patient of [undefined, null]) {
      const answer = await hook({ patient, answers: COMMERCIAL });
      expect(answer.status).toBe(200);
      expect(answer.cards[0]?.detail).toContain('so the age is not known');
      expect(answer.cards[0]?.detail).not.toContain('No assessment was sent');
    }
    expect((await hook()).cards[0]?.detail).toContain('No assessment was sent along');
  });

  test('a payer whose rules are not held here is refused, as CRD wants', async () => {
    const answer = await hook({ payor: { resourceType: 'Organization', id: 'payer', name: 'Somebody Else' } });
    expect([answer.status, answer.codes]).toEqual([400, ['payer-not-served']]);
  });

  test('a payer is known by its name, inside of the Coverage or in the reference itself', async () => {
    const named = REAL_LIBRARY.payers.get('example-health')?.document.name;
    const inside = {
      ...COVERAGE,
      payor: [{ reference: '#p' }],
      contained: [{ resourceType: 'Organization', id: 'p', name: named }],
    };
    const shown = { ...COVERAGE, payor: [{ display: named }] };
    const identified = { ...COVERAGE, payor: [{ identifier: { value: 'example-health' } }] };
    for (const coverage of [inside, shown, identified])
      expect((await hook({ coverage: bundle(coverage) })).orders).toHaveLength(1);
  });

  test('the last of several answers to one form counts', async () => {
    const body = call({ answers: { 'plan.line': 'medicare-advantage' } });
    const prefetch = body['prefetch'] as Record<string, { entry: { resource: Record<string, unknown> }[] }>;
    const [old] = prefetch['assessments']?.entry ?? [];
    const later = structuredClone(old?.resource) as { authored: string; item: { answer: unknown[] }[] };
    later.authored = '2026-02-19T11:00:00Z';
    later.item.forEach((item) => (item.answer = [{ valueCoding: { code: 'commercial' } }]));
    prefetch['assessments']?.entry.push({ resource: { ...later, id: 'assessment-2' } as never });
    expect(words(await send(body))).toEqual(['covered', 'auth-needed']);
  });
});

describe('calls that cannot be read', () => {
  const CASES: readonly (readonly [string, Record<string, unknown>, number, string])[] = [
    ['another hook', { ...call(), hook: 'order-select' }, 400, 'hook-mismatch'],
    ['no hook', { ...call(), hook: undefined }, 422, 'field-missing'],
    ['no instance', { ...call(), hookInstance: '' }, 422, 'field-missing'],
    ['no context', { ...call(), context: [] }, 422, 'field-missing'],
    ['no orders', { ...call(), context: { patientId: 'member-1' } }, 422, 'field-missing'],
    ['another patient', call({ patient: { resourceType: 'Patient', id: canary() } }), 422, 'field-value'],
    [
      'an order for another',
      call({ order: { ...orderOf('H0015'), subject: { reference: `Patient/${canary()}` } } }),
      422,
      'field-value',
    ],
    ['a coverage without a name', call({ coverage: { ...COVERAGE, id: undefined } }), 422, 'field-missing'],
    ['too many orders', call({ orders: Array.from({ length: 201 }, () => orderOf('71045')) }), 413, 'body-too-large'],
  ];

  test.each(CASES)('%s', async (_, body, status, code) => {
    const answer = await send(body);
    expect([answer.status, answer.codes]).toEqual([status, expect.arrayContaining([code])]);
    expect(canariesIn(answer.text)).toEqual([]);
  });

  test('more orders for a level of care than a person waits for, and however many others', async () => {
    const many = (count: number, code: string): Record<string, unknown>[] =>
      Array.from({ length: count }, (_, index) => ({ ...orderOf(code), id: `${code}-${index}` }));
    expect((await hook({ orders: many(11, 'H0014') })).codes).toEqual(['body-too-large']);
    const answer = await hook({ orders: [...many(150, '71045'), ...many(9, 'H0014')] });
    expect([answer.status, answer.orders.length]).toEqual([200, 9]);
  });

  test('a service that there is not', async () => {
    const answer = await send(call(), 'nothing');
    expect(answer.codes).toEqual(['cds-service-unknown']);
    expect(SERVICES.every(({ id }) => answer.text.includes(id))).toBe(true);
  });

  test('selections are asked for where a selection is made', async () => {
    const body = call({ hook: 'order-select' });
    for (const selections of [undefined, 'all', [1]]) {
      (body['context'] as Record<string, unknown>)['selections'] = selections;
      expect((await send(body, ID['order-select'])).status).toBe(422);
    }
  });
});

test('nothing of a call stands in the log', async () => {
  const marks = {
    order: { ...orderOf('H0015', '2.1'), note: [{ text: canary() }] },
    patient: { resourceType: 'Patient', id: 'member-1', name: [{ family: canary() }] },
  };
  await hook(marks);
  expect(canariesIn(service.logText())).toEqual([]);
  expect(service.logText()).toContain('/cds-services/:id');
});
