/**
 * Two real instances behind nginx under steady load, and one fault after the other. Every question is answered rightly by
 * somebody, or fails cleanly and is answered when asked again; no answer is wrong, by a set that is not in force, or
 * another caller's. `npm run test:faults`; UR_TEST_FAULT_SECONDS sets how long each fault lasts.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answersReady, freePort, type Instance, startInstance, type StartOptions } from '../e2e/instance.js';
import { type Load, quantile, steadyLoad } from '../e2e/load.js';
import { questionsFor } from '../e2e/questions.js';
import { rulesetFolder, type RulesetFolder } from '../e2e/ruleset-sets.js';
import { findNginx, type Proxy, startProxy } from './proxy.js';
import { useOf } from './process.js';

const FAULT_MS = Number(process.env['UR_TEST_FAULT_SECONDS'] || 2) * 1000;
const PER_SECOND = 50;
/** Both editions, insurance and Medicaid; not all, so that a start takes little of the time. */
const PAYERS = ['example-fourth', 'example-health', 'ny-commercial-oasas', 'va-medicaid-arts'];
/** Room for these rulesets, and hardly for a second set beside them. */
const CAPPED_MB = 52;
const PATIENCE = { timeout: 90_000 };

const nginx = findNginx();
const here = process.platform === 'linux' && nginx !== undefined;
if (!here && process.env['CI'] === 'true')
  throw new Error('the fault run wants Linux and nginx: apt-get install nginx');

describe.skipIf(!here)('two instances behind nginx (skipped where there is no nginx: apt-get install nginx)', () => {
  const work = mkdtempSync(join(tmpdir(), 'ur-faults-'));
  const table: string[] = [];
  const folders: RulesetFolder[] = [];
  const instances: Instance[] = [];
  const ports: number[] = [];
  let proxy: Proxy;
  let load: Load;

  const one = (): Instance => instances[0] as Instance;

  function start(index: 0 | 1, options: Partial<StartOptions> = {}): void {
    const environment = { UR_RULESETS: (folders[index] as RulesetFolder).path, ...options.environment };
    instances[index] = startInstance({ built: true, ...options, port: ports[index] as number, environment });
  }

  /** Another process in the place of one that has ended or is told to. */
  async function replace(index: 0 | 1, options: Partial<StartOptions> = {}): Promise<Instance> {
    const old = instances[index] as Instance;
    old.child.kill('SIGTERM');
    await old.ended;
    start(index, options);
    await instances[index]?.ready();
    return instances[index] as Instance;
  }

  const answers = async (count: number): Promise<void> => {
    const before = load.tally.took.length;
    await expect.poll(() => load.tally.took.length, PATIENCE).toBeGreaterThan(before + count);
  };

  async function readAgain(instance: Instance, message: string): Promise<void> {
    const before = instance.said(message);
    instance.child.kill('SIGHUP');
    await expect.poll(() => instance.said(message), PATIENCE).toBe(before + 1);
  }

  /** What the callers saw while this went on. */
  async function during(name: string, work: () => Promise<void>): Promise<void> {
    const { tally } = load;
    const before = { took: tally.took.length, failed: { ...tally.failed } };
    await work();
    await answers(PER_SECOND / 2);
    const took = tally.took.slice(before.took);
    const failed = Object.entries(tally.failed)
      .map(([kind, count]) => [kind, count - (before.failed[kind] ?? 0)] as const)
      .filter(([, count]) => count > 0)
      .map(([kind, count]) => `${count} × ${kind}`);
    table.push(
      `| ${name} | ${took.length} | ${failed.join(', ') || 'none'} | ${[0.5, 0.99, 1].map((share) => quantile(took, share)).join(' | ')} |`,
    );
    expect({ wrong: tally.wrong, givenUp: tally.givenUp }).toEqual({ wrong: [], givenUp: 0 });
  }

  beforeAll(async () => {
    const folder = (name: string): RulesetFolder => rulesetFolder(join(work, name), PAYERS);
    folders.push(folder('one'), folder('other'));
    const reworded = folder('reworded');
    reworded.become('reworded');
    const questions = questionsFor({ shipped: join(work, 'one'), reworded: reworded.path });
    ports.push(await freePort(), await freePort());
    start(0);
    start(1);
    await Promise.all(instances.map((instance) => instance.ready()));
    proxy = await startProxy(nginx as string, join(work, 'nginx'), await freePort(), [
      `127.0.0.1:${ports[0]}`,
      `127.0.0.1:${ports[1]}`,
    ]);
    load = steadyLoad({ origin: () => proxy.url, questions, perSecond: PER_SECOND, connections: 32, retries: 60 });
    load.inForce('shipped');
  }, 180_000);

  afterAll(async () => {
    if (load !== undefined) await load.stop();
    for (const { child } of instances) child.kill('SIGKILL');
    if (proxy !== undefined) await proxy.stop();
    rmSync(work, { recursive: true, force: true });
    process.stdout.write(
      [
        '',
        '| fault | answered | clean failures | p50 ms | p99 ms | longest ms |',
        '| --- | --: | --- | --: | --: | --: |',
      ]
        .concat(table, '')
        .join('\n'),
    );
  });

  test('nothing happens', () => during('none', () => wait(FAULT_MS)));

  test('one is killed, and started again', () =>
    during('SIGKILL, then a restart', async () => {
      one().child.kill('SIGKILL');
      await one().ended;
      await wait(FAULT_MS);
      start(0);
      await one().ready();
    }));

  test('both are killed: the proxy says so, and what was asked is answered when one is back', () =>
    during('both SIGKILL, then restarts', async () => {
      const failures = (): number => Object.values(load.tally.failed).reduce((sum, count) => sum + count, 0);
      const before = failures();
      for (const { child } of instances) child.kill('SIGKILL');
      await Promise.all(instances.map(({ ended }) => ended));
      await expect.poll(failures, PATIENCE).toBeGreaterThan(before);
      start(0);
      start(1);
      await Promise.all(instances.map((instance) => instance.ready()));
    }));

  test('a good set is read, one instance after the other', () =>
    during('reload, a good set', async () => {
      load.inForce('shipped', 'reworded');
      for (const [index, instance] of instances.entries()) {
        folders[index]?.become('reworded');
        await readAgain(instance, 'rulesets reloaded');
      }
      load.inForce('reworded');
      await wait(FAULT_MS);
    }));

  test('a broken set is refused by both, and the last good one answers', () =>
    during('reload, a broken set', async () => {
      for (const [index, instance] of instances.entries()) {
        folders[index]?.become('broken');
        await readAgain(instance, 'rulesets refused, the last good ones stay');
        folders[index]?.become('reworded');
      }
      await wait(FAULT_MS);
    }));

  test('one has no file descriptor left, and serves again when there are some', () =>
    during('no file descriptors', async () => {
      const limited = instances[1] as Instance;
      const pid = limited.child.pid as number;
      const { openFiles, mostOpenFiles } = useOf(pid);
      limit(pid, 'nofile', openFiles + 5);
      const held: Socket[] = [];
      for (let count = 0; count < 200; count += 1)
        held.push(connect(ports[1] as number, '127.0.0.1').on('error', () => undefined));
      await expect.poll(() => answersReady(limited.url), PATIENCE).toBe(false);
      await wait(FAULT_MS);
      for (const socket of held) socket.destroy();
      await expect.poll(() => answersReady(limited.url), PATIENCE).toBe(true);
      expect(limited.child.exitCode).toBeNull();
      limit(pid, 'nofile', mostOpenFiles);
    }));

  test('one has too little memory to read the rulesets again', () =>
    during('memory capped, reloading', async () => {
      const capped = await replace(0, { flags: [`--max-old-space-size=${CAPPED_MB}`] });
      await answers(PER_SECOND);
      for (let count = 0; count < 3; count += 1) {
        capped.child.kill('SIGHUP');
        await wait(FAULT_MS / 2);
      }
      // It has been ended by Node, or had just enough: both are fine for the callers.
      await replace(0);
    }));

  test('one cannot write its log from the start', () =>
    during('log to /dev/full', async () => {
      const full = openSync('/dev/full', 'w');
      const mute = await replace(1, { out: full });
      closeSync(full);
      await wait(FAULT_MS);
      expect([await answersReady(mute.url), mute.child.exitCode, mute.output().err]).toEqual([true, null, '']);
      await replace(1);
    }));

  test('the disk of one’s log is full for a while: the log goes on afterwards and says what it lost', () =>
    during('log disk full, then free', async () => {
      const path = join(work, 'log');
      const file = openSync(path, 'w');
      const quiet = await replace(1, { out: file });
      closeSync(file);
      const pid = quiet.child.pid as number;
      const { size } = statSync(path);
      limit(pid, 'fsize', size);
      await fillLog(quiet.url);
      expect(statSync(path).size - size).toBeLessThan(10_000);
      limit(pid, 'fsize', 'unlimited');
      const saysSo = (): boolean => readFileSync(path, 'utf8').includes('"msg":"log lines were lost"');
      await expect.poll(saysSo, PATIENCE).toBe(true);
      expect(quiet.output().err).toBe('');
      await replace(1);
    }));

  test('afterwards every question has had one right answer, and the proxy has written none of them down', async () => {
    await fetch(`${proxy.url}/v1/payers?marked=MARKED`);
    await expect.poll(() => proxy.log(), PATIENCE).toContain('"status":400');
    const { asked, right, wrong, givenUp } = await load.stop();
    expect({ wrong, givenUp, answered: (right['shipped'] ?? 0) + (right['reworded'] ?? 0) }).toEqual({
      wrong: [],
      givenUp: 0,
      answered: asked,
    });
    for (const word of ['MARKED', '/v1/', 'residential']) expect(proxy.log()).not.toContain(word);
    for (const instance of instances) {
      instance.child.kill('SIGTERM');
      expect(await instance.ended).toBe(0);
    }
  });
});

/** Sets what a running process may have; it can be set back. */
function limit(pid: number, what: 'nofile' | 'fsize', most: number | 'unlimited'): void {
  execFileSync('prlimit', ['--pid', String(pid), `--${what}=${most}:`]);
}

/** More log lines than may wait in memory. */
async function fillLog(url: string): Promise<void> {
  const pool = new Pool(url, { connections: 20, pipelining: 1 });
  const caller = async (): Promise<void> => {
    for (let count = 0; count < 1_500; count += 1) {
      const { body } = await pool.request({ method: 'GET', path: '/nothing' });
      await body.dump();
    }
  };
  await Promise.all(Array.from({ length: 20 }, caller));
  await pool.destroy();
}
