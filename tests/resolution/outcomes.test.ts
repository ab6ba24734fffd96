/**
 * Resolving twice, most and least favourably, against enumerating every way up to eight undetermined rules could fall, with every clinical
 * answer left open (architecture, "Unknown"): the one answer that leaves is the same.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MET, UNDETERMINED } from '../../src/domain/truth.js';
import { resolve } from '../../src/resolution/resolve.js';
import { outcomeKey } from '../../src/resolution/situation.js';
import { outcomes } from '../../src/resolution/unknown.js';
import { ending, inWords, pictures, type RandomPicture } from './situations.js';

/** Outcome keys of every way of being. */
function enumerated({ setting, results, rules }: RandomPicture): ReadonlySet<string> {
  const certain = rules.filter(({ truth }) => truth === MET).map(({ compiled }) => compiled);
  const open = rules.filter(({ truth }) => truth === UNDETERMINED).map(({ compiled }) => compiled);
  const supposed = new Set(open);
  // In the order of the rule table, as the engine has them.
  const place = new Map(rules.map(({ compiled }, index) => [compiled, index]));
  const found = new Set<string>();
  for (let ways = 0; ways < 1 << open.length; ways += 1) {
    const met = [...certain, ...open.filter((_, index) => (ways & (1 << index)) !== 0)].sort(
      (a, b) => (place.get(a) as number) - (place.get(b) as number),
    );
    for (const clinical of results) found.add(outcomeKey(resolve({ ...setting, clinical, met, supposed })));
  }
  return found;
}

/** What the caller gets: the only outcome, else a question. */
const answer = (keys: readonly string[]): string => (keys.length === 1 ? (keys[0] as string) : 'pend');

test('an outcome stands exactly when every way of being gives it', () => {
  const tally = { pictures: 0, one: 0, several: 0, definite: 0 };
  fc.assert(
    fc.property(pictures, (random) => {
      const picture = { ...random, setting: ending(random.setting) };
      const expected = [...enumerated(picture)];
      const found = [...outcomes(picture).keys()];
      tally.pictures += 1;
      if (expected.length === 1) tally.one += 1;
      else tally.several += 1;
      if (answer(expected) !== 'pend') tally.definite += 1;
      const met = picture.rules.map(({ compiled, truth }) => ({
        ...compiled,
        rule: { ...compiled.rule, id: `${compiled.rule.id} ${['not met', 'undetermined', 'met'][truth]}` },
      }));
      expect(answer(found), inWords({ ...picture, met })).toBe(answer(expected));
      for (const key of found) expect(expected).toContain(key);
    }),
    { numRuns: 6000 },
  );
  process.stdout.write(`unknown rules: ${JSON.stringify(tally)}\n`);
  expect(tally.definite).toBeGreaterThan(400);
});
