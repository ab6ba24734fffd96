/** What the nurse has entered stays, in this browser and nowhere else. */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Instance, startInstance } from '../e2e/instance.js';
import { look, openDesk, openSample, startBrowser, startService, stopService, toStep } from './desk.js';

let service: Instance;
let browser: Browser;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), startBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stopService(service);
});
beforeEach(async () => {
  ({ context, page } = await openDesk(browser, service.url));
});

const rows = (): Promise<readonly string[]> => page.getByRole('row').allTextContents();

test('cases are exported, wiped with a confirmation, and imported again', async () => {
  await openSample(page, 'One rating is missing');
  await openSample(page, 'New York admission in network');
  await page.getByRole('link', { name: 'Worklist' }).click();
  const before = await rows();
  expect(before).toHaveLength(3);

  await page.getByRole('link', { name: 'Your data' }).click();
  await look(page, 'data');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export all cases' }).click();
  const file = await (await saving).path();
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { reference: string }).reference).sort()).toEqual([
    'ny-0001',
    'va-0014',
  ]);

  await page.getByRole('button', { name: 'Wipe everything' }).click();
  await look(page, 'dialog-wipe');
  await page.getByRole('button', { name: 'Keep working' }).click();
  await page.getByText('2 cases').first().waitFor();
  await page.getByRole('button', { name: 'Wipe everything' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Wipe everything' }).click();
  await page.getByText('Everything the desk kept in this browser is gone').waitFor();
  expect(await kept(page)).toEqual({ cases: 0, references: 0 });

  await page.getByLabel('File to import').setInputFiles(file);
  await page.getByText('2 cases imported').waitFor();
  await page.getByRole('link', { name: 'Worklist' }).click();
  await page.getByRole('table').waitFor();
  expect((await rows()).map(withoutTime)).toEqual(before.map(withoutTime));

  // Bare requests are taken too; what is neither is named by its line.
  await page.getByRole('link', { name: 'Your data' }).click();
  const request = readFileSync('examples/continued-stay/request.json', 'utf8');
  const mixed = `${JSON.stringify(JSON.parse(request))}\n{"hello":1}\n`;
  await page
    .getByLabel('File to import')
    .setInputFiles({ name: 'mixed.ndjson', mimeType: 'application/x-ndjson', buffer: Buffer.from(mixed) });
  await page.getByText('1 case imported; not a case or request: line 2').waitFor();
});

const withoutTime = (row: string): string => row.replace(/\d+ (h|min|days)( \d+ min)?/, '');

const kept = (of: Page): Promise<object> =>
  of.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('review-desk');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error('not opened'));
    });
    const count = (store: string): Promise<number> =>
      new Promise((resolve) => {
        const counting = db.transaction(store).objectStore(store).count();
        counting.onsuccess = () => resolve(counting.result);
      });
    return { cases: await count('cases'), references: await count('references') };
  });

test('offline, a reload shows the desk, the worklist and the last answers; no answer of the API is in a cache', async () => {
  await openSample(page, 'One rating is missing');
  await toStep(page, 'Result');
  await page.getByText(/^No answer yet: 2 facts/).waitFor();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await context.setOffline(true);
  await page.reload();
  await page.getByText(/^No answer yet: 2 facts/).waitFor();
  await page.getByText('The service does not answer').first().waitFor();
  await page.getByRole('link', { name: 'Worklist' }).click();
  await page.getByRole('cell', { name: /va-0014/ }).waitFor();
  await look(page, 'worklist-offline');
  const cached = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(cached.length).toBeGreaterThan(5);
  expect(cached.filter((path) => path !== '/' && !path.startsWith('/assets/'))).toEqual([]);
  await context.setOffline(false);
});

test('the service is restarted mid-work: nothing is lost, and what was entered meanwhile is answered', async () => {
  await openSample(page, 'One rating is missing');
  await toStep(page, 'Assessment');
  const port = Number(new URL(service.url).port);
  await stopService(service);
  const rating = page.getByRole('group', { name: /risk rating.*Dimension 5/ });
  await rating.getByLabel('2', { exact: true }).check();
  await page.getByText('The service does not answer').first().waitFor();
  await page.getByText(/1 more that may matter.*Relapse/).click();
  await page.getByLabel('How often is support against relapse needed?').selectOption('several-per-week');
  await look(page, 'assessment-service-away');
  await page.reload();
  await rating.getByLabel('2', { exact: true }).waitFor();
  expect(await rating.getByLabel('2', { exact: true }).isChecked()).toBe(true);

  service = startInstance({ port, built: true });
  await service.ready();
  await page.locator('.live__now', { hasText: 'Approve as asked' }).waitFor();
  expect(await page.getByText('The service does not answer').count()).toBe(0);
});

test('nothing of a member stands in a title, an address, or a key of storage', async () => {
  const titles = new Set<string>();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await openSample(page, 'New York admission in network');
  for (const step of ['Intake', 'Assessment', 'Result'] as const) {
    await toStep(page, step);
    titles.add(await page.title());
  }
  expect([...titles]).toEqual(['Intake · Review desk', 'Assessment · Review desk', 'Result · Review desk']);
  const keys = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }));
  expect(keys).toEqual({ local: [], session: [], databases: ['review-desk'] });
  expect(asked.filter((url) => !url.startsWith(service.url))).toEqual([]);
  // Of the request only what many members share is in an address: payer, level, kind of review, day, age group.
  const said = asked.map((url) => decodeURIComponent(url.slice(service.url.length))).join('\n');
  expect(said).not.toMatch(/ny-0001|F11|Certified|\b29\b/);
  expect(page.url()).toMatch(/\/desk\/cases\/[0-9a-f-]{36}\/result$/);
});
