import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CompiledCombination } from '../../src/clinical/best-fit.js';
import { combinationTruth } from '../../src/clinical/level-truth.js';
import { MET, NOT_MET, type Truth, UNDETERMINED } from '../../src/domain/truth.js';

const truths = [NOT_MET, UNDETERMINED, MET] as const;

/** A part is a criterion, a choice that is settled, or so many of two criteria. */
const part = fc.oneof(
  fc.record({ kind: fc.constant('criterion' as const), truth: fc.constantFrom(...truths) }),
  fc.record({ kind: fc.constant('constant' as const), truth: fc.constantFrom(NOT_MET, MET) }),
  fc.record({
    kind: fc.constant('atLeast' as const),
    needed: fc.nat(3),
    truths: fc.tuple(fc.constantFrom(...truths), fc.constantFrom(...truths)),
  }),
);

const completions = (truth: Truth): readonly boolean[] => (truth === UNDETERMINED ? [false, true] : [truth === MET]);

const over = (outcomes: readonly boolean[]): Truth =>
  outcomes.every((one) => one) ? MET : outcomes.some((one) => one) ? UNDETERMINED : NOT_MET;

test('at least so many of some parts: what all completions of the criteria give', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), fc.nat(7), (parts, needed) => {
      const conditions: Truth[] = [];
      const criterion = (truth: Truth): CompiledCombination => ({
        kind: 'criterion',
        condition: conditions.push(truth) - 1,
      });
      const combination: CompiledCombination = {
        kind: 'atLeast',
        needed,
        parts: parts.map((one): CompiledCombination => {
          if (one.kind === 'criterion') return criterion(one.truth);
          if (one.kind === 'constant') return { kind: 'constant', truth: one.truth, name: 'choice', wanted: true };
          return { kind: 'atLeast', needed: one.needed, parts: one.truths.map(criterion) };
        }),
      };
      // Each criterion stands in one place only, so that the parts vary on their own.
      const partly = parts.map((one): readonly boolean[] => {
        if (one.kind !== 'atLeast') return completions(one.truth);
        const [a, b] = one.truths;
        return completions(a).flatMap((x) => completions(b).map((y) => Number(x) + Number(y) >= one.needed));
      });
      const sums = partly.reduce<readonly number[]>(
        (before, some) => before.flatMap((sum) => some.map((met) => sum + Number(met))),
        [0],
      );
      const findings = { leaves: new Uint8Array(), conditions: Uint8Array.from(conditions) };
      expect(combinationTruth(combination, findings)).toBe(over(sums.map((sum) => sum >= needed)));
    }),
  );
});
