/** How the service hands the desk out, and how the desk shows what the service refuses. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Instance } from '../e2e/instance.js';
import { look, openDesk, openSample, startBrowser, startService, stopService, toStep } from './desk.js';

let service: Instance;
let browser: Browser;
beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), startBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stopService(service);
});

const FIRST_LOAD_LIMIT = 200_000;

test('the page is never kept, its files are kept for good, and nothing written into a page may run', async () => {
  const page = await fetch(service.url);
  expect(page.headers.get('cache-control')).toBe('no-store');
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/unsafe|data:|https?:|\*/);
  const html = await page.text();
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=/);
  for (const path of ['/desk', '/desk/cases/00000000-0000-4000-8000-000000000000/result'])
    expect(await (await fetch(service.url + path)).text()).toBe(html);
  const [script = ''] = /\/assets\/[^"]+\.js/.exec(html) ?? [];
  const asset = await fetch(service.url + script);
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(asset.headers.get('content-encoding')).toBe('gzip');
  expect((await fetch(`${service.url}/service-worker.js`)).headers.get('cache-control')).toBe('no-cache');
  expect((await fetch(`${service.url}/assets/nothing.js`)).status).toBe(404);
  expect((await fetch(service.url, { method: 'POST' })).status).toBe(405);
});

test('all script of the desk, compressed, is below 200 kB', () => {
  const scripts = readdirSync('dist/web/assets').filter((name) => name.endsWith('.js'));
  const bytes = scripts.map((name) => gzipSync(readFileSync(join('dist/web/assets', name))).length);
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(FIRST_LOAD_LIMIT);
});

test('what the service refuses is shown by field, with what to do', async () => {
  const { page } = await openDesk(browser, service.url);
  await openSample(page, 'One rating is missing');
  await page.getByLabel('How old is the person, in completed years?').fill('thirty');
  await page.getByLabel('How many units are asked for?').fill('0');
  const alert = page.getByRole('alert');
  await alert.getByText('2 things to put right').waitFor();
  await look(page, 'intake-refused');
  expect(await alert.textContent()).not.toContain('thirty');
  await alert.getByRole('link', { name: 'How old is the person, in completed years?' }).click();
  const age = page.getByLabel('How old is the person, in completed years?');
  expect(await age.evaluate((field) => field === document.activeElement)).toBe(true);
  await age.fill('34');
  await page.getByLabel('How many units are asked for?').fill('12');
  await alert.waitFor({ state: 'detached' });
  await page.getByText('2 facts missing').waitFor();
});

test('a service that is overloaded for a while is asked again, and says what it says then', async () => {
  const { page } = await openDesk(browser, service.url);
  let turnedAway = 0;
  await page.route('**/v1/determinations?detail=full*', async (route) => {
    if (turnedAway === 2) return route.continue();
    turnedAway += 1;
    return route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{}' });
  });
  await openSample(page, 'One rating is missing');
  await page.getByText('2 facts missing').waitFor();
  expect(turnedAway).toBe(2);
});

test('a service that asks who calls: the desk asks for the key, keeps it in memory and loses no work', async () => {
  const key = `ur_${randomBytes(8).toString('hex')}_${randomBytes(32).toString('base64url')}`;
  const keys = join(mkdtempSync(join(tmpdir(), 'ur-desk-')), 'keys.json');
  const sha256 = createHash('sha256').update(key).digest('hex');
  const scopes = ['determine', 'rulesets:read'];
  writeFileSync(keys, JSON.stringify({ keys: [{ id: key.slice(3, 19), client: 'desk', sha256, scopes }] }));
  const guarded = await startService({ UR_AUTH: 'api-keys', UR_API_KEYS: keys });
  try {
    const { page } = await openDesk(browser, guarded.url);
    await page.getByRole('link', { name: 'Sample cases' }).click();
    await page.getByRole('button', { name: 'One rating is missing' }).click();
    await page.getByRole('link', { name: 'Give a key or token' }).first().click();
    await look(page, 'access');
    await page.getByLabel('API key or token').fill('ur_0000000000000000_wrong');
    await page.getByRole('button', { name: 'Use it' }).click();
    await page.getByText('The key in use is not taken').waitFor();
    await look(page, 'access-refused');
    await page.getByLabel('API key or token').fill(key);
    await page.getByRole('button', { name: 'Use it' }).click();
    await page.getByText('The key is in use.').waitFor();
    expect(await stored(page)).toBe(0);
    await page.getByRole('link', { name: 'Worklist' }).click();
    await page.getByRole('link', { name: 'va-0014' }).click();
    await page.getByRole('heading', { level: 1, name: 'Intake' }).waitFor();
    await page.getByText('2 facts missing').waitFor();
    await toStep(page, 'Result');
  } finally {
    await stopService(guarded);
  }
});

const stored = (page: Page): Promise<number> => page.evaluate(() => localStorage.length + sessionStorage.length);

test('by keyboard alone: a sample is opened, answered, and approved', async () => {
  const { page } = await openDesk(browser, service.url);
  const { keyboard } = page;
  const reach = async (name: string): Promise<void> => {
    for (let steps = 0; steps < 200; steps += 1) {
      await keyboard.press('Tab');
      const text = await page.evaluate(() => {
        const at = document.activeElement;
        const label =
          at instanceof HTMLInputElement ? [...(at.labels ?? [])].map(({ textContent }) => textContent).join() : '';
        return `${at?.textContent ?? ''}${label}`;
      });
      if (text.startsWith(name)) return;
    }
    throw new Error(`${name} was not reached`);
  };
  await keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Skip to the main part');
  await reach('Sample cases');
  await keyboard.press('Enter');
  await reach('Intensive outpatient care');
  await keyboard.press('Enter');
  await page.getByRole('button', { name: 'Go on to the assessment' }).waitFor();
  await reach('Result');
  await keyboard.press('Enter');
  await page.getByRole('button', { name: 'Approve exactly as asked' }).waitFor();
  await reach('Approve exactly as asked');
  await keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Approve exactly as asked');
  await keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Approve');
  await keyboard.press('Enter');
  await page.getByText(/^Approved exactly as asked/).waitFor();
});
