import fc from 'fast-check';
import type { Fact, FactType, FactValues, Scalar } from '../../src/facts/catalogue.js';
import { createCatalogue } from '../../src/facts/catalogue.js';
import type { Condition, LeafCondition, Operator } from '../../src/conditions/condition.js';
import { OPERATORS_FOR, takesList } from '../../src/conditions/operators.js';

/** A small world in which random conditions meet random facts often: few facts, few values, every type. */

const fact = (name: string, type: FactType, more: Partial<Fact> = {}): Fact => ({ name, type, meaning: name, ...more });

export const FACTS: readonly Fact[] = [
  fact('yes', 'boolean'),
  fact('sure', 'boolean'),
  fact('d1', 'integer', { minimum: 0, maximum: 4 }),
  fact('d2', 'integer', { minimum: 0, maximum: 4 }),
  fact('derived.day', 'integer'),
  fact('hours', 'number', { minimum: 0, maximum: 168 }),
  fact('colour', 'code', { values: { red: 'red', blue: 'blue', 'red-blue': 'both' } }),
  fact('code', 'text'),
  fact('level', 'level'),
  fact('from', 'date'),
  fact('to', 'date'),
];

export const CATALOGUE = createCatalogue({ version: 'test', facts: FACTS });

/** Neighbours, look-alikes and edges of each type, for facts and for the values they are tested against. */
export const SAMPLES: Readonly<Record<string, readonly Scalar[]>> = {
  boolean: [true, false],
  integer: [0, 1, 2, 3, 4],
  number: [0, 0.1, 0.30000000000000004, 8.999999, 9, 9.5, 19, 20, 168],
  code: ['red', 'blue', 'red-blue'],
  text: ['9', '10', '010', 'H0015', 'h0015', 'true', '0', 'dent', 'residential', 'constructor', '__proto__'],
  level: ['1', '2.1', '2.10', '3.1', '3.7', '3.7-WM', '4'],
  date: [
    '2023-12-31',
    '2024-01-01',
    '2024-02-28',
    '2024-02-29',
    '2024-03-01',
    '2024-03-02',
    '2024-10-09',
    '2024-10-10',
    '2025-01-01',
    '1999-09-30',
  ],
};

export const samplesOf = ({ name, type }: Fact): readonly Scalar[] =>
  name === 'derived.day' ? [-30, -1, 0, 1, 9, 10, 28] : (SAMPLES[type] as readonly Scalar[]);

export const leaf = (name: string, operator: Operator, value: LeafCondition['value']): LeafCondition => ({
  fact: name,
  operator,
  value,
});

export const leafOf = (aFact: Fact): fc.Arbitrary<LeafCondition> =>
  fc.constantFrom(...OPERATORS_FOR[aFact.type]).chain((operator) => {
    const one = fc.constantFrom(...samplesOf(aFact));
    const value = takesList(operator) ? fc.uniqueArray(one, { minLength: 1, maxLength: 4 }) : one;
    return value.map((wanted) => leaf(aFact.name, operator, wanted));
  });

export const anyLeaf: fc.Arbitrary<LeafCondition> = fc.oneof(...FACTS.map(leafOf));

/** Trees up to four combiners deep, mostly small. */
export const anyCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => {
  const parts = fc.array(tie('condition'), { minLength: 1, maxLength: 4, size: 'small' });
  return {
    condition: fc.oneof(
      { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
      { arbitrary: anyLeaf, weight: 2 },
      { arbitrary: parts.map((all): Condition => ({ all })), weight: 3 },
      { arbitrary: parts.map((any): Condition => ({ any })), weight: 3 },
      { arbitrary: tie('condition').map((not): Condition => ({ not })), weight: 2 },
    ),
  };
}).condition;

/** One value per fact, one in four unknown. */
export const anyValues: fc.Arbitrary<FactValues> = fc.tuple(
  ...FACTS.map((aFact) => fc.option(fc.constantFrom(...samplesOf(aFact)), { freq: 3, nil: undefined })),
);

export const noValues = (): FactValues => FACTS.map(() => undefined);

export const valuesWith = (known: Readonly<Record<string, Scalar>>): FactValues => FACTS.map(({ name }) => known[name]);
