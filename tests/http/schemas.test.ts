import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readDocuments } from '../../src/http/documents.js';
import { differences, exportedType, readTypes, type SchemaNode } from './type-against-schema.js';

const { schemas } = readDocuments();
const path = (name: string): string => fileURLToPath(new URL(`../../src/${name}`, import.meta.url));
const PUBLISHED = [
  { schema: 'determination', file: path('domain/determination.ts'), type: 'Determination', open: [], apart: [] },
  {
    schema: 'recommendation',
    file: path('recommend.ts'),
    type: 'Recommendation',
    open: [],
    apart: [],
  },
  {
    schema: 'simulation',
    file: path('analysis/simulation/simulation.ts'),
    type: 'Simulation',
    open: ['.faults[].code'],
    apart: [],
  },
  { schema: 'comparison', file: path('analysis/comparison/comparison.ts'), type: 'Comparison', open: [], apart: [] },
  { schema: 'replay', file: path('replay/replay.ts'), type: 'Replay', open: [], apart: [] },
  // A new fault code must not break a caller that checks problems by an older schema.
  { schema: 'problem', file: path('http/problem.ts'), type: 'Problem', open: ['.faults[].code'], apart: [] },
] as const;
const types = readTypes(PUBLISHED.map(({ file }) => file));

/** `determination.schema.json#/$defs/Level`, read from within a schema. */
const resolveFrom =
  (own: string) =>
  (ref: string): SchemaNode => {
    const [document = '', pointer = ''] = ref.split('#');
    const root: unknown = schemas[document === '' ? own : document.replace('.schema.json', '')];
    // References in referenced documents are to definitions; only determinations have any that are shared.
    const at = (node: unknown): unknown =>
      pointer
        .split('/')
        .slice(1)
        .reduce((inner, step) => (inner as SchemaNode | undefined)?.[step], node);
    const found = at(root) ?? at(schemas['determination']);
    if (found === undefined) throw new Error(`${ref} leads nowhere`);
    return found as SchemaNode;
  };

describe.each(PUBLISHED)('the schema and the type $type', ({ schema, file, type, open, apart }) => {
  const compare = (node: SchemaNode): readonly string[] =>
    differences(types.checker, exportedType(types, file, type), node, resolveFrom(schema), open);

  test('say the same', () => {
    expect(compare(schemas[schema] as SchemaNode)).toEqual(apart);
  });

  test('a field more, a field less, a field no longer required: each is noticed', () => {
    const node = schemas[schema] as SchemaNode & { properties: SchemaNode; required: readonly string[] };
    const [first = ''] = node.required;
    const { [first]: one, ...rest } = node.properties;
    for (const changed of [
      { ...node, properties: { ...node.properties, extra: { type: 'string' } } },
      { ...node, properties: rest },
      { ...node, required: node.required.slice(1) },
      {
        ...node,
        properties: { ...rest, [first]: { ...(one as SchemaNode), type: 'boolean', enum: ['else'], $ref: undefined } },
      },
      { ...node, additionalProperties: true },
    ])
      expect(compare(changed).length).toBeGreaterThan(apart.length);
  });
});

test('every object, field and form of the published schemas says what it is', () => {
  const bare: string[] = [];
  const look = (node: unknown, place: string): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) return node.forEach((inner: unknown, index) => look(inner, `${place}/${index}`));
    for (const [key, inner] of Object.entries(node as SchemaNode)) {
      const named = key === 'properties' || key === '$defs' ? (inner as Record<string, SchemaNode>) : {};
      for (const [name, { description }] of Object.entries(named))
        if (typeof description !== 'string' || !/^[A-Z].*[.!?]$/.test(description))
          bare.push(`${place}/${key}/${name}`);
      look(inner, `${place}/${key}`);
    }
  };
  for (const [name, schema] of Object.entries(schemas)) look(schema, name);
  expect(bare).toEqual([]);
});
