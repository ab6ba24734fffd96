/** Whatever is posted for a simulation or a comparison is answered as published, or refused for reasons the docs name. */
import fc from 'fast-check';
import { USUAL_LIMITS } from '../../src/config/read.js';
import { NEVER_RELOADED } from '../../src/http/reload.js';
import { NO_METRICS } from '../../src/observe/metrics.js';
import { expect, test } from 'vitest';
import { takeApart } from '../../src/analysis/comparison/asked.js';
import { compare } from '../../src/analysis/comparison/compare.js';
import { createSimulator } from '../../src/analysis/simulation/simulate.js';
import type { Outcome } from '../../src/domain/faults.js';
import { FAULTS, succeed } from '../../src/domain/faults.js';
import { ENGINE } from '../../src/http/engine.js';
import { comparisons } from '../../src/http/routes/comparisons.js';
import { simulations } from '../../src/http/routes/simulations.js';
import { readPosted } from '../../src/http/simulation/posted.js';
import { EXAMPLES, REAL_LIBRARY } from './real-service.js';
import { publishedSchema } from './schema-check.js';

const context = {
  library: REAL_LIBRARY,
  engine: ENGINE,
  ready: () => true,
  reload: () => NEVER_RELOADED,
  metrics: NO_METRICS,
  held: () => [],
  limits: USUAL_LIMITS,
};
const seen = { answered: 0, refused: 0 };

function check(outcome: Outcome<object>, documented: readonly string[], schema: string): void {
  seen[outcome.ok ? 'answered' : 'refused'] += 1;
  if (outcome.ok) {
    const valid = publishedSchema(schema);
    valid(JSON.parse(JSON.stringify(outcome.value)));
    return expect(valid.errors ?? []).toEqual([]);
  }
  expect(outcome.faults.length).toBeGreaterThan(0);
  for (const { code } of outcome.faults) {
    expect(FAULTS[code].status).toBeLessThan(500);
    expect(documented).toContain(code);
  }
}

const bothAnsweredAndRefused = (): void => {
  expect(Math.min(seen.answered, seen.refused)).toBeGreaterThan(20);
  Object.assign(seen, { answered: 0, refused: 0 });
};

const example = fc.constantFrom(...EXAMPLES.map(({ request }) => request));
const payer = fc.constantFrom<unknown>(...REAL_LIBRARY.payers.keys(), 'nobody', '__proto__', 3);

test('comparisons', () => {
  const asked = fc.oneof(payer, fc.record({ payer, plan: fc.jsonValue({ maxDepth: 2 }) }, { requiredKeys: [] }));
  const body = fc
    .tuple(
      example,
      fc.oneof(
        { weight: 3, arbitrary: fc.uniqueArray(fc.constantFrom(...REAL_LIBRARY.payers.keys()), { minLength: 1 }) },
        { weight: 2, arbitrary: fc.array(asked, { maxLength: 4 }) },
        fc.jsonValue({ maxDepth: 1 }),
      ),
      fc.option(fc.jsonValue({ maxDepth: 2 }), { nil: undefined, freq: 3 }),
    )
    .map(([request, payers, other]): unknown => (other === undefined ? { ...request, payers } : other));
  fc.assert(
    fc.property(body, (posted) => {
      const taken = takeApart(posted, REAL_LIBRARY);
      const outcome = taken.ok ? compare(taken.value.body, taken.value.asked, REAL_LIBRARY) : taken;
      check(outcome, comparisons(context).faults, 'comparison');
    }),
    { numRuns: 150 },
  );
  bothAnsweredAndRefused();
});

test('simulations', () => {
  const version = fc.constantFrom<unknown>('2025-01-01', '2026-01-01', '1999', null, '__proto__');
  const path = fc.constantFrom(
    'payers/example-health/2027/ruleset.json',
    'payers/example-health/2027/rules/a.json',
    'payers/x/1/ruleset.json',
    '../facts.json',
    '',
  );
  const files = fc.dictionary(path, fc.oneof(fc.json({ maxDepth: 3 }), fc.string(), fc.constant(1)), { maxKeys: 3 });
  const body = fc.record({
    payer: fc.oneof({ weight: 5, arbitrary: fc.constant<unknown>('example-health') }, payer),
    before: fc.oneof({ weight: 3, arbitrary: fc.constant<unknown>('2025-01-01') }, version),
    after: fc.oneof({ weight: 3, arbitrary: fc.constant<unknown>('2026-01-01') }, version),
    draft: fc.oneof(
      { weight: 3, arbitrary: fc.constant(undefined) },
      fc.record({ files }),
      fc.jsonValue({ maxDepth: 2 }),
    ),
    requests: fc.array(fc.oneof(example, fc.jsonValue({ maxDepth: 3 })), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(body, (posted) => {
      const read = readPosted(posted, REAL_LIBRARY);
      if (!read.ok) return check(read, simulations(context).faults, 'simulation');
      const simulator = createSimulator(REAL_LIBRARY, read.value.simulated);
      read.value.requests.forEach((request, index) => simulator.judge(index + 1, succeed(request)));
      check(succeed(simulator.result(false)), [], 'simulation');
    }),
    { numRuns: 150 },
  );
  bothAnsweredAndRefused();
});
