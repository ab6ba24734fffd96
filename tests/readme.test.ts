import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadLibrary } from '../src/library.js';
import { review } from '../src/review.js';
import { ur } from './cli/harness.js';

/** The answer printed in the README is the engine's own, shortened to whole fields. */
test('the README shows a real answer', () => {
  const loaded = loadLibrary(path.resolve('rulesets'));
  if (!loaded.ok) throw new Error('the shipped rulesets have faults');
  const readme = readFileSync('README.md', 'utf8');
  const block = /<!-- answer:begin -->\s*```json\n([\s\S]*?)```\s*<!-- answer:end -->/.exec(readme)?.[1];
  const shown = JSON.parse(block ?? 'null') as Record<string, unknown>;
  const request = JSON.parse(readFileSync('examples/residential-2026-statute/request.json', 'utf8')) as unknown;
  const answer = review(request, loaded.library);
  if (!answer.ok) throw new Error('the example is refused');
  expect(answer.value).toMatchObject(shown);
  expect(Object.keys(shown)).toEqual(expect.arrayContaining(['decision', 'authorized', 'tension', 'rationale']));
});

test('the README names every payer', () => {
  const readme = readFileSync('README.md', 'utf8');
  const named = [...readme.matchAll(/\(rulesets\/payers\/([^/]+)\/README\.md\)/g)].map(([, payer]) => payer);
  const folders = readdirSync('rulesets/payers', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(named.sort()).toEqual(folders.map(({ name }) => name).sort());
  expect(readme).toContain(`| ${folders.length}, below`);
});

test('the commands the README begins with run as they stand', async () => {
  const readme = readFileSync('README.md', 'utf8');
  const block = /## On the command line\s*```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const commands = [...block.matchAll(/npx ur ([^&\n]+)/g)].map(([, words = '']) => words.trim().split(/\s+/));
  expect(commands.length).toBeGreaterThan(4);
  for (const command of commands) {
    const { code, err } = await ur(command);
    expect([command.join(' '), code, err]).toEqual([command.join(' '), 0, '']);
  }
});
