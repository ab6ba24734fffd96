import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, test } from 'vitest';
import { makeKey, writeKeys } from '../http/auth/setup.js';
import { requestOf } from '../http/real-service.js';

/** How the service as a process asks who calls: what stops its start, and keys read again. */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'ur-e2e-auth-'));
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});
afterAll(() => rmSync(work, { recursive: true }));

function start(environment: Readonly<Record<string, string>>, command = ['src/main.ts']) {
  const child = spawn(process.execPath, ['--import', 'tsx', ...command], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], UR_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }));
  return { child, out: () => out, ended };
}

test('what is wrong with the configuration stops the start, all of it at once, before the rulesets are read', async () => {
  const { code, err, out } = await start({ UR_HOST: '0.0.0.0', UR_RATE_LIMITS: '5', UR_RULESETS: '/nowhere' }).ended;
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(
    /^The configuration is not valid:\n {2}UR_HOST [^\n]*UR_AUTH=api-keys[^\n]*\n {2}UR_RATE_LIMITS [^\n]*UR_RATE_LIMIT\?\n$/,
  );
});

test('so does a file of keys with faults, by either way to start', async () => {
  const file = join(work, 'broken.json');
  writeFileSync(file, '{"keys":[{"id":"1"},{"id":"2"}]}');
  const environment = { UR_AUTH: 'api-keys', UR_API_KEYS: file };
  for (const command of [['src/main.ts'], ['src/cli/main.ts', 'serve']]) {
    const { code, err, out } = await start(environment, command).ended;
    expect([code, out]).toEqual([2, '']);
    for (const place of ['keys[0].id', 'keys[0].client', 'keys[1].sha256']) expect(err).toContain(place);
    expect(err).not.toMatch(/^ {4}at /m);
  }
});

test('beyond this machine with keys: callers with a key are served, and keys are read again on SIGHUP', async () => {
  const [first, second] = [makeKey(), makeKey()];
  const file = join(work, 'keys.json');
  writeKeys(file, first);
  const { child, ended, out } = start({ UR_HOST: '0.0.0.0', UR_AUTH: 'api-keys', UR_API_KEYS: file });
  await expect.poll(out, { timeout: 60_000 }).toContain('curl');
  const port = /listening on http:\/\/0\.0\.0\.0:(\d+)/.exec(out())?.[1] ?? '';
  const status = async (key?: string): Promise<number> => {
    const answer = await fetch(`http://127.0.0.1:${port}/v1/determinations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
      body: JSON.stringify(requestOf('intensive-outpatient-approved')),
    });
    await answer.text();
    return answer.status;
  };
  expect([await status(), await status(first.key), await status(second.key)]).toEqual([401, 200, 401]);
  writeKeys(file, second);
  child.kill('SIGHUP');
  await expect.poll(out).toContain('"msg":"keys reloaded"');
  expect([await status(first.key), await status(second.key)]).toEqual([401, 200]);
  writeFileSync(file, '{');
  child.kill('SIGHUP');
  await expect.poll(out).toContain('"msg":"keys refused, the last good ones stay"');
  expect(await status(second.key)).toBe(200);
  child.kill('SIGTERM');
  const end = await ended;
  expect([end.code, end.err]).toEqual([0, '']);
  for (const { key } of [first, second]) expect(end.out).not.toContain(key.slice(20));
});
