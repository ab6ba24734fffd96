/** What the search for questions may leave standing: the clinical half is the same whatever a fact is that it does not read. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Scalar } from '../../src/facts/catalogue.js';
import { isList } from '../../src/facts/catalogue.js';
import { isClinical } from '../../src/resolution/clinical-reads.js';
import { clinicalSide } from '../../src/resolution/picture.js';
import { REAL_LIBRARY } from '../http/real-service.js';
import { requests } from '../promises/requests.js';
import { posed } from './posed.js';

const { catalogue } = REAL_LIBRARY;

function valueFor(index: number): Scalar {
  const fact = catalogue.facts[index];
  if (fact?.type === 'boolean') return true;
  if (fact?.type === 'integer' || fact?.type === 'number') return fact.minimum ?? 1;
  return Object.keys(fact?.values ?? {})[0] ?? '2026-03-01';
}

test('facts that the clinical half does not read change nothing in it', () => {
  let tried = 0;
  const property = fc.property(requests(REAL_LIBRARY), (random) => {
    const held = posed(random);
    if (held === undefined) return;
    const { matter, values } = held;
    const before = clinicalSide(matter, values, { effort: 'quick' });
    for (const [index, fact] of catalogue.facts.entries()) {
      if (values[index] !== undefined || isList(fact)) continue;
      const changed = values.slice();
      changed[index] = valueFor(index);
      if (isClinical(matter, index, changed)) continue;
      const { hold, results } = clinicalSide(matter, changed, { effort: 'quick' });
      expect({ hold, results }, fact.name).toEqual({ hold: before.hold, results: before.results });
      tried += 1;
    }
  });
  fc.assert(property, { numRuns: 60 });
  expect(tried).toBeGreaterThan(2_000);
});
