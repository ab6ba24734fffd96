/**
 * A request is looked at twice only where the first, quick look refuses it.
 * Nothing may pass it that the published schema refuses.
 */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { isCalendarDate } from '../../src/domain/dates.js';
import { requestSchema } from '../../src/facts/request-schema.js';
import { isInstant } from '../../src/facts/validate.js';
import { shippedLibrary } from '../clinical/engine.js';
import { chanceOf } from '../fuzz/chance.js';
import { mutate, nodeOf, write } from '../fuzz/mutate-json.js';
import { EXAMPLES } from '../http/real-service.js';

const { catalogue, validate } = shippedLibrary();

// Compiling holds the schema itself against the standard.
const ajv = new Ajv2020({ strict: true, allErrors: true, ownProperties: true, allowUnionTypes: true });
ajv.addFormat('calendar-date', isCalendarDate);
ajv.addFormat('instant', isInstant);
const published = ajv.compile(requestSchema(catalogue));

test('no member that a request may have is one that every object inherits', () => {
  const names = catalogue.facts.flatMap(({ name }) => name.split('.'));
  const envelope = Object.keys(requestSchema(catalogue)['properties'] as object);
  expect([...names, ...envelope].filter((name) => name in {})).toEqual([]);
});

test('damaged requests pass exactly where the published schema lets them', () => {
  const seen = { passed: 0, refused: 0 };
  for (let index = 0; index < 6_000; index += 1) {
    const root = nodeOf(EXAMPLES[index % EXAMPLES.length]?.request);
    const chance = chanceOf(20_261_122, index);
    if (index % 5 > 0) mutate(root, chance);
    const text = write(root);
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      continue;
    }
    const passes = validate.review(body).length === 0;
    expect(passes, text.slice(0, 2_000)).toBe(published(body));
    seen[passes ? 'passed' : 'refused'] += 1;
  }
  expect(Math.min(seen.passed, seen.refused)).toBeGreaterThan(500);
});

test('a member called as what every object inherits is a fault like any other', () => {
  for (const name of ['toString', 'valueOf', 'constructor', 'hasOwnProperty']) {
    const body: unknown = { ...EXAMPLES[0]?.request, confidentiality: [{}, { [name]: '' }] };
    expect(validate.review(body).map(({ pointer }) => pointer)).toEqual(['/confidentiality/0', '/confidentiality/1']);
  }
});

test('so is a number that is too large to be one', () => {
  const body: unknown = { ...EXAMPLES[0]?.request, confidentiality: [Infinity, [Infinity], null] };
  expect(validate.review(body).map(({ pointer }) => pointer)).toEqual([
    '/confidentiality/0',
    '/confidentiality/1',
    '/confidentiality/2',
    '/confidentiality',
  ]);
});
