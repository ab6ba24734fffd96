/** Pages of letters in a real browser: no violation of WCAG 2.2 AA by axe, where Chromium is installed. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { letterPage } from '../../src/http/letters/page.js';
import { SAMPLES } from './written.js';

const CHROMIUM = process.env['UR_TEST_CHROMIUM'] ?? '/usr/bin/chromium';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = '{ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }';

/** One of each kind for each reader. */
const CHOSEN = SAMPLES.filter(
  (one, index) =>
    SAMPLES.findIndex(
      ({ audience, language, letter }) =>
        audience === one.audience && language === one.language && letter.kind === one.letter.kind,
    ) === index,
);

test.skipIf(!existsSync(CHROMIUM))('axe finds nothing to mend', async () => {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
    for (const { letter, name } of CHOSEN) {
      await page.setContent(letterPage(letter));
      await page.evaluate(AXE);
      const found = (await page.evaluate(
        `axe.run(document, ${RULES}).then(({ violations }) => violations.map(({ id }) => id))`,
      )) as readonly string[];
      expect(found, `${name} ${letter.language} ${letter.audience}`).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), name).toBe(true);
    }
  } finally {
    await browser.close();
  }
});
