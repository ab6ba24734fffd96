import type { FactCatalogue } from '../../facts/catalogue.js';
import { comparisonRequestSchema, recommendationRequestSchema, requestSchema } from '../../facts/request-schema.js';
import type { Documents } from '../documents.js';
import type { Schema } from '../operation.js';

export type Components = Readonly<Record<string, Schema>>;

/** The schemas of the API by name. Definitions inside a schema file become components of their own. */
export function componentsOf(catalogue: FactCatalogue, { schemas }: Documents): Components {
  const files: Readonly<Record<string, Schema>> = {
    request: requestSchema(catalogue),
    'recommendation-request': recommendationRequestSchema(catalogue),
    'comparison-request': comparisonRequestSchema(catalogue),
    ...schemas,
  };
  const components: Record<string, Schema> = {};
  for (const [file, schema] of Object.entries(files)) {
    const { $defs = {}, $schema: _schema, $id: _id, $comment: _comment, ...rest } = schema;
    components[componentName(file)] = withComponentRefs(rest, file) as Schema;
    for (const [name, definition] of Object.entries($defs as Record<string, Schema>)) {
      if (name in components) throw new Error(`two schemas define ${name}`);
      components[name] = withComponentRefs(definition, file) as Schema;
    }
  }
  return components;
}

const componentName = (file: string): string =>
  file.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** References between schema files, and our own format names, in the writing of OpenAPI. */
function withComponentRefs(node: unknown, file: string): unknown {
  if (Array.isArray(node)) return (node as readonly unknown[]).map((item) => withComponentRefs(item, file));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node as Record<string, unknown>).map(([key, value]) => {
      if (key === '$ref' && typeof value === 'string') return [key, `#/components/schemas/${targetOf(value, file)}`];
      if (key === 'format' && typeof value === 'string') return [key, FORMATS[value] ?? value];
      return [key, withComponentRefs(value, file)];
    }),
  );
}

/** `determination.schema.json#/$defs/Level` → `Level`; `#` → the file's own name. */
function targetOf(ref: string, file: string): string {
  const [document = '', fragment = ''] = ref.split('#');
  const definition = fragment.split('/').at(-1) ?? '';
  return definition === '' ? componentName(document === '' ? file : document.replace('.schema.json', '')) : definition;
}

const FORMATS: Readonly<Record<string, string>> = { 'calendar-date': 'date', instant: 'date-time' };
