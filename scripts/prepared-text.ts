import { readFileSync } from 'node:fs';
import { _ } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { createCatalogue } from '../src/facts/catalogue.js';
import { requestCompilations } from '../src/facts/validate.js';
import { documentCompilation } from '../src/rulesets/schemas.js';
import type { FactsDocument } from '../src/rulesets/documents.js';
import type { Compilation } from '../src/validators/compilation.js';
import { compile, nameOf } from '../src/validators/compilation.js';

export const compilations = (facts: string): readonly Compilation[] => [
  documentCompilation('verdict'),
  documentCompilation('whole'),
  documentCompilation('first'),
  ...requestCompilations(createCatalogue(JSON.parse(readFileSync(facts, 'utf8')) as FactsDocument)),
];

// The package's types speak of a default export that Node does not make of CommonJS.
const write = standalone as unknown as (ajv: Ajv2020, ids: Readonly<Record<string, string>>) => string;

/** A CommonJS module of the shape that `src/validators/prepared.ts` reads. */
export function preparedText(compilation: Compilation): string {
  const ajv = compile(compilation, { source: true, optimize: true, formats: _`formats` });
  const ids = Object.keys(compilation.schemas);
  const code = write(ajv, Object.fromEntries(ids.map((id) => [id, id])));
  const names = Object.keys(compilation.scope).join(', ');
  return `module.exports = { of: '${nameOf(compilation)}', validators: ({ ${names} }, require) => { const exports = {}; ${code}; return exports; } };\n`;
}
