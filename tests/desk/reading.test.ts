/** What is read beside the cases: rulesets and what changed in them, criteria, other payers, reports from a file. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Instance } from '../e2e/instance.js';
import { EXAMPLE_NAMES } from '../web/examples.js';
import { look, openDesk, openSample, startBrowser, startService, stopService } from './desk.js';

let service: Instance;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  service = await startService();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await stopService(service);
});
beforeEach(async () => {
  ({ page } = await openDesk(browser, service.url));
});

test('rulesets: payers, versions, what is in force, a rule with its source, and what changed', async () => {
  await page.getByRole('link', { name: 'Rulesets' }).click();
  await page.getByRole('heading', { level: 1, name: 'Rulesets' }).waitFor();
  await page.getByRole('link', { name: 'Example Health (fictional)' }).waitFor();
  await look(page, 'rulesets');
  await page.getByRole('link', { name: 'Example Health (fictional)' }).click();
  const now = page.getByRole('region', { name: /^2026-01-01/ });
  await now.getByText('In force today').waitFor();
  await page
    .getByRole('region', { name: /^2025-01-01/ })
    .getByText('For earlier days')
    .waitFor();
  await look(page, 'ruleset-versions');
  await now.getByRole('link', { name: /^Read its rules/ }).click();
  await page.getByText('No less intensive treatment was tried before residential care').click();
  const rule = page.locator('details[open]');
  await rule.getByText(/Example Health Utilization Manual, 2026 edition/).waitFor();
  await rule.getByText(/^Where .* is below 1 episode\.$/).waitFor();
  await look(page, 'ruleset');
  await page.getByLabel('Level', { exact: true }).selectOption('2.1');
  const all = Number.parseInt((await page.getByText(/^\d+ rules$/).textContent()) ?? '', 10);
  await page.getByLabel('Words').fill('telehealth');
  await page.getByText(/^1 rule$/).waitFor();
  expect(all).toBeGreaterThan(1);
  await page.getByRole('link', { name: 'example-health' }).click();
  await page.getByRole('link', { name: 'What changed since 2025-01-01' }).click();
  await page.getByRole('heading', { level: 2, name: 'Rules' }).waitFor();
  await page.getByText(/^It is in force from 2026-01-01 on; the other, from 2025-01-01 to 2025-12-31\.$/).waitFor();
  await look(page, 'ruleset-differences');
});

test('criteria: level, dimension, our wording, edition and page', async () => {
  await page.getByRole('link', { name: 'Criteria' }).click();
  await page.getByRole('link', { name: 'ASAM Criteria, third edition (2013), adults' }).waitFor();
  await look(page, 'criteria');
  await page.getByRole('link', { name: 'ASAM Criteria, third edition (2013), adults' }).click();
  await page.getByLabel('Level', { exact: true }).selectOption('2.1');
  const level = page.getByRole('region', { name: /^Level 2\.1/ });
  await level.getByText('D6', { exact: true }).first().waitFor();
  expect(await level.textContent()).toMatch(/Third edition: .*pp?\. \d+/);
  await look(page, 'criteria-set');
  await page.getByRole('link', { name: 'All criteria' }).click();
  await page.getByRole('link', { name: 'The ASAM Criteria, fourth edition, adults' }).click();
  await page.getByLabel('Level', { exact: true }).selectOption('3.7');
  await page
    .getByText(/rating 3A/)
    .first()
    .waitFor();
  await look(page, 'criteria-set-fourth');
});

test('other payers: side by side, a plan that binds is supposed, and the case stays as it is', async () => {
  await openSample(page, 'The same a year later, under a statute');
  await page.getByRole('link', { name: 'Other payers' }).click();
  await page.getByRole('button', { name: 'Choose all' }).click();
  await page.getByRole('button', { name: /^Compare \d+ payers$/ }).click();
  await page.getByRole('heading', { name: 'Why they differ' }).waitFor();
  const virginia = page.getByRole('row').filter({ hasText: 'Virginia' });
  await virginia.getByRole('button', { name: /^Suppose such a plan/ }).click();
  await virginia.getByText(/^Supposed:/).waitFor();
  await look(page, 'other-payers');
  await page.getByRole('link', { name: 'Result' }).click();
  await page.getByText(/^Approve as asked/).waitFor();
});

test('reports are opened from a file and go nowhere', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ur-report-'));
  const requests = EXAMPLE_NAMES.map((name) =>
    JSON.stringify(JSON.parse(readFileSync(`examples/${name}/request.json`, 'utf8'))),
  ).join('\n');
  writeFileSync(join(folder, 'year.ndjson'), requests);
  const print = (...rest: readonly string[]): string => {
    const run = spawnSync(process.execPath, ['dist/cli/main.js', 'rulesets', ...rest, '--json'], { encoding: 'utf8' });
    const path = join(folder, `${rest[0] ?? ''}.json`);
    writeFileSync(path, run.stdout);
    return path;
  };
  const simulation = print(
    'simulate',
    'example-health',
    '2025-01-01',
    '2026-01-01',
    '--requests',
    join(folder, 'year.ndjson'),
  );
  const parity = print('parity', 'example-health', '2026-01-01');
  await page.getByRole('link', { name: 'Reports' }).click();
  await page.getByRole('heading', { level: 1, name: 'Reports' }).waitFor();
  const sent: string[] = [];
  page.on('request', (request) => void (request.method() === 'POST' && sent.push(request.url())));
  const file = page.getByLabel('Report to open');
  await file.setInputFiles(simulation);
  await page.getByRole('heading', { name: 'example-health: 2025-01-01 → 2026-01-01' }).waitFor();
  await page.getByRole('table', { name: 'Decisions before and after' }).waitFor();
  await look(page, 'report-simulation');
  await file.setInputFiles(parity);
  await page.getByRole('heading', { level: 2, name: 'example-health 2026-01-01' }).waitFor();
  await page.getByRole('cell', { name: /eh-01-lower-level-first/ }).waitFor();
  await look(page, 'report-parity');
  writeFileSync(join(folder, 'other.json'), '{"payer":"x"}');
  await file.setInputFiles(join(folder, 'other.json'));
  await page.getByText('This file is neither of the two reports').waitFor();
  await look(page, 'report-neither');
  expect(sent).toEqual([]);
});
