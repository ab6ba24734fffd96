/** The canonical form against JSON of sorted copies, with and without keys known beforehand. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, keysOf } from '../../src/domain/canonical.js';
import { isRecord } from '../../src/domain/record.js';
import { REAL_LIBRARY, EXAMPLES } from '../http/real-service.js';
import { digest } from '../../src/rulesets/digest.js';

const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, ordered(value[key])]),
  );
};

const NAMES = ['a', 'b', 'ab', 'B', 'é', '"', 'constructor', '__proto__', ' '];
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>(null, true, false, -0, 1e21, 1e-7),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value')),
    fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string()), tie('value'), { maxKeys: 40 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value')),
  ),
}));

test('whatever the value and the keys known', () => {
  fc.assert(
    fc.property(value, fc.subarray(NAMES), (one, names) => {
      const text = canonical(one, keysOf(names));
      expect(text).toBe(canonical(one));
      // Members called by a whole number come first in an object, whatever was asked: such objects have no sorted copy.
      if (!/"\d+":/.test(text)) expect(text).toBe(JSON.stringify(ordered(one)));
    }),
    { numRuns: 2_000 },
  );
});

test('a request is named by its plain digest', () => {
  for (const { request } of EXAMPLES) expect(REAL_LIBRARY.digests[0](request)).toEqual({ request: digest(request) });
});
