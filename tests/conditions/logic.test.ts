import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MET, NOT_MET, UNDETERMINED } from '../../src/domain/truth.js';
import type { FactValues } from '../../src/facts/catalogue.js';
import type { Condition } from '../../src/conditions/condition.js';
import { compiled } from './differential.js';
import { anyCondition, anyValues, FACTS, leaf, samplesOf, valuesWith } from './world.js';

const TRUTHS = [NOT_MET, UNDETERMINED, MET] as const;

/** Conditions with a truth known beforehand. */
const VALUES = valuesWith({ yes: true });
const HAS: Readonly<Record<number, Condition>> = {
  [MET]: leaf('yes', 'equal', true),
  [NOT_MET]: leaf('yes', 'equal', false),
  [UNDETERMINED]: leaf('sure', 'equal', true),
};

const truthOf = (condition: Condition, values: FactValues): number => compiled([condition], values)[0] as number;

/** Kleene's tables as published, written out. Rows and columns: not met, undetermined, met. */
const AND = [
  [0, 0, 0],
  [0, 1, 1],
  [0, 1, 2],
];
const OR = [
  [0, 1, 2],
  [1, 1, 2],
  [2, 2, 2],
];
const NOT = [2, 1, 0];

describe('three-valued logic', () => {
  it('follows the tables of strong Kleene logic', () => {
    for (const a of TRUTHS) {
      expect(truthOf({ not: HAS[a] as Condition }, VALUES)).toBe(NOT[a]);
      for (const b of TRUTHS) {
        const parts = [HAS[a], HAS[b]] as Condition[];
        expect(truthOf({ all: parts }, VALUES)).toBe(AND[a]?.[b]);
        expect(truthOf({ any: parts }, VALUES)).toBe(OR[a]?.[b]);
      }
    }
  });

  const equal = (
    name: string,
    left: (a: Condition, b: Condition, c: Condition) => Condition,
    right: (a: Condition, b: Condition, c: Condition) => Condition,
  ): void => {
    it(name, () => {
      const law = fc.property(anyCondition, anyCondition, anyCondition, anyValues, (a, b, c, values) => {
        expect(truthOf(left(a, b, c), values)).toBe(truthOf(right(a, b, c), values));
      });
      fc.assert(law, { numRuns: 1_000 });
    });
  };
  equal(
    'De Morgan: not all',
    (a, b) => ({ not: { all: [a, b] } }),
    (a, b) => ({ any: [{ not: a }, { not: b }] }),
  );
  equal(
    'De Morgan: not any',
    (a, b) => ({ not: { any: [a, b] } }),
    (a, b) => ({ all: [{ not: a }, { not: b }] }),
  );
  equal(
    'double negation',
    (a) => ({ not: { not: a } }),
    (a) => a,
  );
  equal(
    'all in any order',
    (a, b, c) => ({ all: [a, b, c] }),
    (a, b, c) => ({ all: [c, a, b] }),
  );
  equal(
    'any in any order',
    (a, b, c) => ({ any: [a, b, c] }),
    (a, b, c) => ({ any: [c, a, b] }),
  );
  equal(
    'all in any grouping',
    (a, b, c) => ({ all: [a, { all: [b, c] }] }),
    (a, b, c) => ({ all: [a, b, c] }),
  );
  equal(
    'any in any grouping',
    (a, b, c) => ({ any: [{ any: [a, b] }, c] }),
    (a, b, c) => ({ any: [a, b, c] }),
  );
  equal(
    'all said twice',
    (a) => ({ all: [a, a] }),
    (a) => a,
  );
  equal(
    'any said twice',
    (a) => ({ any: [a, a] }),
    (a) => a,
  );
  equal(
    'absorption',
    (a, b) => ({ all: [a, { any: [a, b] }] }),
    (a) => a,
  );
  equal(
    'all over any',
    (a, b, c) => ({ all: [a, { any: [b, c] }] }),
    (a, b, c) => ({ any: [{ all: [a, b] }, { all: [a, c] }] }),
  );
  equal(
    'any over all',
    (a, b, c) => ({ any: [a, { all: [b, c] }] }),
    (a, b, c) => ({ all: [{ any: [a, b] }, { any: [a, c] }] }),
  );

  it('never finds a condition and its opposite both not met, nor both met', () => {
    fc.assert(
      fc.property(anyCondition, anyValues, (a, values) => {
        expect(truthOf({ any: [a, { not: a }] }, values)).toBeGreaterThanOrEqual(UNDETERMINED);
        expect(truthOf({ all: [a, { not: a }] }, values)).toBeLessThanOrEqual(UNDETERMINED);
      }),
      { numRuns: 2_000 },
    );
  });

  it('stays with a definite answer whatever the unknown facts turn out to be', () => {
    const completion = fc.tuple(...FACTS.map((fact) => fc.constantFrom(...samplesOf(fact))));
    fc.assert(
      fc.property(anyCondition, anyValues, completion, (condition, values, completed) => {
        const truth = truthOf(condition, values);
        const known = values.map((value, index) => value ?? completed[index]);
        const after = truthOf(condition, known);
        expect(after).not.toBe(UNDETERMINED);
        if (truth !== UNDETERMINED) expect(after).toBe(truth);
      }),
      { numRuns: 5_000 },
    );
  });
});
