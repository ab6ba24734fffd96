/** Fills in the JSON that docs/fhir.md shows; a test fails when it differs from what the service gives. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadLibrary } from '../src/library.js';
import { exchange, partOf, SHOWN } from './fhir-exchange.js';

const loaded = loadLibrary(fileURLToPath(new URL('../rulesets', import.meta.url)));
if (!loaded.ok) throw new Error('the rulesets have faults');
const all = exchange(loaded.library);
const page = new URL('../docs/fhir.md', import.meta.url);
writeFileSync(
  page,
  readFileSync(page, 'utf8').replace(SHOWN, (block, name: string, pointer: string | undefined, shown: string) =>
    block.replace(`\`\`\`json\n${shown}`, () => `\`\`\`json\n${JSON.stringify(partOf(all, name, pointer), null, 2)}\n`),
  ),
);
