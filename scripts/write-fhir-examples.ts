/** Writes the exchange in examples/fhir anew: `npx tsx scripts/write-fhir-examples.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadLibrary } from '../src/library.js';
import { fhirExamples } from './fhir-examples.js';

const loaded = loadLibrary(fileURLToPath(new URL('../rulesets', import.meta.url)));
if (!loaded.ok) throw new Error('the rulesets have faults');
const folder = new URL('../examples/fhir/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, value] of Object.entries(fhirExamples(loaded.library)))
  writeFileSync(new URL(name, folder), `${JSON.stringify(value, undefined, 2)}\n`);
