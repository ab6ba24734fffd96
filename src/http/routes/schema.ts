import type { Schema } from '../operation.js';

/** Small words for describing answers; every field must say what it is. */
export const component = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

export const text = (description: string): Schema => ({ type: 'string', description });
export const flag = (description: string): Schema => ({ type: 'boolean', description });
export const dateOrNull = (description: string): Schema => ({ type: ['string', 'null'], format: 'date', description });
export const closed = (description: string, values: readonly string[]): Schema => ({
  type: 'string',
  enum: values,
  description,
});
export const list = (description: string, items: Schema): Schema => ({ type: 'array', description, items });
export const map = (description: string, values: Schema): Schema => ({
  type: 'object',
  description,
  additionalProperties: values,
});

/** An object with these fields; those named in `optional` may be absent. */
export function object(
  description: string,
  properties: Readonly<Record<string, Schema>>,
  optional: readonly string[] = [],
): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', description, properties, required };
}
