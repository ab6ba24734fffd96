/** The exchange in examples/fhir is what the code gives today, sound, and what its README says it is. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fhirExamples } from '../../scripts/fhir-examples.js';
import { REAL_LIBRARY } from '../http/real-service.js';
import { actionOn, claimResponseOf } from './answers.js';
import { findingsOn } from './findings.js';
import { checkerFor } from './profiles.js';
import { faultsOf } from './validators.js';

const folder = new URL('../../examples/fhir/', import.meta.url);
const text = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const read = (name: string): object => JSON.parse(text(name)) as object;
const made = fhirExamples(REAL_LIBRARY);

test('there are no others', () => {
  expect(readdirSync(folder).sort()).toEqual([...Object.keys(made), 'README.md'].sort());
  for (const name of Object.keys(made)) expect(text('README.md')).toContain(`(${name})`);
});

test.each(Object.entries(made))('%s is up to date; if not, run scripts/write-fhir-examples.ts', (name, value) => {
  expect(read(name)).toEqual(JSON.parse(JSON.stringify(value)));
});

test.each([
  ['response-pended.json', '2.2.1', [['A4', '0V']]],
  ['response-downgraded.json', '2.2.1', [['A6', '0G']]],
  ['response-downgraded-2.0.1.json', '2.0.1', [['A6', '0G']]],
  ['response-approved.json', '2.2.1', [['A1']]],
] as const)('%s is sound and says what it is there to say', (name, version, codes) => {
  expect(findingsOn(read(name), version)).toEqual([]);
  expect(claimResponseOf(read(name)).item?.map(actionOn)).toEqual(codes);
});

test.each(['request-bundle.json', 'request-bundle-approved.json'])('%s fits the profiles of both versions', (name) => {
  expect(faultsOf(read(name))).toEqual([]);
  for (const version of ['2.2.1', '2.0.1'] as const)
    expect(checkerFor(version)(read(name), 'profile-pas-request-bundle')).toEqual([]);
});

test('operation-outcome.json is sound', () => {
  expect(faultsOf(read('operation-outcome.json'))).toEqual([]);
});
