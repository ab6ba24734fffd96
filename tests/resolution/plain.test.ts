/** Resolution against a second, plain implementation of the same text, on random situations of every kind. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolve } from '../../src/resolution/resolve.js';
import { plainResolve } from './plain-resolve.js';
import { ending, inWords, situations } from './situations.js';

/** Key order aside. */
function words(care: object | undefined): string {
  const entries = Object.entries(care ?? {}).sort(([a], [b]) => a.localeCompare(b));
  return entries
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? `{ ${words(value as object)} }` : String(value)}`)
    .join(', ');
}

test('decision, care and rest are those of the plain implementation', () => {
  const tally: Record<string, number> = {};
  fc.assert(
    fc.property(situations, ({ setting, clinical, met }) => {
      const plain = plainResolve({ setting, clinical, met });
      const found = resolve({ ...ending(setting), clinical, met });
      tally[found.decision] = (tally[found.decision] ?? 0) + 1;
      const ours = `${found.decision}: ${words(found.care)}; rest ${words(found.notYetReviewable)}`;
      const theirs = `${plain.decision}: ${words(plain.care)}; rest ${words(plain.notYetReviewable)}`;
      expect(ours, `${inWords({ setting, clinical, met })} plain says ${plain.why}, engine ${found.reason}`).toBe(
        theirs,
      );
    }),
    { numRuns: 20_000 },
  );
  process.stdout.write(`plain resolution: ${JSON.stringify(tally)}\n`);
  for (const decision of ['approve', 'downgrade', 'deny', 'pend']) expect(tally[decision]).toBeGreaterThan(500);
});
