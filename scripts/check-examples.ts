/**
 * Starts the built service on a free port, asks it to decide every example over HTTP and compares each answer with the
 * one on file. Prints what differs; `--report FILE` writes the counts.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';

const START_MS = 30_000;
const MOST_SHOWN = 10;

const root = fileURLToPath(new URL('../', import.meta.url));
const { values: options } = parseArgs({ options: { report: { type: 'string' } } });

const names = readdirSync(`${root}examples`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'fhir')
  .map(({ name }) => name)
  .sort();
if (names.length === 0) throw new Error('there are no examples');

const service = spawn(process.execPath, ['dist/main.js'], {
  cwd: root,
  env: { ...process.env, UR_PORT: '0', UR_HOST: '127.0.0.1', UR_LOG_LEVEL: 'silent' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = once(service, 'exit') as Promise<[number | null, string | null]>;

let passed = 0;
let failed = 0;
try {
  const url = await addressOf();
  console.log(`Node ${process.versions.node}: ${url} decides ${names.length} examples`);
  for (const name of names) {
    const problems = await problemsOf(url, name);
    if (problems.length === 0) passed += 1;
    else failed += 1;
    for (const problem of problems.slice(0, MOST_SHOWN)) console.log(`  ${name}: ${problem}`);
  }
} finally {
  service.kill('SIGTERM');
}
const [code] = await ended;
if (code !== 0) {
  failed += 1;
  console.log(`  the service ended with exit code ${String(code)} when told to stop`);
}
if (options.report !== undefined) writeFileSync(options.report, JSON.stringify({ passed, failed }));
console.log(`examples: ${passed} as expected, ${failed} not`);
process.exitCode = failed === 0 ? 0 : 1;

/** Where the service says that it listens. */
async function addressOf(): Promise<string> {
  const timer = setTimeout(() => service.kill('SIGKILL'), START_MS);
  for await (const line of createInterface({ input: service.stdout })) {
    const found = / is listening on (\S+)$/.exec(line)?.[1];
    if (found === undefined) continue;
    clearTimeout(timer);
    service.stdout.resume();
    return found;
  }
  clearTimeout(timer);
  throw new Error('the service did not start');
}

async function problemsOf(url: string, name: string): Promise<readonly string[]> {
  const file = (part: string): string => `${root}examples/${name}/${part}.json`;
  if (!existsSync(file('request')) || !existsSync(file('expected')))
    return ['request.json or expected.json is missing'];
  const answer = await fetch(`${url}/v1/determinations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: readFileSync(file('request')),
  });
  const seen: unknown = await answer.json();
  if (answer.status !== 200) return [`status ${answer.status}: ${JSON.stringify(seen)}`];
  return differences(JSON.parse(readFileSync(file('expected'), 'utf8')), seen, '');
}

/** Where two JSON values differ, as pointers. */
function differences(wanted: unknown, seen: unknown, at: string): readonly string[] {
  if (isDeepStrictEqual(wanted, seen)) return [];
  if (!isObject(wanted) || !isObject(seen) || Array.isArray(wanted) !== Array.isArray(seen))
    return [`${at}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(seen)}`];
  const keys = new Set([...Object.keys(wanted), ...Object.keys(seen)]);
  return [...keys].flatMap((key) => differences(wanted[key], seen[key], `${at}/${key}`));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
