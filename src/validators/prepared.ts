import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { ValidateFunction } from 'ajv';
import type { Compilation, Validators } from './compilation.js';
import { compile, nameOf } from './compilation.js';

/** What `scripts/prepare-validators.ts` writes of a compilation: the name of its schemas, and their validators given a scope. */
export interface Prepared {
  readonly of: string;
  readonly validators: (scope: Compilation['scope'], require: NodeJS.Require) => Validators;
}

const require = createRequire(import.meta.url);

/** Each compilation has a file of its own: half of them are needed where something is at fault and not before. */
export const fileOf = ({ name }: Compilation): string => `prepared-${name.replaceAll(/\W+/g, '-')}.cjs`;

/**
 * Compiling schemas takes half of a start, so the build writes their validators out. What was not built, such as a run
 * from the sources, or was built for other schemas, is compiled.
 */
export function validatorsOf(compilation: Compilation): Validators {
  const file = fileURLToPath(new URL(fileOf(compilation), import.meta.url));
  const prepared = existsSync(file) ? (require(file) as Prepared) : undefined;
  if (prepared?.of === nameOf(compilation)) return prepared.validators(compilation.scope, require);
  const ajv = compile(compilation);
  const ids = Object.keys(compilation.schemas);
  return Object.fromEntries(ids.map((id) => [id, ajv.getSchema(id) as ValidateFunction]));
}
