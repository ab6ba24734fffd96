import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { ValidateFunction } from 'ajv';
import type { Compilation, Validators } from './compilation.js';
import { compile, nameOf } from './compilation.js';

/** What `scripts/prepare-validators.ts` writes: per compilation the name of its schemas, and their validators given a scope. */
export type Prepared = Readonly<
  Record<
    string,
    { readonly of: string; readonly validators: (scope: Compilation['scope'], require: NodeJS.Require) => Validators }
  >
>;

const require = createRequire(import.meta.url);
const FILE = fileURLToPath(new URL('./prepared.cjs', import.meta.url));

let written: Prepared | undefined;

/**
 * Compiling schemas takes half of a start, so the build writes their validators out. What was not built, such as a run
 * from the sources, or was built for other schemas, is compiled.
 */
export function validatorsOf(compilation: Compilation): Validators {
  written ??= existsSync(FILE) ? (require(FILE) as Prepared) : {};
  const prepared = written[compilation.name];
  if (prepared?.of === nameOf(compilation)) return prepared.validators(compilation.scope, require);
  const ajv = compile(compilation);
  const ids = Object.keys(compilation.schemas);
  return Object.fromEntries(ids.map((id) => [id, ajv.getSchema(id) as ValidateFunction]));
}
