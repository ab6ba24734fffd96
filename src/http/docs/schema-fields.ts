import type { Schema } from '../operation.js';
import { codes, type Html, html, joined, nameCode, prose } from './html.js';
import type { Column, Row } from './table.js';

export const FIELD_COLUMNS: readonly Column[] = [
  { title: 'Field', width: 'wide' },
  { title: 'Type', width: 'half' },
  { title: 'Present', width: 'slim' },
  { title: 'Meaning' },
];

/** The fields of a schema, nested objects written as paths: name, type, whether always there, meaning and values. */
export function schemaRows(schema: Schema, skip: (path: string) => boolean = () => false, prefix = ''): readonly Row[] {
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
  const required = (schema['required'] ?? []) as readonly string[];
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = prefix + name;
    const own: Row = {
      cells: [nameCode(path), typeOf(field), required.includes(name) ? 'always' : 'optional', meaningOf(field)],
    };
    const inner = innerObject(field);
    const below =
      inner === undefined ? [] : schemaRows(inner, skip, `${path}${field['type'] === 'array' ? '[]' : ''}.`);
    // An object whose every field is left out is left out itself.
    if (skip(path) || (inner !== undefined && below.length === 0)) return [];
    return [own, ...below];
  });
}

function innerObject(field: Schema): Schema | undefined {
  const target = field['type'] === 'array' ? (field['items'] as Schema | undefined) : field;
  return target !== undefined && 'properties' in target ? target : undefined;
}

function meaningOf(field: Schema): Html {
  const values = field['enum'];
  const meaning = prose(String(field['description'] ?? ''));
  return Array.isArray(values) ? html`${meaning} One of ${codes(values.map(String))}.` : meaning;
}

function typeOf(field: Schema): Html {
  const ref = field['$ref'];
  if (typeof ref === 'string') return linkTo(ref);
  if (field['type'] === 'array') return html`list of ${typeOf((field['items'] ?? {}) as Schema)}`;
  if (Array.isArray(field['enum'])) return html`code`;
  if ('const' in field) return html`<code>${String(field['const'])}</code>`;
  const options = (field['anyOf'] ?? field['oneOf']) as readonly Schema[] | undefined;
  if (options !== undefined && !('properties' in field)) return html`${joined(options.map(typeOf), ' or ')}`;
  const type = field['type'];
  const name = Array.isArray(type) ? type.join(' or ') : String(type ?? 'any');
  return html`${name}${field['format'] === undefined ? '' : ` (${String(field['format'])})`}`;
}

function linkTo(ref: string): Html {
  const name = ref.split('/').at(-1) ?? '';
  return html`<a href="#${name}">${name}</a>`;
}
