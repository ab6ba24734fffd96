/** Who may sign, by line, state and day: every rule where it binds and nowhere else, with what an attestation shows. */
import { describe, expect, test } from 'vitest';
import type { Determination } from '../../src/domain/determination.js';
import type { Qualification, Qualifications } from '../../src/domain/qualifications.js';
import { qualificationsFor } from '../../src/reviewers/qualifications.js';
import { evidenceOf } from '../../src/rulesets/law-documents.js';
import { type Facts, library, meeting, valuesOf } from '../clocks/facts.js';
import { determination } from '../http/fake-service.js';

const BOOK = library.law.reviewers;
const DENIED: Determination = { ...determination(), decision: 'deny', reason: 'less-intensive-level-indicated' };

const of = (facts: Facts, answer: Determination = DENIED): Qualifications =>
  qualificationsFor(BOOK, valuesOf(facts), answer);

const plan = (line: string, state: string, more: Facts = {}): Facts => ({
  'plan.line': line,
  'plan.funding': 'insured',
  'plan.state': state,
  'plan.accreditation': 'none',
  'review.receivedAt': '2026-11-22T09:00:00-05:00',
  ...more,
});

const ids = ({ requirements }: Qualifications): readonly string[] => requirements.map(({ id }) => id);
const one = ({ requirements }: Qualifications, id: string): Qualification => {
  const found = requirements.find((requirement) => requirement.id === id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
};

describe.each(BOOK.document.requirements)('$id', (rule) => {
  const binds: Facts = { ...plan('commercial', 'OH'), ...meeting(rule.when) };
  const receivedOn = (day: string): Facts => ({ ...binds, 'review.receivedAt': `${day}T12:00:00-05:00` });

  test('applies where its condition holds, with its source, how it was read and where it stands', () => {
    expect(one(of(receivedOn(rule.from ?? '2026-11-22')), rule.id)).toMatchObject({
      applies: 'yes',
      missing: [],
      status: rule.status,
      evidence: evidenceOf(rule.mark),
      source: { title: BOOK.document.references[rule.cite.ref]?.title },
    });
  });

  test('not before its first day, and undetermined while the day of receipt is unknown', () => {
    if (rule.from === null) return;
    const before = new Date(Date.parse(rule.from) - 86_400_000).toISOString().slice(0, 10);
    expect(ids(of(receivedOn(before)))).not.toContain(rule.id);
    const { 'review.receivedAt': _, ...unknown } = binds;
    expect(one(of(unknown), rule.id)).toMatchObject({ applies: 'undetermined', missing: ['review.receivedAt'] });
    expect(of(unknown).questions.map(({ fact }) => fact)).toContain('review.receivedAt');
  });
});

describe('by plan', () => {
  test('the rules of a state bind its own insured plans and no others', () => {
    const states = new Set(['CA', 'TX', 'IL', 'AZ', 'MD', 'NE', 'WA', 'IA', 'AL', 'NY', 'VA', 'OH']);
    for (const state of states) {
      const own = ids(of(plan('commercial', state))).filter((id) => !id.startsWith('private-'));
      expect(own.every((id) => id.startsWith(state.toLowerCase()))).toBe(true);
      expect(ids(of(plan('commercial', state, { 'plan.funding': 'self-funded' })))).toEqual(['private-appeal-fresh']);
      expect(ids(of(plan('tricare', state)))).toEqual([]);
    }
  });

  test('Medicare Advantage, Medicaid managed care and accreditation have their own', () => {
    expect(ids(of(plan('medicare-advantage', 'NY')))).toEqual(['ma-professional', 'ma-software']);
    expect(ids(of(plan('medicaid-managed-care', 'NY')))).toEqual(['medicaid-mco-expertise']);
    expect(ids(of(plan('medicaid-managed-care', 'NY', { 'plan.accreditation': 'both' })))).toEqual([
      'medicaid-mco-expertise',
      'ncqa-software',
      'urac-peer',
    ]);
  });

  test('where no rule was read that is said, and not that there is none', () => {
    const nothing = of(plan('tricare', 'VA'));
    expect(nothing.requirements).toEqual([]);
    expect(nothing.statement).toContain('not to say that there is none');
  });

  test('a plan that is not known names nothing and asks', () => {
    const asked = of({ 'plan.line': 'commercial' });
    expect(asked.requirements).toEqual([]);
    expect(asked.questions.map(({ fact }) => fact)).toEqual(['plan.funding', 'plan.state']);
    expect(of({}).questions.map(({ fact }) => fact)).toEqual(['plan.line']);
  });

  test('an approval needs nobody; a question says what would be asked', () => {
    expect(of(plan('commercial', 'NY'), { ...DENIED, decision: 'approve' })).toMatchObject({
      occasion: 'none',
      requirements: [],
    });
    const open = of(plan('commercial', 'NY'), { ...DENIED, decision: 'pend' });
    expect(open.occasion).toBe('open');
    expect(ids(open)).toContain('ny-peer');
  });

  test('what rests on memory is shown as unverified, and what is not in force says so', () => {
    expect(one(of(plan('commercial', 'OH')), 'private-appeal-fresh').evidence).toBe('unverified');
    expect(one(of(plan('commercial', 'IL')), 'il-hb-35').status).toBe('proposed');
    const later = { 'review.receivedAt': '2027-01-01T12:00:00-05:00' };
    expect(one(of(plan('commercial', 'GA', later)), 'ga-peer').status).toBe('enacted');
  });
});

describe('what the attestation shows', () => {
  const attestation = (more: object): Determination => ({
    ...DENIED,
    attestation: {
      determination: '0'.repeat(64),
      conclusion: 'agree',
      reviewer: 'clinician',
      credential: 'MD',
      on: '2026-11-22',
      ...more,
    },
  });
  const texas = plan('commercial', 'TX');
  const shown = (id: string, answer: Determination, facts = texas): unknown => one(of(facts, answer), id).attested;

  test('a clinician, or not; without one nothing is shown', () => {
    expect(shown('tx-specialty', attestation({}))).toBe('yes');
    expect(shown('tx-specialty', attestation({ reviewer: 'administrative' }))).toBe('no');
    expect(shown('tx-specialty', DENIED)).toBe('not-stated');
  });

  test('a licence of the state, of another, or of none that is named', () => {
    expect(shown('tx-direction', attestation({ licenceState: 'TX' }))).toBe('yes');
    expect(shown('tx-direction', attestation({ licenceState: 'OK' }))).toBe('no');
    expect(shown('tx-direction', attestation({}))).toBe('not-stated');
  });

  test('a credential for the notice', () => {
    expect(shown('wa-credential', attestation({}), plan('commercial', 'WA'))).toBe('yes');
  });

  test('what cannot be seen from an attestation says nothing', () => {
    expect(shown('tx-software', attestation({}))).toBeUndefined();
  });
});

test('every reference is cited, and every entry cites one', () => {
  const { bars, references, requirements } = BOOK.document;
  const cited = new Set([...requirements, ...bars].map(({ cite }) => cite.ref));
  expect([...cited].sort()).toEqual(Object.keys(references).sort());
});
