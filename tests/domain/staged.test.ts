import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atOnce, inStep, type Staged, valueOf } from '../../src/domain/staged.js';

/** Says what it does in each of so many stages; may fail in the last. */
function* work(name: string, stages: number, said: string[], fails = false): Staged<string> {
  for (let stage = 1; stage < stages; stage += 1) {
    said.push(`${name}${stage}`);
    yield;
  }
  said.push(`${name}${stages}`);
  if (fails) throw new Error(name);
  return name;
}

test('alone, a piece of work goes from its first stage to its last', () => {
  const said: string[] = [];
  expect(atOnce(work('a', 3, said))).toBe('a');
  expect(said).toEqual(['a1', 'a2', 'a3']);
});

test('in company each stage is done for all before the next', () => {
  const said: string[] = [];
  expect(inStep([work('a', 3, said), work('b', 1, said), work('c', 2, said)]).map(valueOf)).toEqual(['a', 'b', 'c']);
  expect(said).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3']);
});

test('what one throws stops no other, and is thrown to who asks for it', () => {
  const [a, b, c] = inStep([work('a', 2, []), work('b', 1, [], true), work('c', 3, [])]);
  expect([a, c]).toEqual([
    { done: true, value: 'a' },
    { done: true, value: 'c' },
  ]);
  expect(() => valueOf(b as NonNullable<typeof b>)).toThrow('b');
});

test('whatever the stages, everybody gets what they would have got alone', () => {
  const works = fc.array(fc.record({ stages: fc.integer({ min: 1, max: 9 }), fails: fc.boolean() }), { maxLength: 40 });
  fc.assert(
    fc.property(works, (all) => {
      const begun = (): readonly Staged<string>[] =>
        all.map(({ fails, stages }, index) => work(String(index), stages, [], fails));
      const alone = begun().map((one) => {
        try {
          return { done: true, value: atOnce(one) };
        } catch (thrown) {
          return { done: false, thrown };
        }
      });
      expect(inStep(begun())).toEqual(alone);
    }),
  );
});
