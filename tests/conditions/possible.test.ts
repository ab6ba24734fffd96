/** What is called impossible no facts meet, what is called possible some do: against plain trying of every boundary value. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundaries } from '../../src/conditions/boundaries.js';
import type { Condition } from '../../src/conditions/condition.js';
import { isLeaf } from '../../src/conditions/condition.js';
import { TESTS } from '../../src/conditions/operators.js';
import { canBe } from '../../src/conditions/possible.js';
import { MET, NOT_MET } from '../../src/domain/truth.js';
import type { Scalar } from '../../src/facts/catalogue.js';
import { CATALOGUE, FACTS, leaf, leafOf } from './world.js';

type Facts = Readonly<Record<string, Scalar>>;

/** Two-valued, on known facts. */
function holds(condition: Condition, facts: Facts): boolean {
  if (isLeaf(condition)) return TESTS[condition.operator](facts[condition.fact] as Scalar, condition.value as Scalar);
  if ('not' in condition) return !holds(condition.not, facts);
  return 'all' in condition
    ? condition.all.every((part) => holds(part, facts))
    : condition.any.some((part) => holds(part, facts));
}

const everyWay = (domains: ReadonlyMap<string, readonly Scalar[]>): readonly Facts[] =>
  [...domains].reduce<readonly Facts[]>(
    (ways, [name, values]) => ways.flatMap((way) => values.map((value) => ({ ...way, [name]: value }))),
    [{}],
  );

const someLeaf = fc.constantFrom(...FACTS).chain(leafOf);
const someCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'condition' },
    someLeaf,
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ not: tie('condition') }),
  ),
})).condition;

describe('whether a condition can be met', () => {
  test('agrees with trying every way', () => {
    fc.assert(
      fc.property(someCondition, (condition) => {
        const domains = boundaries([condition], CATALOGUE);
        const answers = everyWay(domains).map((facts) => holds(condition, facts));
        expect(canBe(MET, condition, domains, CATALOGUE)).toBe(answers.includes(true) ? 'possible' : 'impossible');
        expect(canBe(NOT_MET, condition, domains, CATALOGUE)).toBe(answers.includes(false) ? 'possible' : 'impossible');
      }),
      { numRuns: 1500 },
    );
  });

  test('is left open where there are too many ways', () => {
    const many = (name: string, from: number): Condition =>
      leaf(
        name,
        'in',
        Array.from({ length: 300 }, (_, index) => `${from + index}`),
      );
    const never = { all: [leaf('d1', 'equal', 1), leaf('d1', 'equal', 2)] };
    const condition = { all: [many('code', 0), many('level', 0), never] };
    expect(canBe(MET, condition, boundaries([condition], CATALOGUE), CATALOGUE)).toBe('undecided');
    expect(canBe(NOT_MET, condition, boundaries([condition], CATALOGUE), CATALOGUE)).toBe('possible');
  });

  test('is left open once questions before have taken all there was to take', () => {
    const condition = { all: [leaf('d1', 'equal', 1), leaf('d1', 'equal', 2)] };
    const domains = boundaries([condition], CATALOGUE);
    const patience = { left: 100 };
    const answers = Array.from({ length: 20 }, () => canBe(MET, condition, domains, CATALOGUE, patience));
    expect(answers[0]).toBe('impossible');
    expect(answers.at(-1)).toBe('undecided');
    expect(new Set(answers.slice(answers.indexOf('undecided')))).toEqual(new Set(['undecided']));
  });
});
