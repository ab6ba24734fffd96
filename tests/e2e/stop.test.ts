/** Told to stop, the service is first seen not to be ready, then answers what it was asked, then ends. */
import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, expect, test } from 'vitest';
import { answersReady, freePort, type Instance, startInstance } from './instance.js';
import { steadyLoad } from './load.js';
import { questionsFor } from './questions.js';
import { rulesetFolder } from './ruleset-sets.js';

const work = mkdtempSync(join(tmpdir(), 'ur-stop-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
const { path: rulesets } = rulesetFolder(join(work, 'rulesets'), ['example-fourth', 'example-health']);

const children = new Set<ChildProcess>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

async function start(environment: Readonly<Record<string, string>>): Promise<Instance> {
  const instance = startInstance({ port: await freePort(), environment: { UR_RULESETS: rulesets, ...environment } });
  children.add(instance.child);
  return instance;
}

test('under load behind a balancer, stopping one of two instances fails no request', async () => {
  const questions = questionsFor({ shipped: rulesets });
  const delay = { UR_STOP_DELAY_SECONDS: '6' };
  const [one, other] = [await start(delay), await start(delay)];
  await Promise.all([one.ready(), other.ready()]);
  // As a balancer does: ask for readiness all the time, and go elsewhere when it fails.
  let chosen = one.url;
  let watching = true;
  const watch = async (): Promise<void> => {
    for (; watching; await wait(100)) if (chosen === one.url && !(await answersReady(one.url))) chosen = other.url;
  };
  const watched = watch();
  const load = steadyLoad({ origin: () => chosen, questions, perSecond: 60, connections: 8 });
  await expect.poll(() => load.tally.right['shipped'] ?? 0, { timeout: 60_000 }).toBeGreaterThan(100);

  one.child.kill('SIGTERM');
  await expect.poll(() => chosen, { timeout: 5_000 }).toBe(other.url);
  // Not ready any more, and still answering whoever has not noticed.
  const late = await fetch(`${one.url}/v1/payers`);
  expect([late.status, late.headers.get('connection')]).toEqual([200, 'close']);
  await late.arrayBuffer();
  expect(await one.ended).toBe(0);
  const before = load.tally.asked;
  await expect.poll(() => load.tally.asked, { timeout: 60_000 }).toBeGreaterThan(before + 60);
  const { asked, right, failed, wrong, givenUp } = await load.stop();
  watching = false;
  await watched;
  expect({ failed, wrong, givenUp }).toEqual({ failed: {}, wrong: [], givenUp: 0 });
  expect(right).toEqual({ shipped: asked });
  expect([one.said('stopping'), one.said('stopped')]).toEqual([1, 1]);
});

/** A request whose body is not all there yet. */
async function halfAsked({ url }: Instance): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    'POST /v1/determinations HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{',
  );
  await once(socket, 'ready');
  return socket;
}

test('requests that are running finish, the exit code is 0', async () => {
  const instance = await start({});
  await instance.ready();
  const socket = await halfAsked(instance);
  await wait(200);
  instance.child.kill('SIGTERM');
  await expect.poll(() => instance.said('stopping'), { timeout: 10_000 }).toBe(1);
  await expect(fetch(instance.url)).rejects.toThrow();
  socket.write('}');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 422 /);
  expect(await instance.ended).toBe(0);
  expect(instance.said('stopped')).toBe(1);
});

test('what does not finish by the deadline is broken off, and the log says how much', async () => {
  const instance = await start({ UR_STOP_DEADLINE_SECONDS: '1' });
  await instance.ready();
  const socket = await halfAsked(instance);
  await wait(200);
  instance.child.kill('SIGTERM');
  await once(socket, 'close');
  expect(await instance.ended).toBe(0);
  expect(instance.output().out).toMatch(/"brokenOff":1,"msg":"stopped before every request had ended"/);
});

test('a second signal ends it at once, with exit code 1', async () => {
  const instance = await start({ UR_STOP_DELAY_SECONDS: '600' });
  await instance.ready();
  const socket = await halfAsked(instance);
  instance.child.kill('SIGTERM');
  await expect.poll(() => instance.said('stopping'), { timeout: 10_000 }).toBe(1);
  instance.child.kill('SIGTERM');
  await once(socket, 'close');
  expect(await instance.ended).toBe(1);
});
