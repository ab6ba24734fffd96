import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeKey, writeKeys } from '../http/auth/setup.js';
import { requestOf } from '../http/real-service.js';
import { addressOf, run, type Run } from './run.js';

/** How the service as a process asks who calls: what stops its start, and keys read again. */

const work = mkdtempSync(join(tmpdir(), 'ur-e2e-auth-'));
afterAll(() => rmSync(work, { recursive: true }));

const start = (environment: Readonly<Record<string, string>>, command = ['src/main.ts']): Run =>
  run(['--import', 'tsx', ...command], { PATH: process.env['PATH'], UR_PORT: '0', ...environment });

test('what is wrong with the configuration stops the start, all of it at once, before the rulesets are read', async () => {
  const { ended, output } = start({ UR_HOST: '0.0.0.0', UR_RATE_LIMITS: '5', UR_RULESETS: '/nowhere' });
  expect([await ended, output.out]).toEqual([2, '']);
  expect(output.err).toMatch(
    /^The configuration is not valid:\n {2}UR_HOST [^\n]*UR_AUTH=api-keys[^\n]*\n {2}UR_RATE_LIMITS [^\n]*UR_RATE_LIMIT\?\n$/,
  );
});

test('so does a file of keys with faults, by either way to start', async () => {
  const file = join(work, 'broken.json');
  writeFileSync(file, '{"keys":[{"id":"1"},{"id":"2"}]}');
  const environment = { UR_AUTH: 'api-keys', UR_API_KEYS: file };
  for (const command of [['src/main.ts'], ['src/cli/main.ts', 'serve']]) {
    const { ended, output } = start(environment, command);
    expect([await ended, output.out]).toEqual([2, '']);
    for (const place of ['keys[0].id', 'keys[0].client', 'keys[1].sha256']) expect(output.err).toContain(place);
    expect(output.err).not.toMatch(/^ {4}at /m);
  }
});

test('beyond this machine with keys: callers with a key are served, and keys are read again on SIGHUP', async () => {
  const [first, second] = [makeKey(), makeKey()];
  const file = join(work, 'keys.json');
  writeKeys(file, first);
  const service = start({ UR_HOST: '0.0.0.0', UR_AUTH: 'api-keys', UR_API_KEYS: file });
  const { child, ended, output } = service;
  const port = /^http:\/\/0\.0\.0\.0:(\d+)$/.exec(await addressOf(service))?.[1] ?? '';
  const out = (): string => output.out;
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
  expect([await ended, output.err]).toEqual([0, '']);
  for (const { key } of [first, second]) expect(output.out).not.toContain(key.slice(20));
});
