import { createHash } from 'node:crypto';
import type { Options, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** Schemas that are compiled together in one way. */
export interface Compilation {
  readonly name: string;
  readonly options: Options;
  /** Keywords and formats of ours. */
  readonly equip: (ajv: Ajv2020) => void;
  /** What code written out for these schemas calls by name. */
  readonly scope: Readonly<Record<string, unknown>>;
  /** By the id that each is asked for by. */
  readonly schemas: Readonly<Record<string, object>>;
}

export type Validators = Readonly<Record<string, ValidateFunction>>;

export function compile({ equip, options, schemas }: Compilation, code: Options['code'] = {}): Ajv2020 {
  const ajv = new Ajv2020({ ...options, code: { ...options.code, ...code } });
  equip(ajv);
  for (const [id, schema] of Object.entries(schemas)) ajv.addSchema(schema, id);
  return ajv;
}

/** Names what was compiled and how: code written out for anything else is not used. */
export const nameOf = ({ options, schemas }: Compilation): string =>
  createHash('sha256')
    .update(JSON.stringify([options, schemas]))
    .digest('hex');
