/** Where software may not even propose an adverse answer, a would-be denial or downgrade pends with its findings. */
import { describe, expect, test } from 'vitest';
import type { Determination } from '../../src/domain/determination.js';
import { MET, NOT_MET, UNDETERMINED } from '../../src/domain/truth.js';
import type { Library } from '../../src/library.js';
import { review } from '../../src/review.js';
import { barsOn } from '../../src/reviewers/bars.js';
import { answeredCases } from '../audit/answered-cases.js';
import { type Facts, valuesOf } from '../clocks/facts.js';
import { EXAMPLES, REAL_LIBRARY, requestOf } from '../http/real-service.js';

const { catalogue } = REAL_LIBRARY;
const valuesIn = (name: string): readonly string[] =>
  Object.keys(catalogue.facts[catalogue.indexOf.get(name) ?? -1]?.values ?? {});

/** Written a second time: Texas, private and insured, policies of 2026 on; each part unknown, met or not. */
function bound(facts: Facts): typeof MET | typeof NOT_MET | typeof UNDETERMINED {
  const { 'plan.funding': funding, 'plan.line': line, 'plan.policyDate': date, 'plan.state': state } = facts;
  const parts = [
    line === undefined ? undefined : line === 'commercial' || line === 'exchange',
    funding === undefined ? undefined : funding === 'insured',
    state === undefined ? undefined : state === 'TX',
    date === undefined ? undefined : String(date) >= '2026-01-01',
  ];
  if (parts.includes(false)) return NOT_MET;
  return parts.includes(undefined) ? UNDETERMINED : MET;
}

test('every line, funding, state and day, known or not: barred as the law is written, and where it is not known', () => {
  const some = (name: string, values: readonly string[]): readonly Facts[] => [
    {},
    ...values.map((value): Facts => ({ [name]: value })),
  ];
  let barred = 0;
  for (const line of some('plan.line', valuesIn('plan.line')))
    for (const funding of some('plan.funding', valuesIn('plan.funding')))
      for (const state of some('plan.state', ['TX', 'OK', 'NM', 'VA']))
        for (const date of some('plan.policyDate', ['2025-12-31', '2026-01-01', '2026-01-02'])) {
          const facts = { ...line, ...funding, ...state, ...date };
          const found = barsOn(REAL_LIBRARY.law.reviewers, valuesOf(facts), false);
          expect(found.map(({ truth }) => truth)).toEqual(bound(facts) === NOT_MET ? [] : [bound(facts)]);
          const madeUp = barsOn(REAL_LIBRARY.law.reviewers, valuesOf(facts), true);
          expect(madeUp.length).toBe(bound(facts) === MET ? 1 : 0);
          barred += found.length;
        }
  expect(barred).toBeGreaterThan(20);
});

type Body = Record<string, unknown>;
const withPlan = (body: Body, plan: object): Body => ({ ...body, plan: { ...(body['plan'] as object), ...plan } });
const texan = (body: Body): Body => withPlan(body, { state: 'TX', funding: 'insured', policyDate: '2026-01-01' });

function answer(body: unknown, library: Library = REAL_LIBRARY): Determination {
  const outcome = review(body, library);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value;
}

const lowered = requestOf('residential-2025-cost-rule');
const approved = requestOf('residential-2026-statute');
const real: Library = {
  ...REAL_LIBRARY,
  payers: new Map(
    [...REAL_LIBRARY.payers].map(([id, payer]) => {
      const { fictional: _, ...document } = payer.document;
      return [id, { ...payer, document }];
    }),
  ),
};

describe('a request that another state would see lowered', () => {
  test('pends in Texas with the findings, the law cited and nothing authorized', () => {
    const there = answer(texan(lowered));
    expect(there).toMatchObject({ decision: 'pend', reason: 'findings-only', finality: 'proposed', missing: [] });
    expect(there).not.toHaveProperty('authorized');
    expect(there.criteria[0]).toMatchObject({ id: 'tx-no-suggestion', kind: 'law', result: 'met', deciding: true });
    expect(there.findings.clinical).toEqual(answer(lowered).findings.clinical);
    expect(there.findings.payer.rulesMet).toEqual(answer(lowered).findings.payer.rulesMet);
  });

  test('is lowered in another state, under another funding and an older policy', () => {
    for (const plan of [
      { state: 'OK' },
      { state: 'TX', policyDate: '2025-12-31' },
      { state: 'TX', funding: 'self-funded' },
    ])
      expect(answer(withPlan(lowered, plan)).decision).toBe('downgrade');
  });

  test('asks for the day of the policy where that decides whether the law binds the plan', () => {
    const body = withPlan(lowered, { state: 'TX', funding: 'insured' });
    expect(answer(body).decision).toBe('downgrade');
    const there = answer(body, real);
    expect(there).toMatchObject({ decision: 'pend', reason: 'findings-only' });
    expect(there.criteria[0]).toMatchObject({ id: 'tx-no-suggestion', result: 'undetermined' });
    expect(there.missing.map(({ fact }) => fact)).toEqual(['plan.policyDate']);
  });

  test('a payer that is not made up: where nobody says the state, nothing adverse is proposed', () => {
    const there = answer(lowered, real);
    expect(there).toMatchObject({ decision: 'pend', reason: 'findings-only' });
    expect(there.missing.map(({ fact }) => fact)).toEqual(['plan.state', 'plan.policyDate']);
    expect(answer(withPlan(lowered, { state: 'OK' }), real).decision).toBe('downgrade');
  });
});

test('an attestation cannot make the withheld answer final, and a clinician can still approve', () => {
  const body = texan(lowered);
  const { provenance } = answer(body);
  const attestation = {
    determination: provenance.determination,
    reviewer: 'clinician',
    credential: 'MD',
    on: '2026-11-22',
  };
  expect(answer({ ...body, attestation: { ...attestation, conclusion: 'agree' } })).toMatchObject({
    decision: 'pend',
    finality: 'proposed',
  });
  expect(answer({ ...body, attestation: { ...attestation, conclusion: 'approve-as-requested' } })).toMatchObject({
    decision: 'approve',
    finality: 'final',
  });
});

test('an approval is the same in Texas', () => {
  const { provenance: _, ...here } = answer(withPlan(approved, { funding: 'insured', policyDate: '2026-01-01' }));
  const { provenance: __, ...there } = answer(texan(approved));
  expect(here.decision).toBe('approve');
  expect(there).toEqual(here);
});

test('no case of any version and no example that is under the law is proposed adversely', () => {
  const isUnder = (body: unknown): boolean => {
    const values = REAL_LIBRARY.gatherer.read(body as Body);
    return barsOn(REAL_LIBRARY.law.reviewers, values, false).some(({ truth }) => truth === MET);
  };
  let under = 0;
  for (const { answer: given, body } of answeredCases(1)) {
    if (!isUnder(body)) continue;
    under += 1;
    expect(['approve', 'pend']).toContain(given.decision);
    if (given.reason === 'findings-only') expect(given.criteria[0]).toMatchObject({ kind: 'law', deciding: true });
  }
  expect(under).toBeGreaterThan(10);
  for (const { request } of EXAMPLES) {
    const { attestation: _, ...body } = texan(request);
    const outcome = review(body, REAL_LIBRARY);
    if (outcome.ok && isUnder(body)) expect(['approve', 'pend']).toContain(outcome.value.decision);
  }
});
