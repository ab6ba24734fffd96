/** Findings follow from what a rule does, not from how it is written. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lintRuleset } from '../../../src/analysis/lint/lint.js';
import type { Rule } from '../../../src/rulesets/documents.js';
import type { Lint } from '../../../src/rulesets/lint-documents.js';
import { foundOf, type Fragment, FRAGMENTS, fragmentLibrary, rulesetFor, withRules } from './fragments.js';
import { disguise } from './rewrite.js';

const library = fragmentLibrary();

const fragmentOf = (lint: Lint, name: string): Fragment => {
  const found = FRAGMENTS.find((one) => one.lint === lint && one.name === name);
  if (found === undefined) throw new Error(`no fragment ${lint} ${name}`);
  return found;
};

describe.each(FRAGMENTS.filter(({ rules }) => rules.length > 0))('$lint $name', (fragment) => {
  const ruleset = rulesetFor(library, fragment);

  test('in other words, under other names, turned around, nested and shuffled, gives the same', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(5039)), (stream) => {
        const choose = (below: number): number => (stream.next().value as number) % below;
        const names = new Map(ruleset.rules.map(({ id }, index) => [id, `x-${index}`]));
        const rules = ruleset.rules.map((rule) =>
          disguise(rule, names.get(rule.id) as string, library.catalogue, choose),
        );
        const findings = lintRuleset(library, withRules(library, ruleset, choose(2) === 0 ? rules : rules.reverse()));
        const found = [...foundOf(findings, fragment.lint)].sort(byRule);
        const expected = fragment.finds.map((one) =>
          one.rule === undefined ? one : { ...one, rule: names.get(one.rule) as string },
        );
        expect(found).toEqual([...expected].sort(byRule));
      }),
      { numRuns: 8 },
    );
  });
});

const byRule = (a: { readonly rule?: string }, b: { readonly rule?: string }): number =>
  (a.rule ?? '') < (b.rule ?? '') ? -1 : 1;

/** The pattern's findings in a fragment whose first rule is changed. */
function found(lint: Lint, name: string, change: (rule: Rule) => Partial<Rule>): Fragment['finds'] {
  const ruleset = rulesetFor(library, fragmentOf(lint, name));
  const [first, ...others] = ruleset.rules;
  if (first === undefined) throw new Error('the fragment has no rule');
  const rules = [{ ...first, ...change(first) }, ...others];
  return foundOf(lintRuleset(library, withRules(library, ruleset, rules)), lint).filter(
    ({ rule }) => rule === first.id,
  );
}

const below = (fact: string, value: number): Pick<Rule, 'when'> => ({ when: { fact, operator: 'lessThan', value } });
const above = (fact: string, value: number): Pick<Rule, 'when'> => ({ when: { fact, operator: 'greaterThan', value } });
const severities = (finds: Fragment['finds']): readonly string[] => finds.map(({ severity }) => severity);

describe('a threshold moved by one', () => {
  const D5 = 'assessment.asam3.d5';
  test.each([
    [4, ['warning']],
    [3, []],
  ])('L9: relapse below %i', (value, expected) => {
    expect(severities(found('L9', 'triggers', () => below(D5, value)))).toEqual(expected);
  });

  test.each([
    [6, ['warning']],
    [7, []],
    [8, []],
  ])('L10: %i days at a time', (days, expected) => {
    const then = { effect: 'limit', days, reason: 'authorization-block' } as const;
    expect(severities(found('L10', 'triggers', () => ({ then })))).toEqual(expected);
  });

  test.each([
    [13, ['error']],
    [14, []],
  ])('L10: %i days at first, where the law gives 14', (days, expected) => {
    const then = { effect: 'limit', days, reason: 'authorization-block' } as const;
    expect(severities(found('L10', 'unlawful', () => ({ then })))).toEqual(expected);
  });

  test.each([
    [6, ['error']],
    [7, []],
  ])('L10: %i days later on, where the law gives 7', (days, expected) => {
    const then = { effect: 'limit', days, reason: 'authorization-block' } as const;
    const when = { fact: 'requested.firstAuthorization', operator: 'equal', value: false } as const;
    expect(severities(found('L10', 'unlawful', () => ({ then, when })))).toEqual(expected);
  });

  test.each([
    [5, ['warning']],
    [6, []],
  ])('L10: another look after %i days', (value, expected) => {
    const fact = 'derived.certification.ageDays';
    expect(severities(found('L10', 'triggers-looks', () => above(fact, value)))).toEqual(expected);
  });

  test.each([
    [13, ['warning']],
    [14, ['warning']],
    [15, []],
  ])('L13: refused after day %i, where 14 are protected', (value, expected) => {
    expect(severities(found('L13', 'triggers', () => above('derived.stay.day', value)))).toEqual(expected);
  });

  test.each([
    [29, ['error']],
    [30, ['warning']],
    [31, []],
  ])('L13: refused after %i days, where the law protects 30', (value, expected) => {
    const fact = 'derived.history.residentialDaysThroughRequest';
    expect(severities(found('L13', 'unlawful', () => above(fact, value)))).toEqual(expected);
  });
});

describe('the other way round is another matter', () => {
  test('L3: refusing those who have tried often is no fail-first, but L12', () => {
    const change = (): Partial<Rule> => ({
      ...above('history.lowerLevelAttempts', 1),
      then: { effect: 'deny', reason: 'authorization-block' },
    });
    expect(found('L3', 'triggers', change)).toEqual([]);
  });

  test('L4: refusing those who are ready is no demand for motivation', () => {
    expect(found('L4', 'triggers', () => below('assessment.asam3.d4', 2))).toEqual([]);
  });

  test('L1: refusing those in a crisis is not acute-only', () => {
    const when = { fact: 'assessment.asam3.imminentDanger', operator: 'equal', value: true } as const;
    expect(found('L1', 'triggers', () => ({ when }))).toEqual([]);
  });

  test('L6: a minimum of days used is no cap', () => {
    const change = (): Partial<Rule> => ({
      ...below('derived.history.residentialDaysThroughRequest', 3),
      then: { effect: 'deny', reason: 'authorization-block' },
    });
    expect(found('L6', 'triggers', change)).toEqual([]);
  });
});

describe('what the ruleset sets against a rule', () => {
  const L3 = fragmentOf('L3', 'triggers');
  const beside = (protection: Partial<Rule>): Fragment['finds'] => {
    const ruleset = rulesetFor(library, L3);
    const [first] = ruleset.rules as readonly [Rule];
    const rules = [first, { ...first, id: 'protection', basis: 'statute', ...protection } as Rule];
    return foundOf(lintRuleset(library, withRules(library, ruleset, rules)), 'L3');
  };
  const always = { fact: 'plan.line', operator: 'equal', value: 'commercial' } as const;
  const insured = { fact: 'plan.funding', operator: 'equal', value: 'insured' } as const;
  const prohibit = { effect: 'prohibit', reasons: ['lower-level-first'] } as const;

  test('a prohibition of its reason on every plan keeps it out', () => {
    expect(beside({ when: always, then: prohibit })).toEqual([]);
  });

  test('on some plans it does not, and the evidence is of another plan', () => {
    expect(beside({ when: insured, then: prohibit })).toEqual(L3.finds);
    const ruleset = rulesetFor(library, L3);
    const [first] = ruleset.rules as readonly [Rule];
    const rules = [first, { ...first, id: 'protection', when: insured, then: prohibit } as Rule];
    const [finding] = lintRuleset(library, withRules(library, ruleset, rules)).filter(({ lint }) => lint === 'L3');
    expect(finding?.evidence?.where['plan.funding']).not.toBe('insured');
  });

  test('of another reason, or for other levels, or by an unread source, it does not', () => {
    expect(beside({ when: always, then: { effect: 'prohibit', reasons: ['day-cap'] } })).toEqual(L3.finds);
    expect(beside({ when: always, then: prohibit, appliesTo: { levels: ['2.1'] } })).toEqual(L3.finds);
    expect(beside({ when: always, then: prohibit, status: 'unverified' })).toEqual(L3.finds);
  });

  test('an exemption silences it, but not a rule of coverage', () => {
    expect(beside({ when: always, then: { effect: 'exempt' } })).toEqual([]);
    const ruleset = rulesetFor(library, L3);
    const [first] = ruleset.rules as readonly [Rule];
    const exemption = { ...first, id: 'protection', when: always, then: { effect: 'exempt' } } as Rule;
    const rules = [{ ...first, basis: 'coverage' } as Rule, exemption];
    expect(foundOf(lintRuleset(library, withRules(library, ruleset, rules)), 'L3')).toEqual(L3.finds);
  });
});
