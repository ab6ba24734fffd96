/** What cases show of a version's rules, and the cases proposed for what they do not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerCases, failuresOf } from '../../src/analysis/cases.js';
import { coverageOf, keyOf, RESULTS } from '../../src/analysis/coverage.js';
import { casesOf, proposeCases } from '../../src/analysis/propose.js';
import { whyUnreachable } from '../../src/analysis/unreachable.js';
import type { Condition } from '../../src/conditions/condition.js';
import { isLeaf, leavesOf } from '../../src/conditions/condition.js';
import type { TruthWord } from '../../src/domain/truth.js';
import type { Ruleset } from '../../src/library.js';
import type { ReviewType, Rule } from '../../src/rulesets/documents.js';
import { mergePatch, patchFrom } from '../../src/rulesets/merge-patch.js';
import { shippedLibrary } from '../clinical/engine.js';

const library = shippedLibrary();
const PAYERS = ['example-fourth', 'example-health', 'medicare-ffs-bh', 'ny-commercial-oasas', 'va-medicaid-arts'];
const versions = PAYERS.flatMap((payer) => library.payers.get(payer)?.versions ?? []);
const NAMED = versions.map((version) => [`${version.document.payer} ${version.document.version}`, version] as const);
const find = (payer: string, version: string): Ruleset =>
  versions.find(({ document }) => document.payer === payer && document.version === version) as Ruleset;

describe('coverage', () => {
  test.each(NAMED)('%s: its cases show every result that can be', (_, ruleset) => {
    const coverage = coverageOf(library, ruleset);
    expect(coverage.gaps.map(keyOf)).toEqual([]);
    expect([coverage.percent, coverage.covered]).toEqual([100, coverage.of]);
  });

  test('every condition and, where there are several, every test in it has three results', () => {
    for (const ruleset of versions) {
      const { parts, of, covered, gaps } = coverageOf(library, ruleset, []);
      const wanted = ruleset.rules.flatMap(({ id, when }) => [
        `${id} ${JSON.stringify(when)}`,
        ...(isLeaf(when) ? [] : leavesOf(when).map((leaf) => `${id} ${JSON.stringify(leaf)}`)),
      ]);
      expect(parts.map(({ rule, condition }) => `${rule.id} ${JSON.stringify(condition)}`)).toEqual(wanted);
      const impossible = parts.reduce((sum, { unreachable }) => sum + unreachable.size, 0);
      expect([covered, of, gaps.length]).toEqual([0, 3 * parts.length - impossible, of]);
    }
  });

  test('a rule is shown only where it speaks: at its levels, on its reviews, under its version', () => {
    const ruleset = find('example-health', '2026-01-01');
    for (const answered of answerCases(library, ruleset)) {
      if (!answered.outcome.ok) throw new Error(answered.one.name);
      const { requested, authorized, provenance, criteria } = answered.outcome.value;
      const levels = [
        requested.level.treatment,
        authorized?.level.treatment,
        ...criteria.filter(({ deciding, result }) => deciding || result === 'overridden').map(({ level }) => level),
      ];
      const { parts } = coverageOf(library, ruleset, [answered]);
      const decided = new Set(
        criteria.filter(({ deciding, result }) => deciding || result === 'overridden').map(({ id }) => id),
      );
      for (const { rule, seen } of parts) {
        const here = rule.appliesTo?.levels?.some((level) => levels.includes(level)) ?? true;
        if (!here && !decided.has(rule.id)) expect([rule.id, [...seen]]).toEqual([rule.id, []]);
      }
      const other = find('example-health', '2025-01-01');
      expect(provenance.ruleset?.version).toBe('2026-01-01');
      expect(coverageOf(library, other, [answered]).covered).toBe(0);
    }
  });

  test('what a case shows is what three-valued logic makes of its facts', () => {
    const ruleset = find('va-medicaid-arts', '2020-03-05');
    const together = new Set<string>();
    for (const answered of answerCases(library, ruleset)) {
      const { parts } = coverageOf(library, ruleset, [answered]);
      for (const { rule, pointer, seen } of parts)
        for (const result of seen) together.add(`${rule.id} ${pointer} ${result}`);
      const wholes = parts.filter(({ pointer, seen }) => pointer === '' && seen.size > 0);
      for (const { rule, seen } of wholes) {
        const tests = new Map(
          parts.filter((part) => part.rule === rule).map((part) => [part.condition, [...part.seen][0] as TruthWord]),
        );
        expect([...seen]).toEqual([fold(rule.when, tests)]);
      }
    }
    expect(together.size).toBe(coverageOf(library, ruleset).covered);
  });
});

const WORDS: readonly TruthWord[] = ['not-met', 'undetermined', 'met'];

/** A condition from the results of its tests, plainly. */
function fold(condition: Condition, tests: ReadonlyMap<Condition, TruthWord>): TruthWord {
  if (isLeaf(condition)) return tests.get(condition) as TruthWord;
  if ('not' in condition) return WORDS[2 - WORDS.indexOf(fold(condition.not, tests))] as TruthWord;
  const ranks = ('all' in condition ? condition.all : condition.any).map((part) => WORDS.indexOf(fold(part, tests)));
  return WORDS['all' in condition ? Math.min(...ranks) : Math.max(...ranks)] as TruthWord;
}

describe('proposed cases', () => {
  test.each(NAMED)('%s: begun from nothing they show everything, and come out as they say', (_, ruleset) => {
    const bare = { ...ruleset, cases: [] };
    const { gaps } = coverageOf(library, bare);
    const { proposals, open } = proposeCases(library, bare, gaps, []);
    expect(open.map(keyOf)).toEqual([]);
    expect(proposals.flatMap((one) => one.gaps.map(keyOf)).sort()).toEqual(gaps.map(keyOf).sort());
    const document = casesOf(proposals);
    if (document === undefined) throw new Error('nothing is proposed');
    const proposed = { ...ruleset, cases: [document] };
    const answered = answerCases(library, proposed);
    expect(failuresOf(answered)).toEqual([]);
    expect(coverageOf(library, proposed, answered).percent).toBe(100);
    expect(new Set(document.cases.map(({ name }) => name)).size).toBe(document.cases.length);
  });

  test('a gap is closed by a small change in the file about the rule', () => {
    const ruleset = find('example-health', '2026-01-01');
    const without = ruleset.cases.map((document) => ({
      ...document,
      cases: document.cases.filter(({ expect: { cites } }) => cites['eh-05-licence'] !== 'undetermined'),
    }));
    const fewer = { ...ruleset, cases: without };
    const answered = answerCases(library, fewer).filter(
      ({ outcome }) =>
        !(
          outcome.ok &&
          outcome.value.criteria.some(({ id, result }) => id === 'eh-05-licence' && result === 'undetermined')
        ),
    );
    const { gaps } = coverageOf(library, fewer, answered);
    const { proposals } = proposeCases(library, fewer, gaps, answered);
    const found = proposals.find((one) => one.gaps.some(({ rule }) => rule.id === 'eh-05-licence'));
    expect(found?.one.change).toEqual({ provider: { licensedForLevel: null } });
    expect(found?.one.name).toBe('PROPOSED eh-05-licence: not known');
    const [about] = ruleset.cases.flatMap((document, index) =>
      document.cases.some(({ expect: { cites } }) => Object.hasOwn(cites, 'eh-05-licence')) ? [index] : [],
    );
    expect(found?.document).toBe(about);
  });
});

test('a gap that takes many facts at once to close is left open, before every way is tried', () => {
  const ruleset = find('example-health', '2026-01-01');
  const names = library.catalogue.facts.filter(
    ({ type, derivedFrom }) => type === 'boolean' && derivedFrom === undefined,
  );
  const when: Condition = { all: names.map(({ name }) => ({ fact: name, operator: 'equal', value: true })) };
  const [first] = ruleset.rules;
  if (first === undefined) throw new Error('no rule');
  const gap = { rule: { ...first, when }, pointer: '', condition: when, result: 'met' } as const;
  expect(proposeCases(library, ruleset, [gap], answerCases(library, ruleset)).open).toEqual([gap]);
});

describe('what cannot be', () => {
  const { document } = find('ny-commercial-oasas', '2020-01-01');
  const rule = (when: Condition, reviewTypes?: readonly ReviewType[]): Rule => ({
    id: 'rule',
    title: 'A rule',
    when,
    then: { effect: 'advise' },
    basis: 'coverage',
    because: 'A reason.',
    cite: { ref: 'none' },
    status: 'verified',
    ...(reviewTypes === undefined ? {} : { appliesTo: { reviewTypes } }),
  });
  const test1 = (fact: string, operator: 'equal' | 'before', value: string | boolean): Condition => ({
    fact,
    operator,
    value,
  });
  const reachable = (one: Rule, condition = one.when): readonly TruthWord[] =>
    RESULTS.filter(
      (result) => whyUnreachable(library, document, { rule: one, pointer: '', condition, result }) === undefined,
    );

  test.each<readonly [string, Rule, readonly TruthWord[]]>([
    ['a plan fact that the version binds by', rule(test1('plan.funding', 'equal', 'insured')), ['met', 'undetermined']],
    ['the review, on one kind of it', rule(test1('review.type', 'equal', 'claim'), ['claim']), ['met']],
    ['the review', rule(test1('review.type', 'equal', 'claim')), ['met', 'not-met']],
    ['a fact derived from nothing', rule(test1('derived.asam3.noSafeHome', 'equal', true)), ['met', 'not-met']],
    [
      'the date that selects, but for a stay',
      rule(test1('plan.policyDate', 'before', '2021-01-01'), ['claim']),
      ['met', 'not-met'],
    ],
    ['a day before the version', rule(test1('plan.policyDate', 'before', '2019-01-01'), ['claim']), ['not-met']],
    ['any other fact', rule(test1('provider.network', 'equal', 'in')), RESULTS],
  ])('%s', (_, one, expected) => {
    expect(reachable(one)).toEqual(expected);
  });

  test('a condition is undetermined wherever one of its tests can be', () => {
    const known = test1('review.type', 'equal', 'claim');
    const open = test1('provider.network', 'equal', 'in');
    expect(reachable(rule({ all: [known, open] }))).toEqual(RESULTS);
    expect(reachable(rule({ any: [known, test1('derived.asam3.noSafeHome', 'equal', true)] }))).toEqual([
      'met',
      'not-met',
    ]);
  });
});

test('a patch turns what there is into what is wanted', () => {
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      fc.oneof(fc.boolean(), fc.integer(), fc.string(), fc.array(fc.integer())),
      fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('node')),
    ),
  })).node;
  const object = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value);
  fc.assert(
    fc.property(object, object, (target, wanted) => {
      const patch = patchFrom(target, wanted);
      expect(patch === undefined ? target : mergePatch(target, patch)).toEqual(wanted);
    }),
  );
});
