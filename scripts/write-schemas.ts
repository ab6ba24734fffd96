/** Writes the schemas that are generated from the fact catalogue; a test fails when they differ from what is checked in. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createCatalogue } from '../src/facts/catalogue.js';
import type { Fact } from '../src/facts/catalogue.js';
import { comparisonRequestSchema, recommendationRequestSchema, requestSchema } from '../src/facts/request-schema.js';

const folder = new URL('../', import.meta.url);
const document = JSON.parse(readFileSync(new URL('rulesets/facts.json', folder), 'utf8')) as {
  version: string;
  facts: Fact[];
};
const catalogue = createCatalogue(document);

for (const [name, schema] of [
  ['request', requestSchema(catalogue)],
  ['recommendation-request', recommendationRequestSchema(catalogue)],
  ['comparison-request', comparisonRequestSchema(catalogue)],
] as const) {
  writeFileSync(new URL(`schemas/${name}.schema.json`, folder), `${JSON.stringify(schema, null, 2)}\n`);
}
