/**
 * The steps of the Dockerfile without Docker: installs, builds and copies as it says, into empty folders; then runs what it
 * says as an ordinary user who cannot write there, with a file of keys mounted, asks for health, has one request decided and
 * stops it. Prints the size; `--report FILE` writes the counts. With `--installed` the stage that builds uses what `npm ci`
 * has already put beside this script.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { freePort } from '../tests/e2e/instance.js';
import { buildImage } from './image/build.js';
import { readDockerfile } from './image/dockerfile.js';

const EXAMPLE = 'intensive-outpatient-approved';
const PATIENCE_MS = 60_000;
/** `node` of the official images. */
const USER_ID = 1000;

const context = fileURLToPath(new URL('../', import.meta.url));
const { values: options } = parseArgs({
  options: { report: { type: 'string' }, installed: { type: 'boolean', default: false } },
});
const counts = { passed: 0, failed: 0 };
const check = (what: string, holds: boolean): void => {
  counts[holds ? 'passed' : 'failed'] += 1;
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}`);
};

const work = mkdtempSync(join(tmpdir(), 'ur-image-'));
let service: ChildProcess | undefined;
try {
  const stages = readDockerfile(join(context, 'Dockerfile'));
  const image = buildImage(stages, context, work, options.installed);
  const wanted = /node:(\d+)/.exec(stages.at(-1)?.base ?? '')?.[1];
  console.log(`Node ${process.versions.node} stands in for that of ${stages.at(-1)?.base ?? 'nothing'}`);
  check(`every stage is on Node 24`, wanted === '24' && stages.every(({ base }) => base === 'node:24-slim'));

  const kilobytes = (path: string): number => Number(execFileSync('du', ['-sk', path]).toString().split('\t')[0]);
  const parts = readdirSync(image.workdir).sort();
  console.log(`size: ${(kilobytes(image.workdir) / 1024).toFixed(1)} MB beside the base image`);
  for (const part of parts)
    console.log(`  ${(kilobytes(join(image.workdir, part)) / 1024).toFixed(1).padStart(6)} MB ${part}`);
  check(
    'holds what runs, its data and its licences',
    isDeepStrictEqual(parts, [
      'LICENSE',
      'NOTICE',
      'dist',
      'examples',
      'letters',
      'node_modules',
      'package.json',
      'rulesets',
      'schemas',
    ]),
  );
  const dev = devDependencies().filter((name) => existsSync(join(image.workdir, 'node_modules', name)));
  check(`has no development dependency${dev.map((name) => ` ${name}`).join('')}`, dev.length === 0);
  check('is not run as root', !['root', '0', ''].includes(image.user));

  const key = `ur_${randomBytes(8).toString('hex')}_${randomBytes(32).toString('base64url')}`;
  const keys = join(work, 'keys.json');
  const sha256 = createHash('sha256').update(key).digest('hex');
  writeFileSync(
    keys,
    JSON.stringify({ keys: [{ id: key.slice(3, 19), client: 'image-check', sha256, scopes: ['determine'] }] }),
  );
  chmodSync(work, 0o755);
  execFileSync('chmod', ['-R', 'a-w,a+rX', image.root]);

  const port = await freePort();
  const env = {
    ...image.env,
    PATH: process.env['PATH'] ?? '',
    UR_PORT: String(port),
    UR_AUTH: 'api-keys',
    UR_API_KEYS: keys,
  };
  const asUser = process.getuid?.() === 0 ? { uid: USER_ID, gid: USER_ID } : {};
  const run = { cwd: image.workdir, env, ...asUser };
  const [program = '', ...rest] = image.command;
  const healthy = (): boolean =>
    spawnSync(image.healthCheck[0] as string, image.healthCheck.slice(1), run).status === 0;
  service = spawn(program, rest, { ...run, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(service, 'exit') as Promise<[number | null]>;
  const until = performance.now() + PATIENCE_MS;
  while (!healthy() && service.exitCode === null && performance.now() < until) await wait(200);
  check('starts, read-only and as an ordinary user, and is healthy', healthy());

  const desk = await fetch(`http://127.0.0.1:${port}/`);
  const script = /\/assets\/[^"]+\.js/.exec(await desk.text())?.[0] ?? '/no-script';
  check('hands out the review desk', desk.status === 200 && (await fetch(`http://127.0.0.1:${port}${script}`)).ok);

  const example = (part: string): Buffer => readFileSync(join(context, 'examples', EXAMPLE, `${part}.json`));
  const answer = await fetch(`http://127.0.0.1:${port}/v1/determinations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: example('request'),
  });
  check(
    'decides as the example says',
    isDeepStrictEqual(await answer.json(), JSON.parse(example('expected').toString())),
  );
  service.kill('SIGTERM');
  check('ends with 0 when told to', (await ended)[0] === 0);
  check('is not healthy any more', !healthy());
} catch (error) {
  counts.failed += 1;
  console.log(error);
} finally {
  service?.kill('SIGKILL');
  execFileSync('chmod', ['-R', 'u+w', work]);
  rmSync(work, { recursive: true, force: true });
}
if (options.report !== undefined) writeFileSync(options.report, JSON.stringify(counts));
console.log(`image: ${counts.passed} as it should be, ${counts.failed} not`);
process.exitCode = counts.failed === 0 ? 0 : 1;

/** Packages of the lockfile that only development needs. */
function devDependencies(): readonly string[] {
  const { packages } = JSON.parse(readFileSync(join(context, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
  };
  return Object.entries(packages).flatMap(([path, { dev }]) =>
    dev === true ? [path.replace(/^node_modules\//, '')] : [],
  );
}
