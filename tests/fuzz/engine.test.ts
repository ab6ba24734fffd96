/** The reader of bodies and the engine by themselves: many more inputs than the whole service could be asked. */
import { atOnce } from '../../src/domain/staged.js';
import { expect, test } from 'vitest';
import { parseJson } from '../../src/http/body/parse-json.js';
import { ENGINE } from '../../src/http/engine.js';
import { parseJson as parseDocument } from '../../src/rulesets/json.js';
import { EXAMPLES, REAL_LIBRARY } from '../http/real-service.js';
import { inputs, replay, SEED, SLOWEST_MS, TIMEOUT_MS } from './bounds.js';
import { chanceOf } from './chance.js';
import { judgeFaults, must, nothingIsPolluted } from './judge.js';
import { marksIn } from './marks.js';
import { mutateBytes } from './mutate-bytes.js';
import { mutate, nodeOf, write } from './mutate-json.js';

/** Tries inputs one by one and says which of them failed. @returns how many were answered. */
function attempt(
  count: number,
  one: (index: number) => boolean,
): { readonly answered: number; readonly tried: number } {
  let [answered, tried] = [0, 0];
  for (const index of inputs(count)) {
    const begun = performance.now();
    try {
      if (one(index)) answered += 1;
      nothingIsPolluted();
    } catch (error) {
      throw new Error(`input ${index}; ${replay(index)}`, { cause: error });
    }
    expect(performance.now() - begun).toBeLessThan(SLOWEST_MS);
    tried += 1;
  }
  return { answered, tried };
}

function bodyAt(index: number): string {
  const chance = chanceOf(SEED + 1, index);
  const body = nodeOf(chance.pick(EXAMPLES).request);
  for (let changes = chance.pick([1, 1, 2, 3]); changes > 0; changes -= 1) mutate(body, chance);
  return write(body);
}

test.each(['review', 'recommend'] as const)('%s', { timeout: TIMEOUT_MS }, (what) => {
  const { answered, tried } = attempt(what === 'review' ? 6_000 : 4_000, (index) => {
    const body = parseJson(Buffer.from(bodyAt(index)));
    if (!body.ok) return judgeFaults(body.faults);
    const outcome =
      what === 'review'
        ? atOnce(ENGINE.review(body.value, REAL_LIBRARY, 'summary'))
        : ENGINE.recommend(body.value, REAL_LIBRARY);
    return outcome.ok || judgeFaults(outcome.faults);
  });
  if (what === 'review' && tried > 1) expect(Math.min(answered, tried - answered)).toBeGreaterThan(tried / 50);
});

test('bytes as a body', { timeout: TIMEOUT_MS }, () => {
  const { answered, tried } = attempt(27_000, (index) => {
    const outcome = parseJson(mutateBytes(bodyAt(index), chanceOf(SEED + 2, index)));
    return outcome.ok || judgeFaults(outcome.faults);
  });
  if (tried > 1) expect(Math.min(answered, tried - answered)).toBeGreaterThan(tried / 50);
});

test(
  'bytes as a document of the rulesets: whatever is accepted is what JSON means by it',
  { timeout: TIMEOUT_MS },
  () => {
    const { answered, tried } = attempt(27_000, (index) => {
      const bytes = mutateBytes(bodyAt(index), chanceOf(SEED + 3, index));
      const parsed = parseDocument(bytes);
      if (!parsed.ok) {
        must(
          parsed.faults.length > 0 && parsed.faults.every(({ line, column }) => line > 0 && column > 0),
          'a fault has no place',
        );
        return false;
      }
      must(JSON.stringify(parsed.value) === JSON.stringify(JSON.parse(bytes.toString())), 'it reads another value');
      for (const key of Object.keys(parsed.value ?? {}))
        must(parsed.place(`/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).column > 0, 'a key has no place');
      return true;
    });
    if (tried > 1) expect(Math.min(answered, tried - answered)).toBeGreaterThan(tried / 50);
  },
);

test('the marks are found where they stand', () => {
  expect(marksIn('a ZQ9MARK, 8675309123 on 2391-07-13')).toHaveLength(3);
});
