import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { kindOf } from '../../src/rulesets/tree.js';
import { BASE, filesOf, SHIPPED, textOf } from './folders.js';

const KINDS = [
  'rules',
  'facts',
  'reasons',
  'themes',
  'lint-law',
  'clocks',
  'rights',
  'reviewers',
  'level-names',
  'crosswalk',
  'criteria',
  'payer',
  'ruleset',
  'cases',
  'overlay',
  'published',
] as const;
const read = (kind: string): object =>
  JSON.parse(readFileSync(new URL(`../../schemas/${kind}.schema.json`, import.meta.url), 'utf8')) as object;

/** The properties and definitions of a schema, each with its place. */
function described(schema: unknown, place = ''): readonly { place: string; node: Record<string, unknown> }[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, inner]: [string, unknown]) => {
    const here = `${place}/${key}`;
    const nested = described(inner, here);
    if (key !== 'properties' && key !== '$defs') return nested;
    if (place.endsWith('/if')) return [];
    return [
      ...Object.entries(inner as object).map(([name, node]) => ({
        place: `${here}/${name}`,
        node: node as Record<string, unknown>,
      })),
      ...nested,
    ];
  });
}

describe.each(KINDS)('the schema of %s', (kind) => {
  it('names and describes everything an editor may offer', () => {
    const unnamed = described(read(kind)).filter(
      ({ node }) => node['$ref'] === undefined && (node['title'] === undefined || node['description'] === undefined),
    );
    expect(unnamed.map(({ place }) => place)).toEqual([]);
  });
});

it.each([SHIPPED, BASE])('the schemas as an editor reads them admit every document of %s', (root) => {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    validateFormats: false,
  });
  for (const kind of KINDS) ajv.addSchema(read(kind));
  const files = filesOf(root);
  const refused = files.flatMap(({ path }) => {
    const validate = ajv.getSchema(`${kindOf(path)}.schema.json`);
    return validate?.(JSON.parse(textOf(files, path))) === true ? [] : [`${path}: ${ajv.errorsText(validate?.errors)}`];
  });
  expect(refused).toEqual([]);
});
