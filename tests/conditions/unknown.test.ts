import { describe, expect, it } from 'vitest';
import { MET, NOT_MET, UNDETERMINED } from '../../src/domain/truth.js';
import type { Condition } from '../../src/conditions/condition.js';
import { OPERATORS, isLeaf } from '../../src/conditions/condition.js';
import { OPERATORS_FOR, takesList } from '../../src/conditions/operators.js';
import { referenceVerdicts } from '../../src/conditions/reference.js';
import { compiled } from './differential.js';
import { CATALOGUE, FACTS, leaf, noValues, samplesOf, valuesWith } from './world.js';

const CASES = FACTS.flatMap((fact) =>
  OPERATORS_FOR[fact.type].map((operator) => {
    const [first, second] = samplesOf(fact) as [string, string];
    return {
      name: `${operator} on ${fact.type} \`${fact.name}\``,
      fact,
      test: leaf(fact.name, operator, takesList(operator) ? [first, second] : first),
    };
  }),
);

const truthOf = (condition: Condition, values = noValues()): number => compiled([condition], values)[0] as number;

describe('an unknown fact', () => {
  it('is tried with every operator', () => {
    expect(new Set(CASES.map(({ test }) => test.operator))).toEqual(new Set(OPERATORS));
  });

  it.each(CASES)('leaves $name undetermined, also under `not`', async ({ test }) => {
    const wrapped: Condition[] = [
      test,
      { not: test },
      { not: { not: test } },
      { all: [test] },
      { any: [test] },
      { not: { all: [test] } },
    ];
    expect(wrapped.map((condition) => truthOf(condition))).toEqual(wrapped.map(() => UNDETERMINED));
    const reference = await referenceVerdicts(wrapped, noValues(), CATALOGUE);
    expect(reference.map(({ truth }) => truth)).toEqual(wrapped.map(() => UNDETERMINED));
  });

  it.each(CASES)('does not hide what settles the condition beside $name', ({ fact, test }) => {
    const other = fact.name === 'yes' ? 'sure' : 'yes';
    const holds = leaf(other, 'equal', true);
    const values = valuesWith({ [other]: true });
    expect(truthOf({ any: [test, holds] }, values)).toBe(MET);
    expect(truthOf({ all: [test, { not: holds }] }, values)).toBe(NOT_MET);
    expect(truthOf({ all: [test, holds] }, values)).toBe(UNDETERMINED);
    expect(truthOf({ any: [test, { not: holds }] }, values)).toBe(UNDETERMINED);
  });

  it('is true to json-rules-engine alone wherever the test is negative: why its verdict is not ours', async () => {
    const negative = CASES.filter(
      ({ fact, test }) => fact.type !== 'date' && ['notEqual', 'notIn'].includes(test.operator),
    );
    const reference = await referenceVerdicts(negative.map(({ test }) => test).filter(isLeaf), noValues(), CATALOGUE);
    expect(new Set(reference.map(({ verdict }) => verdict))).toEqual(new Set([true]));
  });
});
