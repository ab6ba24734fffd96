/** A downgrade as two results, over every downgrade among the examples and the cases of every version. */
import { describe, expect, test } from 'vitest';
import type { CitedCriterion } from '../../src/domain/determination.js';
import { including } from '../../src/include.js';
import { review } from '../../src/review.js';
import { answeredCases } from '../audit/answered-cases.js';
import { EXAMPLES, REAL_LIBRARY } from '../http/real-service.js';

const EXAMPLE_BODIES = EXAMPLES.map(({ request }) => ({ library: REAL_LIBRARY, body: request as unknown }));
const ALL = [...EXAMPLE_BODIES, ...answeredCases(3)].flatMap(({ body, library }) => {
  const outcome = review(body, library);
  return outcome.ok ? [{ body, library, answer: outcome.value }] : [];
});
const downgrades = ALL.filter(({ answer }) => answer.decision === 'downgrade');
const others = ALL.filter(({ answer }) => answer.decision !== 'downgrade').slice(0, 200);

const lowering = new Set(['deny', 'downgrade', 'limit', 'pend']);
const isAgainst = ({ effect, result }: CitedCriterion): boolean =>
  effect === undefined ? result === 'not-met' : result === 'met' && lowering.has(effect);
const isFor = ({ effect, result }: CitedCriterion): boolean =>
  result === 'met' && (effect === undefined || !lowering.has(effect));
const keys = (criteria: readonly CitedCriterion[]): readonly string[] =>
  criteria.map(({ id, level }) => `${id} ${level ?? ''}`);

test('there are downgrades of levels and of amounts', () => {
  expect(downgrades.length).toBeGreaterThan(50);
  const cut = downgrades.filter(
    ({ answer: { authorized, requested } }) => JSON.stringify(authorized?.level) === JSON.stringify(requested.level),
  );
  expect(cut.length).toBeGreaterThan(5);
  expect(cut.length).toBeLessThan(downgrades.length);
});

describe('each of them', () => {
  const shown = downgrades.map(({ answer, body, library }) => {
    const { downgrade } = including(answer, body, library, ['downgrade']);
    if (downgrade === undefined) throw new Error('a downgrade is not shown as one');
    return { answer, body, library, downgrade };
  });

  test('says why what was asked for is not met, by criteria that stand against it', () => {
    for (const { answer, downgrade } of shown) {
      const { requested } = downgrade;
      expect(requested).toMatchObject({ result: 'not-met', care: answer.requested });
      expect(requested.criteria.length).toBeGreaterThan(0);
      expect(requested.criteria.every(isAgainst)).toBe(true);
      expect(requested.criteria.some(({ deciding }) => deciding)).toBe(true);
      expect(requested.statement).toContain('not met');
    }
  });

  test('says why what is authorized is met, by criteria that are', () => {
    for (const { answer, downgrade } of shown) {
      const { authorized } = downgrade;
      expect(authorized).toMatchObject({ result: 'met', care: answer.authorized });
      expect(authorized.criteria.every(isFor)).toBe(true);
      expect(authorized.criteria.length > 0 || authorized.statement === answer.findings.clinical.statement).toBe(true);
    }
    const bare = shown.filter(({ downgrade }) => downgrade.authorized.criteria.length === 0);
    expect(bare.length).toBeLessThan(shown.length / 10);
  });

  test('keeps the two apart, and cites only what the full answer cites', () => {
    for (const { answer, body, downgrade, library } of shown) {
      const outcome = review(body, library, 'full');
      const full = new Set(keys((outcome.ok ? outcome.value : answer).criteria));
      const [one, two] = [keys(downgrade.requested.criteria), keys(downgrade.authorized.criteria)];
      expect(one.filter((key) => two.includes(key))).toEqual([]);
      expect([...one, ...two].filter((key) => !full.has(key))).toEqual([]);
    }
  });

  test('leaves out no criterion that decided', () => {
    for (const { answer, downgrade } of shown) {
      const cited = new Set([...keys(downgrade.requested.criteria), ...keys(downgrade.authorized.criteria)]);
      const decided = answer.criteria.filter(({ deciding, kind }) => deciding && kind !== 'law');
      expect(keys(decided).filter((key) => !cited.has(key))).toEqual([]);
    }
  });

  test('offers the lower level at once and waives nothing', () => {
    for (const { downgrade } of shown) {
      expect(downgrade.waivesAppeal).toBe(false);
      expect(downgrade.offer).toMatch(/offered at once.*no right to appeal/);
    }
  });
});

test('no other answer has it', () => {
  for (const { answer, body, library } of others)
    expect(including(answer, body, library, ['downgrade'])).not.toHaveProperty('downgrade');
});
