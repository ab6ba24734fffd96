import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { _, Options, ValidateFunction } from 'ajv';
import type * as Compiler from 'ajv/dist/2020.js';

/** Schemas that are compiled together in one way. */
export interface Compilation {
  readonly name: string;
  readonly options: Options;
  /** Keywords and formats of ours, and what keywords are written with. */
  readonly equip: (ajv: Compiler.Ajv2020, code: CodeWriter) => void;
  /** What code written out for these schemas calls by name. */
  readonly scope: Readonly<Record<string, unknown>>;
  /** By the id that each is asked for by. */
  readonly schemas: Readonly<Record<string, object>>;
}

export type CodeWriter = typeof _;

export type Validators = Readonly<Record<string, ValidateFunction>>;

const require = createRequire(import.meta.url);

/** The compiler is read here: a service whose validators are written out needs none. */
export function compile({ equip, options, schemas }: Compilation, code: Options['code'] = {}): Compiler.Ajv2020 {
  const compiler = require('ajv/dist/2020.js') as typeof Compiler;
  const ajv = new compiler.Ajv2020({ ...options, code: { ...options.code, ...code } });
  equip(ajv, compiler._);
  for (const [id, schema] of Object.entries(schemas)) ajv.addSchema(schema, id);
  return ajv;
}

/** Names what was compiled and how: code written out for anything else is not used. */
export const nameOf = ({ options, schemas }: Compilation): string =>
  createHash('sha256')
    .update(JSON.stringify([options, schemas]))
    .digest('hex');
