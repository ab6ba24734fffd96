import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestName } from '../../src/domain/nearest.js';

/** Fewest insertions, removals and replacements, as they are defined. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const rest = distance(a.slice(1), b.slice(1));
  return a[0] === b[0] ? rest : 1 + Math.min(rest, distance(a.slice(1), b), distance(a, b.slice(1)));
}

const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 });

test('the first of the names with the fewest changes, when a third of the letters or two at most are changed', () => {
  fc.assert(
    fc.property(name, fc.uniqueArray(name, { maxLength: 5 }), (wrong, names) => {
      fc.pre(!names.includes(wrong));
      const changes = names.map((one) => distance(wrong, one));
      const fewest = Math.min(...changes);
      const expected = fewest <= Math.max(2, Math.floor(wrong.length / 3)) ? names[changes.indexOf(fewest)] : undefined;
      expect(nearestName(wrong, names)).toBe(expected);
    }),
    { numRuns: 500 },
  );
});

test('a name with the same last segment is meant, whatever stands before it', () => {
  expect(nearestName('patient.age', ['plan.type', 'member.age'])).toBe('member.age');
});

test('nothing is near to nothing, nor to a text longer than any name', () => {
  expect([nearestName('', ['a']), nearestName('a'.repeat(81), ['a'.repeat(80)])]).toEqual([undefined, undefined]);
});
