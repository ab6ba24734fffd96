/**
 * Writes what the engine answers to every example into its `expected.json`. Run on purpose, and read the differences:
 * an example shows what the service promises. An attested request is first given the digest of the determination it is
 * about, because every change of a ruleset changes that digest.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Attestation } from '../src/domain/attestation.js';
import type { ReviewRequest } from '../src/request.js';
import { describeFault } from '../src/rulesets/load.js';
import { loadLibrary } from '../src/library.js';
import type { Library } from '../src/library.js';
import { review } from '../src/review.js';
import type { Determination } from '../src/domain/determination.js';

const root = new URL('../', import.meta.url);
const loaded = loadLibrary(fileURLToPath(new URL('rulesets/', root)));
if (!loaded.ok) throw new Error(loaded.faults.map(describeFault).join('\n'));

for (const name of exampleNames()) {
  const folder = new URL(`examples/${name}/`, root);
  const request = named(JSON.parse(readFileSync(new URL('request.json', folder), 'utf8')) as ReviewRequest, name);
  write(new URL('request.json', folder), request);
  write(new URL('expected.json', folder), answer(loaded.library, request, name));
}

function exampleNames(): readonly string[] {
  return readdirSync(new URL('examples/', root), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'fhir')
    .map((entry) => entry.name)
    .sort();
}

/** An attestation names the determination that the same request gives without it. */
function named(request: ReviewRequest, name: string): ReviewRequest {
  if (request.attestation === undefined || !loaded.ok) return request;
  const { attestation, ...unattested } = request;
  const about = answer(loaded.library, unattested, name).provenance.determination;
  const restated: Attestation = { ...attestation, determination: about };
  return { ...request, attestation: restated };
}

function answer(library: Library, request: object, name: string): Determination {
  const result = review(request, library);
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.faults)}`);
  return result.value;
}

function write(file: URL, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
