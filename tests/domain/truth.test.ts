/** Three-valued logic against the completions it stands for. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { and, atLeast, MET, not, NOT_MET, or, UNDETERMINED, type Truth } from '../../src/domain/truth.js';

const truths: readonly Truth[] = [NOT_MET, UNDETERMINED, MET];
const completions = (truth: Truth): readonly boolean[] => (truth === UNDETERMINED ? [false, true] : [truth === MET]);
const over = (values: readonly boolean[]): Truth =>
  values.every(Boolean) ? MET : values.some(Boolean) ? UNDETERMINED : NOT_MET;

test('and, or, not: what all completions give', () => {
  for (const a of truths) {
    expect(not(a)).toBe(over(completions(a).map((one) => !one)));
    for (const b of truths) {
      const both = completions(a).flatMap((one) => completions(b).map((other) => [one, other] as const));
      expect(and(a, b)).toBe(over(both.map(([one, other]) => one && other)));
      expect(or(a, b)).toBe(over(both.map(([one, other]) => one || other)));
    }
  }
});

test('at least so many: what all completions give', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...truths), { maxLength: 7 }), fc.nat(8), (parts, needed) => {
      const counts = parts.reduce<readonly number[]>(
        (sums, part) => sums.flatMap((sum) => completions(part).map((one) => sum + (one ? 1 : 0))),
        [0],
      );
      expect(atLeast(needed, parts, (part) => part, undefined)).toBe(over(counts.map((sum) => sum >= needed)));
    }),
  );
});
