/** The one table from answers to codes, and the wrong lists that public code has of them. */
import { describe, expect, test } from 'vitest';
import type { Decision, Determination, Reason } from '../../src/domain/determination.js';
import type { ItemAnswer } from '../../src/fhir/answer/item-answer.js';
import { actionOf, REVIEW_ACTIONS, REVIEW_REASONS } from '../../src/fhir/answer/review-action.js';
import { determination } from '../http/fake-service.js';

test('the codes and their words', () => {
  expect(REVIEW_ACTIONS).toEqual({
    A1: 'Certified in total',
    A3: 'Not Certified',
    A4: 'Pended',
    A6: 'Modified',
    C: 'Cancelled',
    CT: 'Contact Payer',
    NA: 'No Action Required',
  });
  expect(REVIEW_REASONS).toEqual({
    '0F': 'Not Medically Necessary',
    '0G': 'Level of Care Not Appropriate',
    '0H': 'Certification Not Required for this Service',
    '0L': 'Exceeds Plan Maximums',
    '0M': 'Non-covered Service',
    '0P': 'Requested Information Not Received',
    '0U': 'Additional Patient Information Required',
    '0V': 'Requires Medical Review',
  });
});

/**
 * What public code has been seen to send in place of these codes. The first two stand in the published samples of a test
 * kit; the others take another list, or the words, for the codes.
 */
const WRONG: Readonly<Record<string, string>> = {
  DENIEDCODE: 'a placeholder in samples of the Inferno PAS test kit',
  PENDEDCODE: 'a placeholder in samples of the Inferno PAS test kit',
  A2: 'certified in part: PAS 2.2.1 has A6 with an addItem for whatever is changed; it belongs to plain X12',
  approved: 'a word in place of a code',
  denied: 'a word in place of a code',
  pended: 'a word in place of a code',
  complete: 'the outcome of a ClaimResponse, which says that it was processed and nothing of the decision',
  queued: 'an outcome of the base specification, of which PAS 2.2.1 has none',
};

test('none of the wrong codes', () => {
  expect(Object.keys(WRONG).filter((code) => Object.hasOwn(REVIEW_ACTIONS, code))).toEqual([]);
});

/** Lists with the right codes and the wrong meanings, as three public code bases have them. */
const MISREAD: readonly (readonly [code: string, word: RegExp, why: string])[] = [
  ['A5', /./, 'one list has A5 for modified; there is no A5'],
  ['A6', /contact/i, 'the same list has A6 for "contact payer", which is CT'],
  ['A3', /part/i, 'another has A3 for "partial", so that a denial reads as an approval in part'],
  ['A6', /not cert/i, 'and A6 for "not certified", so that a downgrade reads as a denial'],
  ['CT', /cert/i, 'CT is not short for certified'],
  ['C', /cert/i, 'nor is C'],
];

test.each(MISREAD)('%s is not %s: %s', (code, word) => {
  expect((REVIEW_ACTIONS as Readonly<Record<string, string>>)[code] ?? '').not.toMatch(word);
});

const decided = (one: Partial<Determination>): ItemAnswer => ({
  kind: 'decided',
  determination: { ...determination(), ...one },
  requested: {},
  remarks: [],
});
const never = (): boolean => false;
const codeOf = (one: Partial<Determination>, exempt = never): string => {
  const { code, reason } = actionOf(decided(one), exempt);
  return reason === undefined ? code : `${code} ${reason}`;
};

const level = (treatment: string, units?: number) => ({
  level: { treatment },
  ...(units === undefined ? {} : { units }),
});
const [criterion] = determination().criteria;
const resting = (basis: 'clinical' | 'coverage' | 'cost' | 'statute' | 'documentation') => ({
  criteria: [{ ...(criterion as Determination['criteria'][number]), basis, deciding: true, result: 'met' as const }],
});

describe('a final answer', () => {
  test.each([
    ['A1', { decision: 'approve' }],
    ['NA 0H', { decision: 'approve', reason: 'review-not-permitted' }],
    ['A6 0G', { decision: 'downgrade', requested: level('2.5'), authorized: level('2.1') }],
    ['A6 0L', { decision: 'downgrade', requested: level('2.5', 20), authorized: level('2.5', 10) }],
    ['A3 0M', { decision: 'deny', reason: 'coverage' }],
    ['A3 0F', { decision: 'deny', reason: 'payer-rule', ...resting('clinical') }],
    ['A3 0L', { decision: 'deny', reason: 'payer-rule', ...resting('cost') }],
    ['A3 0M', { decision: 'deny', reason: 'payer-rule', ...resting('coverage') }],
    ['A3 0P', { decision: 'deny', reason: 'payer-rule', ...resting('documentation') }],
    ['A3 0F', { decision: 'deny', reason: 'payer-rule', ...resting('statute') }],
  ] satisfies [string, Partial<Determination>][])('%s', (code, one) => {
    expect(codeOf({ finality: 'final', ...one })).toBe(code);
  });

  test('an approval of what needs no authorization says so, and nothing else does', () => {
    const always = (): boolean => true;
    expect(codeOf({ decision: 'approve', finality: 'final' }, always)).toBe('NA 0H');
    expect(codeOf({ decision: 'deny', finality: 'final', reason: 'coverage' }, always)).toBe('A3 0M');
    expect(codeOf({ decision: 'approve', finality: 'proposed' }, always)).toBe('A4 0V');
  });
});

test.each(['approve', 'deny', 'downgrade'] satisfies Decision[])(
  'proposed, %s leaves as pended for review',
  (decision) => {
    expect(codeOf({ decision, finality: 'proposed' })).toBe('A4 0V');
  },
);

const REASONS: Readonly<Record<Reason, '0U' | '0V'>> = {
  'information-needed': '0U',
  'edition-mismatch': '0U',
  'inconsistent-facts': '0U',
  'hours-below-level': '0U',
  'clinical-review': '0V',
  'different-level': '0V',
  'request-below-need': '0V',
  'criteria-do-not-apply': '0V',
  'coverage-unverified': '0V',
  'no-version-known': '0V',
  'unverified-source': '0V',
  'findings-only': '0V',
  'second-opinion': '0V',
  urgent: '0V',
  'meets-criteria': '0V',
  'review-not-permitted': '0V',
  'below-need-accepted': '0V',
  'level-unavailable': '0V',
  'less-intensive-level-indicated': '0V',
  'payer-rule': '0V',
  coverage: '0V',
  'attested-approval': '0V',
};

test.each(Object.entries(REASONS))('a pend for %s is A4 %s', (reason, code) => {
  for (const finality of ['proposed', 'final'] as const)
    expect(codeOf({ decision: 'pend', reason: reason as Reason, finality })).toBe(`A4 ${code}`);
});

test('what the engine did not decide', () => {
  expect(actionOf({ kind: 'cancelled' }, never)).toEqual({ code: 'C' });
  expect(actionOf({ kind: 'contact', notes: [] }, never)).toEqual({ code: 'CT' });
  expect(actionOf({ kind: 'unclear', notes: [] }, never)).toEqual({ code: 'A4', reason: '0U' });
});
