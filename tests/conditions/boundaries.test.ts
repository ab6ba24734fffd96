/** Boundary values stand for every value a fact can have: every test answers any value like one of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundaries } from '../../src/conditions/boundaries.js';
import type { LeafCondition } from '../../src/conditions/condition.js';
import { TESTS } from '../../src/conditions/operators.js';
import type { Fact, Scalar } from '../../src/facts/catalogue.js';
import { CATALOGUE, FACTS, leaf, leafOf, samplesOf } from './world.js';

const of = (name: string, ...leaves: readonly LeafCondition[]): readonly Scalar[] | undefined =>
  boundaries([{ any: leaves }], CATALOGUE).get(name);

describe('the values worth trying', () => {
  test('whole numbers: at, one below and one above each threshold, within the range', () => {
    expect(of('d1', leaf('d1', 'lessThan', 4), leaf('d1', 'equal', 0))).toEqual([0, 1, 3, 4]);
    expect(of('derived.day', leaf('derived.day', 'greaterThan', 28))).toEqual([27, 28, 29]);
  });

  test('other numbers: between thresholds, however close, and between a threshold and an end', () => {
    expect(of('hours', leaf('hours', 'lessThan', 9))).toEqual([8.5, 9, 9.5]);
    expect(of('hours', leaf('hours', 'in', [9, 9.5]), leaf('hours', 'notEqual', 168))).toEqual([
      8.75, 9, 9.25, 9.5, 9.75, 167.75, 168,
    ]);
  });

  test('dates: the day before, the day, the day after', () => {
    expect(of('from', leaf('from', 'before', '2024-03-01'))).toEqual(['2024-02-29', '2024-03-01', '2024-03-02']);
  });

  test('codes and words: those named and one other, where there is another', () => {
    expect(of('colour', leaf('colour', 'equal', 'blue'))).toEqual(['blue', 'red']);
    expect(of('colour', leaf('colour', 'notIn', ['blue', 'red', 'red-blue']))).toEqual(['blue', 'red', 'red-blue']);
    expect(of('code', leaf('code', 'in', ['a', 'other']))).toEqual(['a', 'other', 'other-other']);
    const levels = boundaries([leaf('level', 'equal', '2.1')], CATALOGUE, ['2.1', '3.1']);
    expect(levels.get('level')).toEqual(['2.1', '3.1']);
  });

  test('facts come in the order they are read, each once', () => {
    const when = { all: [leaf('yes', 'equal', true), { not: leaf('d1', 'equal', 2) }, leaf('yes', 'equal', false)] };
    expect([...boundaries([when], CATALOGUE)]).toEqual([
      ['yes', [true, false]],
      ['d1', [1, 2, 3]],
    ]);
  });

  test('any value is answered like one of them by every test', () => {
    const answers = (leaves: readonly LeafCondition[], value: Scalar): string =>
      leaves.map(({ operator, value: wanted }) => TESTS[operator](value, wanted as Scalar)).join();
    const someFact = fc.constantFrom(...FACTS.filter(({ type }) => type !== 'level'));
    const drawn = someFact.chain((fact: Fact) =>
      fc.record({
        fact: fc.constant(fact),
        leaves: fc.array(leafOf(fact), { minLength: 1, maxLength: 4 }),
        value: fc.constantFrom(...samplesOf(fact)),
      }),
    );
    fc.assert(
      fc.property(drawn, ({ fact, leaves, value }) => {
        const tried = (of(fact.name, ...leaves) ?? []).map((one) => answers(leaves, one));
        expect(tried).toContain(answers(leaves, value));
      }),
      { numRuns: 2000 },
    );
  });
});
