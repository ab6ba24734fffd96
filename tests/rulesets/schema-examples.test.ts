/** Editors show the examples of the schemas to authors: each must be what its schema admits. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';

type Schema = Readonly<Record<string, unknown>>;

const KINDS = ['rules', 'ruleset', 'payer', 'cases', 'overlay'];
const schemas = new Map(
  KINDS.map((kind) => [
    kind,
    JSON.parse(readFileSync(new URL(`../../schemas/${kind}.schema.json`, import.meta.url), 'utf8')) as Schema,
  ]),
);

/** Every part of a schema with examples, by its JSON pointer. */
function withExamples(part: unknown, pointer = ''): readonly { pointer: string; examples: readonly unknown[] }[] {
  if (typeof part !== 'object' || part === null) return [];
  const { examples } = part as Schema;
  const own = Array.isArray(examples) ? [{ pointer, examples: examples as readonly unknown[] }] : [];
  const below = Object.entries(part).filter(([key]) => key !== 'examples');
  return [
    ...own,
    ...below.flatMap(([key, value]) =>
      withExamples(value, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    ),
  ];
}

const ajv = new Ajv2020({ strict: false, validateFormats: false });
for (const schema of schemas.values()) ajv.addSchema(schema);

test.each(KINDS)('examples of %s', (kind) => {
  const places = withExamples(schemas.get(kind));
  if (kind !== 'overlay') expect(places.length).toBeGreaterThan(1);
  for (const { pointer, examples } of places)
    for (const example of examples) {
      const validate = ajv.compile({ $ref: `${kind}.schema.json#${pointer}` });
      expect(validate(example), `${kind}#${pointer}: ${JSON.stringify(validate.errors)}`).toBe(true);
    }
});
