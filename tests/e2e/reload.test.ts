/** Rulesets read again under load: every answer is wholly by one set, and by the right one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freePort, startInstance } from './instance.js';
import { steadyLoad } from './load.js';
import { questionsFor } from './questions.js';
import { rulesetFolder } from './ruleset-sets.js';

const work = mkdtempSync(join(tmpdir(), 'ur-reload-load-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

test('a good set takes over between two answers, a broken one never does', async () => {
  const folder = (name: string) => rulesetFolder(join(work, name), ['example-fourth', 'example-health']);
  const [shipped, reworded] = [folder('shipped'), folder('reworded')];
  reworded.become('reworded');
  const questions = questionsFor({ shipped: shipped.path, reworded: reworded.path });
  const instance = startInstance({ port: await freePort(), environment: { UR_RULESETS: shipped.path } });
  try {
    await instance.ready();
    const load = steadyLoad({ origin: () => instance.url, questions, perSecond: 60, connections: 8 });
    load.inForce('shipped');
    const answers = async (count: number): Promise<void> => {
      const before = load.tally.took.length;
      await expect.poll(() => load.tally.took.length, { timeout: 60_000 }).toBeGreaterThan(before + count);
    };
    const readAgain = async (message: string): Promise<void> => {
      const before = instance.said(message);
      instance.child.kill('SIGHUP');
      await expect.poll(() => instance.said(message), { timeout: 60_000 }).toBe(before + 1);
    };
    await answers(50);
    for (const set of ['reworded', 'shipped', 'reworded'] as const) {
      shipped.become(set);
      load.inForce('shipped', 'reworded');
      await readAgain('rulesets reloaded');
      load.inForce(set);
      await answers(50);
    }
    shipped.become('broken');
    await readAgain('rulesets refused, the last good ones stay');
    await answers(50);
    const { asked, right, failed, wrong } = await load.stop();
    expect({ failed, wrong }).toEqual({ failed: {}, wrong: [] });
    expect((right['shipped'] ?? 0) + (right['reworded'] ?? 0)).toBe(asked);
    expect(Math.min(right['shipped'] ?? 0, right['reworded'] ?? 0)).toBeGreaterThan(50);
  } finally {
    instance.child.kill('SIGTERM');
  }
  expect(await instance.ended).toBe(0);
});
