/** What counting and checking cost, in CPU time of this process: `npx tsx scripts/measure-audit.ts`. */
import { fileURLToPath } from 'node:url';
import { bodyOf } from '../src/analysis/cases.js';
import { inItsTime } from '../src/analysis/in-its-time.js';
import { loadLibrary } from '../src/library.js';
import { createMetrics } from '../src/observe/prometheus.js';
import type { ReviewRequest } from '../src/request.js';
import { review } from '../src/review.js';
import { check, type Given } from '../src/second-opinion/check.js';

const loaded = loadLibrary(fileURLToPath(new URL('../rulesets', import.meta.url)));
if (!loaded.ok) throw new Error('the rulesets have faults');
const { library } = loaded;

const given = [...library.payers.values()].flatMap(({ versions }) =>
  versions.flatMap((version) => {
    const then = inItsTime(library, version);
    const bodies = version.cases.flatMap((document) => document.cases.map((one) => bodyOf(document, one)));
    return bodies.flatMap((body): readonly Given[] => {
      const outcome = review(body, then);
      if (!outcome.ok) return [];
      return [{ library: then, request: body as ReviewRequest, detail: 'summary', answer: outcome.value }];
    });
  }),
);

const micros = (): number => {
  const { system, user } = process.cpuUsage();
  return user + system;
};

const cost = async (what: string, times: number, work: (one: Given) => unknown): Promise<void> => {
  const started = micros();
  for (const one of given)
    for (let time = 0; time < times; time += 1) {
      const doing = work(one);
      if (doing instanceof Promise) await doing;
    }
  const each = (micros() - started) / (times * given.length);
  console.log(`${what.padEnd(34)} ${each.toFixed(1).padStart(9)} µs`);
};

console.log(`${given.length} answers of ${library.payers.size} payers`);
const metrics = createMetrics();
const count = ({ answer, library: by, request }: Given): void => metrics.decided(request, answer, by, 0.0005);
for (const round of ['warming up', 'measured']) {
  await cost(`decide (${round})`, 2, ({ library: by, request }) => review(request, by));
  await cost(`count (${round})`, 50, count);
  await cost(`check (${round})`, 1, (one) => check(one, () => Promise.resolve()));
}
const text = await metrics.text();
const started = micros();
for (let time = 0; time < 100; time += 1) await metrics.text();
console.log(
  `${text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length} series, ${text.length} bytes`,
);
console.log(`a scrape ${((micros() - started) / 100_000).toFixed(2)} ms`);
