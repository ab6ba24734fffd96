/** Three-valued logic against the completions it stands for. */
import { expect, test } from 'vitest';
import { and, MET, not, NOT_MET, or, UNDETERMINED, type Truth } from '../../src/domain/truth.js';

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
