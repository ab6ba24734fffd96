/** Every operation under requests that are wrong in every way we could think of, several at once. */
import { expect, test } from 'vitest';
import { requestOf } from '../http/real-service.js';
import { inputs, replay, SEED, SLOWEST_MS, TIMEOUT_MS } from './bounds.js';
import { chanceOf } from './chance.js';
import { ask, type Answer, type Input } from './inject.js';
import { type Shot, shotAt } from './inputs.js';
import { judge, must, nothingIsPolluted } from './judge.js';
import { OPERATIONS, watchedService } from './service.js';

/** How many inputs each operation gets: those that do most with a body the most, those that take longest the fewest. */
const SHARE: Readonly<Record<string, number>> = {
  decide: 6_000,
  decideBatch: 1_500,
  recommend: 4_000,
  compare: 600,
  replay: 600,
  metrics: 300,
  cdsService: 300,
  checkRuleset: 80,
  simulate: 80,
  pasSubmit221: 1_500,
  pasSubmit201: 500,
  pasAttested221: 500,
  pasAttested201: 300,
  pasInquire221: 100,
  pasInquire201: 100,
  openapi: 300,
  docs: 300,
};
const OTHERS = 1_000;
/** What is there to say that it is not offered. */
const REFUSES = /^pasInquire/;

const service = watchedService();
const GOOD: Input = {
  method: 'POST',
  url: '/v1/determinations',
  headers: [['content-type', 'application/json']],
  body: Buffer.from(JSON.stringify(requestOf('intensive-outpatient-approved'))),
};

test.each(OPERATIONS)('$id', { timeout: TIMEOUT_MS }, async (operation) => {
  const seen = { answered: 0, refused: 0 };
  const slowest = { ms: 0, index: 0 };
  for (const index of inputs(SHARE[operation.id] ?? OTHERS)) {
    const shot = shotAt(operation, chanceOf(SEED, index));
    try {
      const begun = performance.now();
      const answer = await ask(service.app, shot);
      const ms = Math.round(performance.now() - begun);
      if (ms > slowest.ms) Object.assign(slowest, { ms, index });
      must(ms < SLOWEST_MS, `it took ${ms} ms`);
      seen[judge(answer, shot)] += 1;
      nothingIsPolluted();
      // What is counted goes on.
      if (index % 20 === 0 && operation.id !== 'metrics')
        must(lasting(await ask(service.app, shot)) === lasting(answer), 'asked again it answers otherwise');
      if (index % 50 === 0) must((await ask(service.app, GOOD)).status === 200, 'a good request is refused afterwards');
    } catch (error) {
      throw new Error(`${operation.id}, input ${index}; ${replay(index)}\n${shown(shot)}`, { cause: error });
    }
  }
  const tried = seen.answered + seen.refused;
  process.stderr.write(
    `${operation.id}: seed ${SEED}, ${tried} inputs, ${seen.answered} answered, ${seen.refused} refused, slowest ${slowest.ms} ms (input ${slowest.index})\n`,
  );
  expect(service.lines()).toBeGreaterThanOrEqual(tried);
  // Both in numbers, or the inputs are too tame or too wild to say anything.
  if (tried > 1 && !REFUSES.test(operation.id))
    expect(Math.min(seen.answered, seen.refused)).toBeGreaterThan(tried / 100);
});

/** All that must be the same when the same is asked again. */
const lasting = ({ status, head, body }: Answer): string =>
  `${status}\n${head}\n${body}`
    .replaceAll(/^(x-request-id|date): .*$/gim, '')
    .replaceAll(/urn:uuid:[0-9a-f-]{36}/g, '')
    // The moment of an answer in FHIR.
    .replaceAll(/"(?:created|timestamp)":"[^"]*"/g, '');

const shown = ({ method, url, headers, body }: Shot): string =>
  `${method} ${url.slice(0, 200)} ${JSON.stringify(headers)}\n${body.subarray(0, 2_000).toString()}`;
