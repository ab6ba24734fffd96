/** The same hostile inputs again and again leave nothing behind: the heap after a collection stays where it was. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { inputs, SEED, TIMEOUT_MS } from './bounds.js';
import { chanceOf } from './chance.js';
import { ask } from './inject.js';
import { shotAt } from './inputs.js';
import { OPERATIONS, watchedService } from './service.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What a round may leave: a kilobyte for each of its inputs would be nearly three times that. */
const BAND_BYTES = 1024 * 1024;

const service = watchedService();
const tried = OPERATIONS.filter(({ id }) => !['openapi', 'docs', 'checkRuleset', 'simulate', 'compare'].includes(id));

async function round(first: number): Promise<number> {
  for (const index of inputs(200))
    for (const operation of tried) await ask(service.app, shotAt(operation, chanceOf(SEED + 6, first + index)));
  for (let again = 0; again < 3; again += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    collect();
  }
  return process.memoryUsage().heapUsed;
}

test('the heap does not grow', { timeout: TIMEOUT_MS }, async () => {
  await round(0);
  await round(1_000);
  const used = [await round(2_000), await round(3_000), await round(4_000)];
  process.stderr.write(`heap after rounds: ${used.map((bytes) => `${Math.round(bytes / 1024)} KB`).join(', ')}\n`);
  // A leak grows in every round; a cache that is filled or a function compiled anew grows in one.
  expect(Math.min((used[1] ?? 0) - (used[0] ?? 0), (used[2] ?? 0) - (used[1] ?? 0))).toBeLessThan(BAND_BYTES);
});
