import { atOnce } from '../../src/domain/staged.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FAULTS } from '../../src/domain/faults.js';
import type { Outcome } from '../../src/domain/faults.js';
import { parseJson } from '../../src/http/body/parse-json.js';
import { determinations } from '../../src/http/routes/determinations.js';
import { recommendations } from '../../src/http/routes/recommendations.js';
import { ENGINE } from '../../src/http/engine.js';
import { unserved } from '../../src/http/unserved.js';
import { EXAMPLES, type JsonObject, REAL_LIBRARY } from './real-service.js';
import { publishedSchema } from './schema-check.js';

const isDetermination = publishedSchema('determination');
const isRecommendation = publishedSchema('recommendation');
const context = unserved(REAL_LIBRARY);
const documented = {
  review: new Set<string>(determinations(context).faults),
  recommend: new Set<string>(recommendations(context).faults),
};

type Face = 'review' | 'recommend';

/** Bytes as they would arrive, through the reader and the engine: an answer as published, or faults the docs name. */
function answers(bytes: Buffer, what: Face): 'answered' | 'refused' {
  const body = parseJson(bytes);
  if (!body.ok) return check(body, what);
  return check(
    what === 'review'
      ? atOnce(ENGINE.review(body.value, REAL_LIBRARY, 'summary'))
      : ENGINE.recommend(body.value, REAL_LIBRARY),
    what,
  );
}

function check(outcome: Outcome<object>, what: Face): 'answered' | 'refused' {
  if (!outcome.ok) {
    expect(outcome.faults.length).toBeGreaterThan(0);
    for (const { code } of outcome.faults) {
      expect(FAULTS[code].status).toBeLessThan(500);
      expect([...documented[what]]).toContain(code);
    }
    return 'refused';
  }
  const fits = what === 'review' ? isDetermination : isRecommendation;
  fits(JSON.parse(JSON.stringify(outcome.value)));
  expect(fits.errors ?? []).toEqual([]);
  return 'answered';
}

const bytesOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value) ?? 'null');

/** Values that are nearly right more often than any JSON would be. */
const levels = [...REAL_LIBRARY.criteria.values()].flatMap(({ document }) => document.levels.map(({ code }) => code));
const value = fc.oneof(
  fc.constantFrom<unknown>(
    'unknown',
    null,
    true,
    false,
    '',
    'F10.20',
    'Z00',
    'IOP',
    'PHP',
    'RTC',
    'H0015',
    '__proto__',
  ),
  fc.constantFrom(...levels),
  fc.constantFrom(...REAL_LIBRARY.payers.keys()),
  fc.integer({ min: -1, max: 20 }),
  fc.double(),
  fc
    .date({ min: new Date('2015-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
  fc
    .date({ min: new Date('2015-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString()),
  fc.string({ maxLength: 80, unit: 'binary' }),
  fc.jsonValue({ maxDepth: 3 }),
);

const asked = REAL_LIBRARY.catalogue.facts.filter(({ question }) => question !== undefined);
/** A value of the fact’s own kind, so that the change is understood and not refused. */
const fitting = fc.constantFrom(...asked).chain(({ name, type, values, minimum = 0, maximum = 400 }) => {
  const given: fc.Arbitrary<unknown> =
    values !== undefined
      ? fc.constantFrom(...Object.keys(values))
      : type === 'boolean'
        ? fc.boolean()
        : type === 'integer' || type === 'number'
          ? fc.integer({ min: minimum, max: maximum })
          : type === 'level'
            ? fc.constantFrom(...levels)
            : value;
  return given.map((to) => ({ path: name.split('.'), to }));
});

type Change = { readonly path: readonly string[]; readonly to?: unknown };

function changed(base: JsonObject, changes: readonly Change[]): JsonObject {
  const body = structuredClone(base);
  for (const { path, ...change } of changes) {
    let node: JsonObject = body;
    for (const step of path.slice(0, -1)) {
      if (typeof node[step] !== 'object' || node[step] === null) node[step] = {};
      node = node[step] as JsonObject;
    }
    const last = path.at(-1) as string;
    if ('to' in change)
      Object.defineProperty(node, last, { value: change.to, enumerable: true, configurable: true, writable: true });
    else Reflect.deleteProperty(node, last);
  }
  return body;
}

function leavesOf(node: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return [path];
  return Object.entries(node).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

const mutated = fc.constantFrom(...EXAMPLES).chain(({ request }) => {
  const paths = leavesOf(request);
  const change = fc.oneof(
    { weight: 2, arbitrary: fc.record({ path: fc.constantFrom(...paths) }) },
    { weight: 2, arbitrary: fc.record({ path: fc.constantFrom(...paths), to: value }) },
    { weight: 6, arbitrary: fitting },
  );
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => changed(request, changes));
});

test('a changed example is answered or refused, never failed', () => {
  const seen = { answered: 0, refused: 0 };
  fc.assert(
    fc.property(mutated, (body) => {
      seen[answers(bytesOf(body), 'review')] += 1;
    }),
    { numRuns: 2_500 },
  );
  // Both kinds in numbers, or the changes are too tame or too wild to say anything.
  expect(Math.min(seen.answered, seen.refused)).toBeGreaterThan(200);
});

test('so is a changed assessment without a payer', () => {
  fc.assert(
    fc.property(
      mutated,
      ({ payer: _p, review: _r, previous: _v, attestation: _a, ...body }) => void answers(bytesOf(body), 'recommend'),
    ),
    { numRuns: 500 },
  );
});
