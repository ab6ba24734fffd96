/** The quick way of telling what a schema admits tells what a validator of the standard does, or is not made. */
import { _, Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCalendarDate } from '../../src/domain/dates.js';
import { quick } from '../../src/validators/quick.js';
import type { Schema } from '../../src/validators/quick.js';
import { useFirstRepeated } from '../../src/validators/unique-items.js';

const FORMATS = { 'calendar-date': isCalendarDate };
const ajv = new Ajv2020({ strict: true, allErrors: true, ownProperties: true, allowUnionTypes: true });
ajv.addFormat('calendar-date', isCalendarDate);
useFirstRepeated(ajv, _);

const KEYS = ['a', 'b', 'toString', '__proto__', 'ü'];
const WORDS = ['', 'a', 'ab', '😀', 'a😀', '\ud800', '2026-02-28', '2026-02-30', 'unknown', 'abcd'];
const scalar = fc.constantFrom<unknown>(...WORDS, 0, -0, 1, 1.5, 4, -3, 1e300, true, false, null);
const small = fc.integer({ min: 0, max: 3 });
const optional = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(one, { nil: undefined });
const given = (node: Readonly<Record<string, unknown>>): Schema =>
  Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined));

const admitted = scalar.filter((value) => value !== null);
const { schema } = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ const: admitted }),
    fc.record({ enum: fc.uniqueArray(admitted, { minLength: 1, maxLength: 4 }) }),
    fc.constant({ type: 'boolean', description: 'Yes or no.' }),
    fc
      .record({ type: fc.constantFrom('integer', 'number'), minimum: optional(small), maximum: optional(small) })
      .map(given),
    fc
      .record({
        type: fc.constant('string'),
        minLength: optional(small),
        maxLength: optional(small),
        pattern: optional(fc.constantFrom('^a', '^.$', '^[a-c]{0,2}$')),
        format: optional(fc.constant('calendar-date')),
      })
      .map(given),
    fc.record({ type: fc.constant('array'), items: optional(tie('schema')), maxItems: optional(small) }).map(given),
    fc.constant({ type: 'array', uniqueItems: true, items: { enum: ['a', 'b', 1] } }),
    fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.dictionary(fc.constantFrom('a', 'b', 'ü'), tie('schema')).chain((properties) =>
      fc.record({
        type: fc.constant('object'),
        properties: fc.constant(properties),
        additionalProperties: fc.constant(false),
        required: fc.subarray(Object.keys(properties)),
      }),
    ),
  ),
}));

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(fc.constantFrom<unknown>('a', 'b', 1, 2), { maxLength: 4 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('value')),
  ),
}));

test('whatever the schema and the value', () => {
  const seen = { held: 0, not: 0 };
  fc.assert(
    fc.property(schema, fc.array(value, { minLength: 20, maxLength: 20 }), (node, values) => {
      const holds = quick(node, FORMATS);
      const standard = ajv.compile(node);
      for (const one of values) {
        // As a request comes: parsed from text.
        const parsed: unknown = JSON.parse(JSON.stringify(one));
        expect(holds(parsed)).toBe(standard(parsed));
        seen[holds(parsed) ? 'held' : 'not'] += 1;
      }
    }),
    { numRuns: 400 },
  );
  expect(Math.min(seen.held, seen.not)).toBeGreaterThan(200);
});

test('numbers that are none', () => {
  expect([NaN, Infinity, -Infinity].map(quick({ type: 'number' }, {}))).toEqual([false, false, false]);
});

test.each([
  { type: 'string', contentEncoding: 'base64' },
  { type: 'number', multipleOf: 2 },
  { type: 'array', minItems: 1 },
  { type: 'array', uniqueItems: true },
  { type: 'object', properties: {} },
  { type: 'object', additionalProperties: false, minProperties: 1 },
  { type: ['string', 'null'] },
  { type: 'string', format: 'date' },
  { enum: [{}] },
  { const: 'a', type: 'string' },
  { anyOf: [{ type: 'boolean' }], type: 'boolean' },
  { $ref: '#' },
  {},
])('none is made for %j', (node) => {
  expect(() => quick(node as Schema, FORMATS)).toThrow('no ');
});
