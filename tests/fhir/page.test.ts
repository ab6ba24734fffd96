/** docs/fhir.md shows what the service reads and writes, and names what there is. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exchange, partOf, SHOWN } from '../../scripts/fhir-exchange.js';
import { FAULTS } from '../../src/domain/faults.js';
import { isDerived } from '../../src/facts/catalogue.js';
import { artifactsOf } from '../../src/fhir/artifacts/artifacts.js';
import { ACTIONS, REASONS } from '../../src/x12/codes.js';
import { OPERATIONS } from '../fuzz/service.js';
import { REAL_LIBRARY } from '../http/real-service.js';

const page = readFileSync(new URL('../../docs/fhir.md', import.meta.url), 'utf8');
const all = exchange(REAL_LIBRARY);

/** Digests change with every rule; what they stand in does not. */
const steady = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value).replace(
      /(?<![\w-])[0-9a-f]{12,64}(?!\w)|(?<=[A-Z]A-)[0-9A-F]{16,24}|(?<=1\.0\.0-)[0-9a-f.]+/g,
      'digest',
    ),
  );

const BLOCKS = [...page.matchAll(SHOWN)].map(([, name = '', pointer = '', shown = '']) => ({ name, pointer, shown }));

test.each(BLOCKS)('it shows $name $pointer as it is', ({ name, pointer, shown }) => {
  expect(steady(JSON.parse(shown))).toEqual(steady(partOf(all, name, pointer)));
});

test('all JSON in it is shown from somewhere', () => {
  expect([...page.matchAll(/```json/g)]).toHaveLength(BLOCKS.length);
  expect(BLOCKS.length).toBeGreaterThan(10);
});

test('every address in it is one of the service, and every one below /fhir and of CDS Hooks is in it', () => {
  const patterns = OPERATIONS.map(({ path }) =>
    path.replace(/\/pas\/[\d.]+/, '/pas/{version}').replace(/^\/fhir\/[A-Z]\w+/, '/fhir/{type}'),
  );
  const named = [...page.matchAll(/`(?:GET|POST) (\/[^`]+)`/g)].map(([, path = '']) =>
    path.replace(/\/pas\/[\d.]+/, '/pas/{version}'),
  );
  expect(named.filter((path) => !patterns.includes(path))).toEqual([]);
  const ours = patterns.filter((path) => /^\/(fhir|cds-services)/.test(path));
  expect(ours.filter((path) => !named.includes(path))).toEqual([]);
});

test('every fact, artifact and code in it exists', () => {
  const facts = new Set(REAL_LIBRARY.catalogue.facts.filter((fact) => !isDerived(fact)).map(({ name }) => name));
  const mentioned = [...page.matchAll(/`((?:member|plan|requested|review|stay)\.[A-Za-z.]+)`/g)].map(
    ([, name]) => name,
  );
  expect(mentioned.filter((name) => !facts.has(name as string))).toEqual([]);
  const ids = new Set(
    Object.values(artifactsOf(REAL_LIBRARY)).flatMap((some) =>
      some.map(({ resourceType, id }) => `${resourceType}/${id ?? ''}`),
    ),
  );
  const artifacts = [...page.matchAll(/`((?:CodeSystem|ValueSet|Questionnaire)\/[\w-]+)`/g)].map(([, id]) => id);
  expect(artifacts.filter((id) => !ids.has(id as string))).toEqual([]);
  const codes = [...page.matchAll(/\b(A\d|0[A-Z])\b/g)].map(([, code]) => code as string);
  expect(codes.filter((code) => !Object.hasOwn(ACTIONS, code) && !Object.hasOwn(REASONS, code))).toEqual([]);
  const statuses = new Set<number>(Object.values(FAULTS).map(({ status }) => status));
  for (const status of [400, 401, 403, 404, 412, 413, 415, 422, 429, 503]) expect(statuses.has(status)).toBe(true);
});
