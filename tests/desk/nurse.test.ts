/** A nurse’s day, as far as a nurse may decide: approve as asked, ask, or send on. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Instance } from '../e2e/instance.js';
import { look, openDesk, openSample, startBrowser, startService, stopService, toStep } from './desk.js';

let service: Instance;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), startBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await stopService(service);
});
beforeEach(async () => {
  ({ page } = await openDesk(browser, service.url));
});

test('a nurse approves exactly what was asked', async () => {
  await look(page, 'worklist-empty');
  await page.getByRole('link', { name: 'Sample cases' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sample cases' }).waitFor();
  await look(page, 'samples');
  await openSample(page, 'Intensive outpatient care, everything stated');
  await look(page, 'intake');
  await page.getByRole('button', { name: 'Go on to the assessment' }).click();
  await page.getByText('The criteria indicate Level 2.1.').waitFor();
  await look(page, 'assessment');
  await page.getByRole('button', { name: 'See the result' }).click();
  await page.getByText(/^Approve as asked: Level 2\.1/).waitFor();
  await look(page, 'result-approve');
  await page.getByRole('button', { name: 'Approve exactly as asked' }).click();
  const dialog = page.getByRole('dialog', { name: 'Approve exactly as asked?' });
  await look(page, 'dialog-approve');
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await page.getByText(/^Approved exactly as asked/).waitFor();
  await page.getByRole('button', { name: 'Back to the worklist' }).click();
  await page.getByRole('button', { name: /^Settled 1$/ }).click();
  await page.getByRole('cell', { name: 'Nobody: approved' }).waitFor();
  await look(page, 'worklist-settled');
});

test('a nurse cannot deny: what is less than asked goes to a physician', async () => {
  await openSample(page, 'A payer’s cost rule against the need');
  await toStep(page, 'Assessment');
  await page.getByText('Stands against').first().waitFor();
  await look(page, 'assessment-objection');
  await toStep(page, 'Result');
  await page.getByText('The clinical criteria support more than the payer’s rules allow').first().waitFor();
  await look(page, 'result-downgrade');
  const buttons = await page.getByRole('main').getByRole('button').allTextContents();
  expect(buttons.filter((text) => /deny|approve|reduce|downgrade/i.test(text))).toEqual([]);
  await page.getByRole('button', { name: 'Send to a physician' }).click();
  await page.getByLabel('What should the physician look at?').fill('The environment, Dimension 6.');
  await look(page, 'dialog-physician');
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
  await page.getByText(/^Sent to a physician/).waitFor();
  await page.getByText('The environment, Dimension 6.').waitFor();
  await page.getByRole('button', { name: 'Back to the worklist' }).click();
  await page.getByRole('cell', { name: 'Physician', exact: true }).waitFor();
});

test('New York: no clinical question is asked where the law permits no review', async () => {
  await openSample(page, 'New York admission in network');
  await page.getByText('No: the law does not permit a review now').waitFor();
  await look(page, 'intake-no-review');
  await toStep(page, 'Assessment');
  await page.getByText('No clinical question is asked').waitFor();
  expect(await page.getByText(/risk rating/).count()).toBe(0);
  await look(page, 'assessment-no-review');
  await toStep(page, 'Intake');
  // Out of network the bar does not hold, and the desk says so at once.
  await page.getByLabel('Out of network', { exact: true }).check();
  await page.getByText('Yes: no bar on review applies').waitFor();
  await page.getByLabel('In network', { exact: true }).check();
  await page.getByRole('button', { name: 'Go to the result' }).click();
  await page.getByText(/^The law does not permit a review now\. Approve as asked/).waitFor();
  await look(page, 'result-no-review');
  await page.getByRole('button', { name: 'Approve exactly as asked' }).waitFor();
});

test('a missing fact is asked for, and answered: the answer before and after is shown', async () => {
  await openSample(page, 'One rating is missing');
  await toStep(page, 'Result');
  await page.getByText(/^No answer yet: 2 facts are missing/).waitFor();
  await look(page, 'result-missing');
  await page.getByRole('button', { name: 'Ask the provider' }).click();
  await look(page, 'dialog-ask');
  await page.getByRole('button', { name: 'Copy the message' }).click();
  await page.getByText('Copied', { exact: true }).waitFor();
  const message = await page.evaluate(() => navigator.clipboard.readText());
  expect(message).toContain('Dimension 5');
  expect(message).toContain('Nothing has been denied');
  await page.getByRole('button', { name: 'It is sent' }).click();
  await page.getByText(/^The provider was asked/).waitFor();

  await toStep(page, 'Assessment');
  const rating = page.getByRole('group', { name: /risk rating.*Dimension 5/ });
  await rating.getByLabel('Not documented').check();
  await page
    .getByText(/criteria leave open/)
    .first()
    .waitFor();
  await look(page, 'assessment-missing');
  await rating.getByLabel('2', { exact: true }).check();
  await page.getByRole('link', { name: 'How often is support against relapse needed?' }).click();
  const support = page.getByLabel('How often is support against relapse needed?');
  expect(await support.evaluate((field) => field === document.activeElement)).toBe(true);
  await support.selectOption('several-per-week');
  await page.locator('.live__now', { hasText: 'Approve as asked' }).waitFor();
  await page.locator('.live__answers', { hasText: /Before.*missing/ }).waitFor();
  await look(page, 'assessment-answered');
  await page.getByRole('button', { name: 'See the result' }).click();
  await page.getByRole('button', { name: 'Approve exactly as asked' }).waitFor();
});

test('a new review from nothing asks only what payer and level need, and warns of a reference used twice', async () => {
  await openSample(page, 'One rating is missing');
  await page.getByRole('link', { name: 'Worklist' }).click();
  await page.getByRole('button', { name: 'New review' }).click();
  await page.getByText('Choose the payer and the level').waitFor();
  await look(page, 'intake-new');
  await page.getByLabel('Which payer decides?').selectOption('example-health');
  await page.getByLabel('Which level of care is asked for?').selectOption('2.1');
  await page.getByLabel('How old is the person, in completed years?').fill('40');
  await page.getByLabel('Your reference').fill('va-0014');
  await page.getByText('Another case has this reference').waitFor();
  await page.getByText(/facts missing/).waitFor();
  await look(page, 'intake-begun');
  await toStep(page, 'Assessment');
  await look(page, 'assessment-begun');
  await toStep(page, 'Intake');
  await page.getByRole('button', { name: 'Remove this case' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('button', { name: 'All open 1' }).waitFor();
});

test('fourth edition, an emergency, a continued stay and a statute, each on its result and on paper', async () => {
  const samples = {
    'fourth-edition': 'Fourth edition',
    emergency: 'Emergency screen positive',
    'continued-stay': 'Continued stay',
    statute: 'The same a year later, under a statute',
    'more-asked': 'More asked than is indicated',
  };
  for (const [name, title] of Object.entries(samples)) {
    await openSample(page, title);
    await toStep(page, 'Result');
    await page.getByRole('heading', { name: 'Who prevailed' }).waitFor();
    await look(page, `result-${name}`);
  }
  await page.getByRole('link', { name: 'Print' }).click();
  await page.getByRole('heading', { level: 1, name: 'Summary to print' }).waitFor();
  await look(page, 'summary');
  await page.emulateMedia({ media: 'print' });
  const paper = await page.pdf({ format: 'Letter' });
  expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: 'Worklist' }).click();
  await page.getByRole('table').waitFor();
  // An emergency stands on top, whatever the clocks say.
  expect(await page.getByRole('row').nth(1).textContent()).toContain('Emergency');
  await look(page, 'worklist');
});
