/** Rights by line and state with their deadlines, and the self-check of a notice's elements. */
import { describe, expect, test } from 'vitest';
import type { Determination } from '../../src/domain/determination.js';
import type { Right, RightKind, Rights } from '../../src/domain/rights.js';
import { evidenceOf } from '../../src/rulesets/law-documents.js';
import { rightsFor } from '../../src/rights/rights.js';
import { type Facts, library, valuesOf } from '../clocks/facts.js';
import { determination } from '../http/fake-service.js';

const DENIED: Determination = { ...determination(), decision: 'deny', reason: 'less-intensive-level-indicated' };
const LOWERED: Determination = { ...DENIED, decision: 'downgrade' };
const PENDED: Determination = { ...DENIED, decision: 'pend', reason: 'information-needed' };

const rightsOf = (facts: Facts, answer: Determination = DENIED): Rights =>
  rightsFor(library.law.rights, valuesOf(facts), answer);

const plan = (line: string, state: string, more: Facts = {}): Facts => ({
  'plan.line': line,
  'plan.funding': 'insured',
  'plan.state': state,
  'plan.accreditation': 'none',
  'review.type': 'prior-authorization',
  'review.receivedAt': '2026-11-22T09:00:00-05:00',
  'review.urgent': false,
  ...more,
});

const of = ({ rights }: Rights, kind: RightKind): Right => {
  const right = rights.find((one) => one.kind === kind);
  if (right === undefined) throw new Error(`there is no ${kind}`);
  return right;
};
const kinds = ({ rights }: Rights): readonly RightKind[] => rights.map(({ kind }) => kind);

describe('by line of business', () => {
  test('a private plan: appeal in 180 days, external review in 4 months, copies, help', () => {
    const rights = rightsOf(plan('commercial', 'OH'));
    expect(rights.occasion).toBe('adverse');
    expect(of(rights, 'internal-appeal')).toMatchObject({
      file: { amount: 180, unit: 'calendar-day', from: 'notice' },
      decide: { amount: 30, unit: 'calendar-day' },
    });
    expect(of(rights, 'expedited-appeal')).toMatchObject({ decide: { amount: 72, unit: 'hour' } });
    expect(of(rights, 'external-review')).toMatchObject({ file: { amount: 4, unit: 'calendar-month' } });
    expect(of(rights, 'consumer-assistance').payerAdds[0]).toContain('consumer-assistance office');
    expect(kinds(rights)).toContain('free-copies');
    expect(rights.notRead).toEqual(['peer-to-peer', 'fair-hearing', 'continuation-of-benefits']);
  });

  test('after care the plan has 60 days for the appeal', () => {
    const rights = rightsOf(plan('exchange', 'OH', { 'review.type': 'claim' }));
    expect(of(rights, 'internal-appeal').decide).toMatchObject({ amount: 60, unit: 'calendar-day' });
  });

  test('Medicaid managed care: appeal, fair hearing, and care that goes on where authorized care is cut', () => {
    const before = rightsOf(plan('medicaid-managed-care', 'VA'));
    expect(kinds(before)).not.toContain('continuation-of-benefits');
    const during = rightsOf(plan('medicaid-managed-care', 'VA', { 'review.type': 'concurrent' }));
    expect(of(during, 'continuation-of-benefits').file).toMatchObject({ amount: 10, evidence: 'unverified' });
    expect(of(during, 'fair-hearing').file).toMatchObject({ amount: 120, from: 'appeal-decision' });
    expect(kinds(during)).toEqual(
      expect.arrayContaining(['internal-appeal', 'expedited-appeal', 'peer-to-peer', 'free-copies']),
    );
  });

  test('CHIP has a state review in place of a fair hearing, and no continuation', () => {
    const rights = rightsOf(plan('chip', 'VA', { 'review.type': 'concurrent' }));
    expect(kinds(rights)).toContain('external-review');
    expect(kinds(rights)).not.toContain('fair-hearing');
    expect(kinds(rights)).not.toContain('continuation-of-benefits');
  });

  test('Medicare Advantage: reconsideration, and an independent entity without asking', () => {
    const rights = rightsOf(plan('medicare-advantage', 'OH'));
    expect(of(rights, 'internal-appeal')).toMatchObject({ id: 'ma-reconsideration', evidence: 'verified' });
    expect(of(rights, 'internal-appeal').file).toMatchObject({ amount: 65, evidence: 'unverified' });
    expect(kinds(rights)).toContain('external-review');
  });

  test('lines of which nothing was read say so of every kind', () => {
    expect(rightsOf(plan('tricare', 'VA'))).toMatchObject({ rights: [], notice: [] });
    expect(rightsOf(plan('tricare', 'VA')).notRead).toHaveLength(8);
  });
});

describe('by state', () => {
  test('Texas offers a talk between physicians before an adverse answer', () => {
    expect(of(rightsOf(plan('commercial', 'TX')), 'peer-to-peer').id).toBe('tx-peer-to-peer');
    expect(kinds(rightsOf(plan('commercial', 'TX', { 'plan.funding': 'self-funded' })))).not.toContain('peer-to-peer');
  });

  test('Washington keeps covering until the transfer, where a lower level is given', () => {
    const during = plan('commercial', 'WA', { 'review.type': 'concurrent' });
    expect(kinds(rightsOf(during, LOWERED))).toContain('continued-care');
    expect(kinds(rightsOf(during, DENIED))).not.toContain('continued-care');
  });

  test('Colorado’s medical review waits for the kind of facility', () => {
    const rights = rightsOf(plan('medicaid-managed-care', 'CO'));
    expect(of(rights, 'external-review')).toMatchObject({ applies: 'undetermined', missing: ['facility.type'] });
    expect(rights.questions.map(({ fact }) => fact)).toEqual(['facility.type']);
    expect(
      kinds(rightsOf(plan('medicaid-managed-care', 'CO', { 'facility.type': 'outpatient-programme' }))),
    ).not.toContain('external-review');
    const earlier = { 'facility.type': 'hospital', 'review.receivedAt': '2023-06-30T12:00:00-06:00' };
    expect(kinds(rightsOf(plan('medicaid-managed-care', 'CO', earlier)))).not.toContain('external-review');
  });
});

describe('the last day', () => {
  const last = (kind: RightKind, noticeOn: string): string | undefined =>
    of(rightsOf(plan('commercial', 'OH', { 'review.writtenDecisionOn': noticeOn })), kind).file?.lastDay;

  test('180 days and 4 months from the written notice', () => {
    expect(last('internal-appeal', '2026-11-23')).toBe('2027-05-22');
    expect(last('external-review', '2026-11-23')).toBe('2027-03-23');
  });

  test('a month without that day ends on the first of the next', () => {
    // 30 and 31 February 2027 do not exist; 1 March is a Monday.
    expect(last('external-review', '2026-10-30')).toBe('2027-03-01');
    expect(last('external-review', '2026-10-31')).toBe('2027-03-01');
    // 2028 has a 29 February.
    expect(last('external-review', '2027-10-29')).toBe('2028-02-29');
    expect(last('external-review', '2026-08-31')).toBe('2026-12-31');
  });

  test('a weekend or a federal holiday moves it to the next business day; the appeal’s is not moved', () => {
    // 25 December 2026 is a Friday.
    expect(last('external-review', '2026-08-25')).toBe('2026-12-28');
    expect(last('external-review', '2026-09-09')).toBe('2027-01-11');
    expect(last('internal-appeal', '2026-07-12')).toBe('2027-01-08');
    expect(last('internal-appeal', '2026-07-13')).toBe('2027-01-09');
  });

  test('none without the day of the notice, or far from our time', () => {
    expect(of(rightsOf(plan('commercial', 'OH')), 'internal-appeal').file).not.toHaveProperty('lastDay');
    expect(last('internal-appeal', '9999-12-31')).toBeUndefined();
  });
});

describe('the occasion', () => {
  test('an approval has nothing to appeal; a question is not a denial yet', () => {
    expect(rightsOf(plan('commercial', 'OH'), determination())).toMatchObject({
      occasion: 'none',
      rights: [],
      notice: [],
    });
    const open = rightsOf(plan('commercial', 'OH'), PENDED);
    expect(open.occasion).toBe('open');
    expect(kinds(open)).toContain('internal-appeal');
    expect(open.statement).toContain('Nothing has been decided');
  });

  test('what binds the plan must be known', () => {
    const { 'plan.state': _, ...rest } = plan('commercial', 'OH');
    expect(rightsOf(rest)).toMatchObject({ rights: [], notice: [], questions: [{ fact: 'plan.state' }] });
  });
});

describe('the notice', () => {
  const state = (rights: Rights): Record<string, string> =>
    Object.fromEntries(rights.notice.map((element) => [element.id, element.state]));
  const clinical = DENIED.criteria[0] as Determination['criteria'][number];

  test('says of each element where it stands, and what the payer must add', () => {
    const asked = { ...DENIED, requested: { ...DENIED.requested, from: '2026-12-01' } };
    expect(state(rightsOf(plan('commercial', 'TX', { 'review.urgent': true }), asked))).toEqual({
      'private-reasons': 'filled',
      'private-provision': 'payer-must-add',
      'private-procedure': 'partly',
      'private-guideline': 'filled',
      'private-judgment': 'filled',
      'private-expedited': 'filled',
      'private-service': 'partly',
      'private-denial-code': 'payer-must-add',
      'private-appeals': 'partly',
      'private-consumer-assistance': 'payer-must-add',
      'private-language': 'payer-must-add',
      'tx-criteria': 'filled',
    });
  });

  test('a rule of the payer and its code fill the provision and the code', () => {
    const coverage = { ...clinical, kind: 'payer', basis: 'coverage' } as const;
    const notice = state(
      rightsOf(plan('commercial', 'OH'), { ...DENIED, reasonCode: 'excluded', criteria: [coverage] }),
    );
    expect(notice).toMatchObject({ 'private-provision': 'filled', 'private-denial-code': 'partly' });
    // No medical judgment, so none need be explained.
    expect(notice).not.toHaveProperty('private-judgment');
  });

  test('no criterion, no reason', () => {
    expect(state(rightsOf(plan('medicare-advantage', 'OH'), { ...DENIED, criteria: [] }))['ma-reasons']).toBe(
      'payer-must-add',
    );
  });

  test('what more is needed is asked for only where information is missing', () => {
    const missing = { ...PENDED, missing: [{ fact: 'member.age', question: 'How old?' }] };
    expect(state(rightsOf(plan('commercial', 'OH'), missing))['private-needed']).toBe('filled');
    expect(state(rightsOf(plan('commercial', 'OH')))).not.toHaveProperty('private-needed');
  });

  test('Washington’s notice names the reviewer’s credential once somebody has attested', () => {
    expect(state(rightsOf(plan('commercial', 'WA')))['wa-credential']).toBe('payer-must-add');
    const attestation = {
      determination: '',
      conclusion: 'agree',
      reviewer: 'clinician',
      credential: 'MD',
      on: '2026-11-22',
    } as const;
    expect(state(rightsOf(plan('commercial', 'WA'), { ...DENIED, attestation }))['wa-credential']).toBe('filled');
  });

  test('every pointer leads to something in the answer', () => {
    for (const line of [
      'commercial',
      'medicaid-managed-care',
      'medicare-advantage',
      'medicaid-fee-for-service',
      'chip',
    ]) {
      const rights = rightsOf(plan(line, 'WA', { 'review.type': 'concurrent', 'review.urgent': true }), LOWERED);
      const answer: unknown = { ...LOWERED, rights };
      for (const pointer of rights.notice.flatMap(({ at }) => at)) {
        const found = pointer
          .split('/')
          .slice(1)
          .reduce<unknown>((node, step) => (node as Record<string, unknown> | undefined)?.[step], answer);
        expect(found, pointer).toBeDefined();
      }
    }
  });
});

test('every row has a source, and says how it was read', () => {
  const { document } = library.law.rights;
  const rows = [
    ...document.rights,
    ...document.notice,
    ...document.rights.flatMap(({ decide, file }) => [decide, file]),
  ];
  for (const row of rows.filter((one) => one !== undefined)) {
    expect(document.references[row.cite.ref]?.title, row.cite.ref).toBeTruthy();
    expect(evidenceOf(row.mark)).toBeTruthy();
  }
  const cited = new Set(rows.flatMap((row) => row?.cite.ref ?? []));
  expect(Object.keys(document.references).filter((ref) => !cited.has(ref))).toEqual([]);
});

test('every line, state and review type: each right once, and nothing is both given and said not to be read', () => {
  for (const { line } of library.law.rights.document.lines)
    for (const state of ['NY', 'CA', 'TX', 'WA', 'NJ', 'CO', 'VA'])
      for (const type of ['prior-authorization', 'concurrent', 'retrospective', 'claim'])
        for (const answer of [DENIED, LOWERED, PENDED]) {
          const rights = rightsOf(plan(line, state, { 'review.type': type }), answer);
          expect(new Set(rights.rights.map(({ id }) => id)).size).toBe(rights.rights.length);
          expect(kinds(rights).filter((kind) => rights.notRead.includes(kind))).toEqual([]);
          for (const { applies, missing } of rights.rights) expect(applies === 'yes').toBe(missing.length === 0);
        }
});
