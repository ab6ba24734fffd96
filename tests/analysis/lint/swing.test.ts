/** The search against going through every request there is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createScene } from '../../../src/analysis/lint/scene.js';
import { standsOf } from '../../../src/analysis/lint/stand.js';
import { findSwing } from '../../../src/analysis/lint/swing.js';
import { rankOf } from '../../../src/analysis/lint/themes.js';
import type { Condition, LeafCondition } from '../../../src/conditions/condition.js';
import { compile, createFindings, evaluate } from '../../../src/conditions/program.js';
import { MET, NOT_MET } from '../../../src/domain/truth.js';
import type { Fact, FactValues, Scalar } from '../../../src/facts/catalogue.js';
import type { Rule } from '../../../src/rulesets/documents.js';
import { FRAGMENTS, fragmentLibrary, rulesetFor, withRules } from './fragments.js';

const library = fragmentLibrary();
const { catalogue } = library;
const ruleset = rulesetFor(
  library,
  FRAGMENTS.find(({ lint, name }) => lint === 'L3' && name === 'triggers') as (typeof FRAGMENTS)[number],
);

/** Every value of the facts that the conditions below read. */
const DOMAINS: Readonly<Record<string, readonly Scalar[]>> = {
  'history.lowerLevelAttempts': [0, 1, 2, 3, 4],
  'assessment.asam3.d5': [0, 1, 2, 3, 4],
  'assessment.asam3.coOccurring': ['none', 'stable', 'unstable'],
  'assessment.asam3.imminentDanger': [false, true],
  'plan.line': ['commercial', 'exchange'],
};

const number = (fact: string): fc.Arbitrary<LeafCondition> =>
  fc.record({
    fact: fc.constant(fact),
    operator: fc.constantFrom(
      'equal',
      'notEqual',
      'lessThan',
      'lessThanInclusive',
      'greaterThan',
      'greaterThanInclusive',
    ),
    value: fc.constantFrom(1, 2, 3),
  });

const leaf: fc.Arbitrary<LeafCondition> = fc.oneof(
  number('history.lowerLevelAttempts'),
  number('assessment.asam3.d5'),
  fc.record({
    fact: fc.constant('assessment.asam3.coOccurring'),
    operator: fc.constantFrom('in', 'notIn'),
    value: fc.subarray(['none', 'stable', 'unstable'], { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    fact: fc.constant('assessment.asam3.imminentDanger'),
    operator: fc.constant('equal'),
    value: fc.boolean(),
  }),
);

const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ not: tie('tree') }),
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
  ),
})).tree;

const rule = (id: string, when: Condition, then: Rule['then']): Rule =>
  ({ ...ruleset.rules[0], id, when, then, appliesTo: { levels: ['3.5'], reviewTypes: ['concurrent'] } }) as Rule;

/** Every request, one after the other. */
function* requests(names: readonly string[], values: FactValues = []): Generator<FactValues> {
  const [name, ...rest] = names;
  if (name === undefined) yield [...values];
  else
    for (const value of DOMAINS[name] as readonly Scalar[]) {
      values[catalogue.indexOf.get(name) as number] = value;
      yield* requests(rest, values);
    }
}

/** Is there a pair of requests, alike but for the target, of which one is refused and one, with more or less of it, is not? */
function plainly(when: Condition, prohibited: Condition, target: string, applies: 'less' | 'more' | 'either'): boolean {
  const binds = { fact: 'plan.line', operator: 'equal', value: 'commercial' } as const;
  const program = compile([when, prohibited, binds], catalogue);
  const found = createFindings(program);
  const index = catalogue.indexOf.get(target) as number;
  const domain = DOMAINS[target] as readonly Scalar[];
  for (const request of requests(Object.keys(DOMAINS).filter((name) => name !== target))) {
    const truths = domain.map((value) => {
      request[index] = value;
      const [own, barred, bound] = evaluate(program, request, found).conditions;
      return { refused: own === MET && barred === NOT_MET && bound === MET, spared: own === NOT_MET };
    });
    const pair = truths.some((one, at) =>
      truths.some((other, where) => {
        const ordered = applies === 'either' || (applies === 'less' ? where > at : where < at);
        return one.refused && other.spared && ordered;
      }),
    );
    if (pair) return true;
  }
  return false;
}

test.each(['tried', 'chronic', 'coOccurring', 'acute'] as const)('what turns on %s', (theme) => {
  const target = Object.keys(DOMAINS).find(
    (name) =>
      rankOf(library.lint.themes, catalogue.facts[catalogue.indexOf.get(name) as number] as Fact, [theme]) !==
      undefined,
  ) as string;
  fc.assert(
    fc.property(condition, condition, fc.constantFrom('less', 'more', 'either'), (when, prohibited, applies) => {
      const rules = [
        rule('adverse', when, { effect: 'deny', reason: 'lower-level-first' }),
        rule('prohibition', prohibited, { effect: 'prohibit', reasons: ['lower-level-first'] }),
      ];
      const payer = library.payers.get(ruleset.document.payer)?.document;
      if (payer === undefined) throw new Error('no payer');
      const scene = createScene(library, payer, withRules(library, ruleset, rules));
      const [adverse] = scene.adverse;
      const stands = adverse === undefined ? [] : standsOf(scene, adverse);
      const found = stands.map((stand) =>
        findSwing(stand, { target: (fact) => rankOf(scene.themes, fact, [theme]), applies }),
      );
      expect(found.some((one) => one !== undefined)).toBe(plainly(when, prohibited, target, applies));
    }),
    { numRuns: 150 },
  );
});
