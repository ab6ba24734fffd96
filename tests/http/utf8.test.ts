import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8Of } from '../../src/http/utf8.js';

test('a text of any length and any characters is encoded as Node encodes it', () => {
  const unit = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', '\udfff', '≥', '😀', '\0', 'a'));
  fc.assert(
    fc.property(unit, fc.constantFrom(0, 1, 7, 30_000, 70_000), (some, times) => {
      const text = some.repeat(Math.ceil(times / Math.max(1, some.length)));
      expect(utf8Of(text).equals(Buffer.from(text))).toBe(true);
    }),
  );
});
