import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FactValues } from '../../src/facts/catalogue.js';
import type { Condition, Operator } from '../../src/conditions/condition.js';
import { isLeaf, OPERATORS } from '../../src/conditions/condition.js';
import { OPERATORS_FOR, takesList, TESTS } from '../../src/conditions/operators.js';
import type { Evaluator } from './differential.js';
import { compiled, differences } from './differential.js';
import { anyCondition, anyValues, CATALOGUE } from './world.js';

/** Seeded faults: the comparison with json-rules-engine must notice each, or it proves nothing. */

const BATCH = 25;
const BATCHES = 600;
const conditions = fc.array(anyCondition, { minLength: BATCH, maxLength: BATCH, size: 'max' });
const SAMPLES = fc.sample(fc.tuple(conditions, anyValues), { numRuns: BATCHES, seed: 2026 });

/** How many conditions it takes to notice; undefined when all of them pass. */
async function noticedAfter(evaluator: Evaluator): Promise<number | undefined> {
  for (const [batch, [some, values]] of SAMPLES.entries()) {
    const found = await differences(some, values, evaluator);
    if (found.length > 0) return batch * BATCH + some.indexOf((found[0] as { condition: Condition }).condition) + 1;
  }
  return undefined;
}

async function programWith(module: string, replaced: Readonly<Record<string, unknown>>): Promise<Evaluator> {
  vi.resetModules();
  const table = replaced.TESTS as typeof TESTS | undefined;
  const lookUp = table === undefined ? {} : { testOf: (operator: Operator) => table[operator] };
  vi.doMock(module, async (original) => ({ ...(await original<object>()), ...replaced, ...lookUp }));
  const { compile, evaluate } = await import('../../src/conditions/program.js');
  vi.doUnmock(module);
  return (some: readonly Condition[], values: FactValues) => evaluate(compile(some, CATALOGUE), values).conditions;
}

const OPERATORS_MODULE = '../../src/conditions/operators.js';
const TRUTH_MODULE = '../../src/domain/truth.js';

/** Each operator answered by each other one that fits the same facts. */
const SWAPS = OPERATORS.flatMap((operator) => {
  const alike = Object.values(OPERATORS_FOR).filter((fitting) => fitting.includes(operator));
  const others = OPERATORS.filter((other) => other !== operator && takesList(other) === takesList(operator));
  return others
    .filter((other) => alike.some((fitting) => fitting.includes(other)))
    .map((other) => ({ operator, other }));
});

const wrong = (test: (seen: never, wanted: never) => boolean): typeof test => test;
const TABLE_FAULTS: readonly {
  readonly name: string;
  readonly operator: Operator;
  readonly test: (seen: never, wanted: never) => boolean;
}[] = [
  { name: 'equality that coerces', operator: 'equal', test: wrong((seen, wanted) => Number(seen) === Number(wanted)) },
  {
    name: 'equality blind to case',
    operator: 'equal',
    test: wrong((seen, wanted) => String(seen).toLowerCase() === String(wanted).toLowerCase()),
  },
  {
    name: 'a list searched as text',
    operator: 'in',
    test: wrong((seen, wanted) => String(wanted).includes(String(seen))),
  },
  {
    name: 'order of text instead of numbers',
    operator: 'lessThan',
    test: wrong((seen, wanted) => String(seen) < String(wanted)),
  },
  {
    name: 'order of whole numbers only',
    operator: 'greaterThanInclusive',
    test: wrong((seen, wanted) => Math.floor(seen) >= Math.floor(wanted)),
  },
  {
    name: 'dates by year and month only',
    operator: 'before',
    test: wrong((seen, wanted) => String(seen).slice(0, 7) < String(wanted).slice(0, 7)),
  },
  {
    name: 'dates by day of the month',
    operator: 'onOrAfter',
    test: wrong((seen, wanted) => String(seen).slice(8) >= String(wanted).slice(8)),
  },
];

/** A faulty evaluation of a tree, written as the tree it would really evaluate. */
const rewritten = (rewrite: (condition: Condition) => Condition): Evaluator => {
  const deep = (condition: Condition): Condition => {
    if (isLeaf(condition)) return rewrite(condition);
    if ('not' in condition) return rewrite({ not: deep(condition.not) });
    return rewrite('all' in condition ? { all: condition.all.map(deep) } : { any: condition.any.map(deep) });
  };
  return (some, values) => compiled(some.map(deep), values);
};

const FOLD_FAULTS: Readonly<Record<string, Evaluator>> = {
  '`all` taken for `any`': rewritten((part) => ('all' in part ? { any: part.all } : part)),
  '`any` taken for `all`': rewritten((part) => ('any' in part ? { all: part.any } : part)),
  '`not` dropped': rewritten((part) => ('not' in part ? part.not : part)),
  'the last part of `all` forgotten': rewritten((part) =>
    'all' in part && part.all.length > 1 ? { all: part.all.slice(0, -1) } : part,
  ),
  'the first part of `any` forgotten': rewritten((part) =>
    'any' in part && part.any.length > 1 ? { any: part.any.slice(1) } : part,
  ),
  'undetermined told as not met': (some, values) =>
    [...compiled(some, values)].map((truth) => (truth === 1 ? 0 : truth)),
  'undetermined told as met': (some, values) => [...compiled(some, values)].map((truth) => (truth === 1 ? 2 : truth)),
  'verdicts of two conditions exchanged': (some, values) => [...compiled(some, values)].reverse(),
};

describe('a seeded fault is noticed', { timeout: 120_000 }, () => {
  afterEach(() => {
    vi.resetModules();
  });

  it('and without one nothing is', async () => {
    expect(await noticedAfter(await programWith(OPERATORS_MODULE, {}))).toBeUndefined();
  });

  it.each(SWAPS)('when $operator is answered by $other', async ({ operator, other }) => {
    const mutant = await programWith(OPERATORS_MODULE, { TESTS: { ...TESTS, [operator]: TESTS[other] } });
    expect(await noticedAfter(mutant)).toBeDefined();
  });

  it.each(TABLE_FAULTS)('when an operator has $name', async ({ operator, test }) => {
    const mutant = await programWith(OPERATORS_MODULE, { TESTS: { ...TESTS, [operator]: test } });
    expect(await noticedAfter(mutant)).toBeDefined();
  });

  it.each([
    ['not met', 0],
    ['met', 2],
  ])('when an unknown fact makes its test %s', async (_, truth) => {
    expect(await noticedAfter(await programWith(TRUTH_MODULE, { UNDETERMINED: truth }))).toBeDefined();
  });

  it.each(Object.entries(FOLD_FAULTS))('when %s', async (_, mutant) => {
    expect(await noticedAfter(mutant)).toBeDefined();
  });
});
