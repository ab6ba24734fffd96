/** JSON as answers are written, held against `JSON.stringify`. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonBytesOf, jsonOf, lasting } from '../../src/explanation/known-text.js';

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>(null, undefined, true, false, -0, NaN, Infinity, new Date(0), Object.create(null)),
    fc.double(),
    fc.string({ unit: 'binary' }),
    // Half of a pair is escaped; the characters to either side of the halves are not.
    fc
      .array(fc.constantFrom('\ud7ff', '\ud800', '\udbff', '\udc00', '\udfff', '\ue000', '\uffff', '\u007f', '’'))
      .map((all) => all.join('')),
    fc.array(tie('value')),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('value')),
    fc.array(fc.string()).map(lasting),
    fc.dictionary(fc.string(), fc.jsonValue()).map(lasting),
  ),
}));

test('whatever the value, also the second time', () => {
  fc.assert(
    fc.property(value, (one) => {
      const text = JSON.stringify(one) as string | undefined;
      expect(jsonOf(one)).toBe(text);
      expect(jsonOf(one)).toBe(text);
      expect(Buffer.from(jsonBytesOf(one)).equals(Buffer.from(text ?? 'null'))).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});
