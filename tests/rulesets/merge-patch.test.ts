/** Patches as RFC 7396 has them: its own examples, and the plain way over whatever JSON there is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRecord } from '../../src/domain/record.js';
import { mergePatch } from '../../src/rulesets/merge-patch.js';

test.each([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [['a'], { b: 1 }, { b: 1 }],
  [{ a: 'foo' }, null, null],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('%j with %j', (target, patch, merged) => {
  expect(mergePatch(target, patch)).toEqual(merged);
});

/** As the standard writes it down. */
function plainly(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const merged = new Map(isRecord(target) ? Object.entries(target) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, plainly(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>(null, 1, 'text', false),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', '1', 'toString', '__proto__'), tie('value')),
  ),
}));

test('the same text as the plain way, whatever the keys', () => {
  fc.assert(
    fc.property(value, value, (target, patch) => {
      expect(JSON.stringify(mergePatch(target, patch))).toBe(JSON.stringify(plainly(target, patch)));
    }),
    { numRuns: 2_000 },
  );
});
