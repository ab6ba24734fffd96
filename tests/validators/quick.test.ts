/** The quick way of telling what a schema admits tells what a validator of the standard does, or is not made. */
import { _, Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCalendarDate } from '../../src/domain/dates.js';
import { quick } from '../../src/validators/quick.js';
import type { Schema } from '../../src/validators/quick.js';
import { useFirstRepeated } from '../../src/validators/unique-items.js';

const FORMATS = { 'calendar-date': isCalendarDate };
const ajv = new Ajv2020({ strict: false, allErrors: true, ownProperties: true, allowUnionTypes: true });
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
const names = fc.constantFrom('a', 'b', 'ü');
const { schema } = fc.letrec<{ schema: Schema }>((tie) => {
  const parts = fc.array(tie('schema'), { minLength: 1, maxLength: 3 });
  const whole = tie('schema');
  return {
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.record({ const: admitted }),
      fc.record({ enum: fc.uniqueArray(admitted, { minLength: 1, maxLength: 4 }) }),
      fc.constant({ type: 'boolean', description: 'Yes or no.' }),
      fc.constant({ type: ['null', 'integer', 'array'] }),
      fc
        .record({
          type: fc.constantFrom('integer', 'number'),
          minimum: optional(small),
          maximum: optional(small),
          exclusiveMinimum: optional(small),
        })
        .map(given),
      fc
        .record({
          type: optional(fc.constant('string')),
          minLength: optional(small),
          maxLength: optional(small),
          pattern: optional(fc.constantFrom('^a', '^.$', '^[a-c]{0,2}$')),
          format: optional(fc.constant('calendar-date')),
        })
        .map(given),
      fc
        .record({
          type: optional(fc.constant('array')),
          items: optional(whole),
          minItems: optional(small),
          maxItems: optional(small),
          uniqueItems: optional(fc.boolean()),
        })
        .map(given),
      fc.record({ anyOf: parts }),
      fc.record({ allOf: parts }),
      fc.record({ oneOf: parts }),
      fc.record({ if: whole, then: optional(whole), else: optional(whole) }).map(given),
      fc.constantFrom({ $ref: '#/$defs/tree' }, { $ref: 'other.json#/$defs/word' }),
      fc
        .record({
          type: optional(fc.constant('object')),
          properties: optional(fc.dictionary(names, whole)),
          additionalProperties: optional(fc.oneof(fc.constant(false), whole)),
          propertyNames: optional(fc.constant({ pattern: '^[a-z]$' })),
          minProperties: optional(small),
          required: optional(fc.uniqueArray(names)),
        })
        .map(given),
    ),
  };
});

const OTHER = { $id: 'other.json', $defs: { word: { type: 'string', maxLength: 2 } } };
const DEFINED = {
  tree: {
    type: 'object',
    additionalProperties: { $ref: '#/$defs/tree' },
    properties: { a: { $ref: 'other.json#/$defs/word' } },
  },
};
ajv.addSchema(OTHER);

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
      const whole = { ...node, $defs: DEFINED };
      const holds = quick(whole, { formats: FORMATS, files: { 'other.json': OTHER } });
      const standard = ajv.compile(whole);
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
  expect([NaN, Infinity, -Infinity].map(quick({ type: 'number' }))).toEqual([false, false, false]);
});

test.each([
  { type: 'string', contentEncoding: 'base64' },
  { type: 'number', multipleOf: 2 },
  { type: 'array', contains: {} },
  { type: 'object', maxProperties: 1 },
  { properties: { a: { patternProperties: {} } } },
  { type: 'text' },
  { type: 'string', format: 'date' },
  { enum: [{}] },
  { $ref: '#/$defs/nowhere' },
  { $ref: 'nowhere.json#' },
])('none is made for %j', (node) => {
  expect(() => quick(node as Schema, { formats: FORMATS })).toThrow(/^(no quick way|there is no)/);
});
