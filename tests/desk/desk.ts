/** The built service with the built desk, and a real browser before it. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { freePort, type Instance, startInstance } from '../e2e/instance.js';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PICTURES = fileURLToPath(new URL('../../artifacts/desk/', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Levels A and AA of WCAG 2.0 to 2.2, and what axe holds to be good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const DESKTOP = { width: 1280, height: 900 };
/** A phone; and a wide window at 200 % is as narrow as this for the page. */
export const PHONE = { width: 390, height: 844 };
export const AT_200_PERCENT = { width: 640, height: 450 };

/** Nothing routes traffic here that must be told first. */
const AT_ONCE = { UR_STOP_DELAY_SECONDS: '0', UR_STOP_DEADLINE_SECONDS: '1' };

export async function startService(environment: Readonly<Record<string, string>> = {}): Promise<Instance> {
  const service = startInstance({ port: await freePort(), built: true, environment: { ...AT_ONCE, ...environment } });
  await service.ready();
  return service;
}

export async function stopService(service: Instance): Promise<void> {
  service.child.kill('SIGTERM');
  await service.ended;
}

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['UR_TEST_CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS });

/** A fresh profile: no case is there, and nothing is cached. */
export async function openDesk(browser: Browser, url: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: DESKTOP, timezoneId: 'America/New_York', locale: 'en-US' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: url });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(url);
  await page.getByRole('heading', { name: 'Worklist' }).waitFor();
  return { context, page };
}

export async function openSample(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Sample cases' }).click();
  await page.getByRole('button', { name: title }).click();
  await page.getByRole('heading', { level: 1, name: 'Intake' }).waitFor();
  await page.getByRole('complementary').locator('.notice').first().waitFor();
}

export const toStep = async (
  page: Page,
  step: 'Intake' | 'Assessment' | 'Result' | 'Physician' | 'Letter',
): Promise<void> => {
  await page.getByRole('navigation', { name: 'Steps of this case' }).getByRole('link', { name: step }).click();
  await page.getByRole('heading', { level: 1, name: step }).waitFor();
};

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** A picture of the screen for people to look at, and what can be checked of it: WCAG, and no sideways scrolling when narrow. */
export async function look(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: `${PICTURES}${name}.png`, fullPage: !name.startsWith('dialog') });
  await page.evaluate(AXE);
  const violations = await page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as {
      axe: { run: (options: object) => Promise<{ violations: readonly Violation[] }> };
    };
    return (await axe.run({ runOnly: tags })).violations;
  }, RULES);
  expect([name, violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`))]).toEqual(
    [name, []],
  );
  for (const [size, viewport] of Object.entries({ phone: PHONE, 'at-200-percent': AT_200_PERCENT })) {
    await page.setViewportSize(viewport);
    const { wide, there } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      there: document.documentElement.clientWidth,
    }));
    if (size === 'phone') await page.screenshot({ path: `${PICTURES}${name}-${size}.png`, fullPage: true });
    expect([name, size, wide > there]).toEqual([name, size, false]);
  }
  await page.setViewportSize(DESKTOP);
}
