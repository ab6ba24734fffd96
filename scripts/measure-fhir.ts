/** How long a Bundle of twenty items takes over HTTP on this machine: `npx tsx scripts/measure-fhir.ts`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createApp } from '../src/http/app.js';
import { createLog } from '../src/http/log.js';
import { startServer } from '../src/http/server.js';
import { loadLibrary } from '../src/library.js';

const ITEMS = 20;
const WARM = 100;
const MEASURED = 400;

const loaded = loadLibrary(fileURLToPath(new URL('../rulesets', import.meta.url)));
if (!loaded.ok) throw new Error('the rulesets have faults');

type Members = Record<string, unknown>;
const bundle = JSON.parse(
  readFileSync(new URL('../examples/fhir/request-bundle-approved.json', import.meta.url), 'utf8'),
) as { readonly entry: readonly { readonly resource: { item: Members[] } }[] };
const claim = bundle.entry[0]?.resource as { item: Members[] };
const [item] = claim.item;
claim.item = Array.from({ length: ITEMS }, (_, index) => ({ ...item, sequence: index + 1 }));
const body = JSON.stringify(bundle);

const { logger, end } = createLog('silent');
const server = await startServer(createApp(loaded.library, { log: logger }), { host: '127.0.0.1', port: 0 });
const ask = async (): Promise<number> => {
  const started = performance.now();
  const answer = await fetch(`${server.url}/fhir/pas/2.2.1/Claim/$submit`, {
    method: 'POST',
    headers: { 'content-type': 'application/fhir+json' },
    body,
  });
  const text = await answer.text();
  if (answer.status !== 200 || !text.includes('"A1"')) throw new Error('the Bundle is not approved');
  return performance.now() - started;
};

for (let time = 0; time < WARM; time += 1) await ask();
const times: number[] = [];
const before = process.cpuUsage();
for (let time = 0; time < MEASURED; time += 1) times.push(await ask());
const { user, system } = process.cpuUsage(before);
times.sort((a, b) => a - b);
const at = (share: number): string => (times[Math.floor(share * (MEASURED - 1))] as number).toFixed(1);
console.log(`${ITEMS} items, ${body.length} bytes, ${MEASURED} requests one after another`);
console.log(
  `ms: median ${at(0.5)}, p99 ${at(0.99)}, most ${at(1)}; CPU a request, the caller's share with it: ${((user + system) / 1000 / MEASURED).toFixed(1)}`,
);
await server.stop(0);
await end();
