/** A physician’s day: attest what a nurse has sent on, talk to the provider, write the letter, review the stay again. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Instance } from '../e2e/instance.js';
import { look, openDesk, openSample, startBrowser, startService, stopService, toStep } from './desk.js';
import { pdfText } from './pdf-text.js';

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

const DOWNGRADE = 'A payer’s cost rule against the need';

/** A nurse sends a case on that asks for more than the payer’s rules give. */
async function handOver(title = DOWNGRADE): Promise<void> {
  await openSample(page, title);
  await toStep(page, 'Result');
  await page.getByRole('button', { name: 'Send to a physician' }).click();
  await page.getByLabel('What should the physician look at?').fill('The environment, Dimension 6.');
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
  await page.getByText(/^Sent to a physician/).waitFor();
}

async function enterSignature(): Promise<void> {
  await page.getByLabel('Your credential, such as MD or DO').fill('MD, addiction medicine');
  await page.getByLabel('State of your licence, in two letters').fill('va');
  await page.getByLabel('Date of your signature').fill('2026-11-22');
}

const download = async (): Promise<string> => {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as PDF' }).click(),
  ]);
  return pdfText(readFileSync(await file.path()));
};

test('a nurse escalates, the physician attests a downgrade, and the letter is read back from its PDF', async () => {
  await handOver();
  await toStep(page, 'Letter');
  await page.getByText('A draft: a clinician must sign first').waitFor();
  expect(await download()).toMatch(/draft/i);

  await toStep(page, 'Physician');
  await page.getByText('The environment, Dimension 6.').waitFor();
  await page.getByText('Not offered yet. Offer it before you sign anything less than was asked.').waitFor();
  await page.getByRole('heading', { name: 'What would change it' }).waitFor();
  await page.getByRole('heading', { name: 'Who may sign' }).waitFor();
  await look(page, 'physician');

  // What is lacking is told, all at once.
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await page
    .getByText(/^Not signed yet\. Still needed: the conclusion, your credential, the state of your licence\.$/)
    .waitFor();
  await enterSignature();
  await page.getByLabel(/^Agree with the answer: give/).check();
  for (const agree of await page.getByLabel('Agree', { exact: true }).all()) await agree.check();
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByText(/^Final: less than was asked is given/).waitFor();
  await page
    .getByText(/^MD, addiction medicine, licensed in VA, agreed with the answer on November 22, 2026\./)
    .waitFor();
  await look(page, 'physician-signed');

  await page.getByRole('link', { name: 'Go to the letter' }).click();
  await page.getByText('The answer may leave').waitFor();
  await page.getByLabel('Phone number and hours').first().fill('1-800-555-0100');
  await page.getByRole('article').getByText('1-800-555-0100').first().waitFor();
  await look(page, 'letter-member');
  const english = await download();
  expect(english).not.toMatch(/draft/i);
  expect(english).toContain('1-800-555-0100');
  await page.getByLabel('Spanish').check();
  await page.locator('article[lang=es]').waitFor();
  await look(page, 'letter-spanish');
  expect(await download()).toContain('Aprobamos parte de su solicitud');
  await page.getByLabel('English').check();
  await page.getByLabel('Provider', { exact: true }).check();
  await page.locator('article[lang=en]').waitFor();
  await look(page, 'letter-provider');

  await page.getByRole('link', { name: 'Worklist' }).click();
  await page.getByRole('button', { name: /^Settled 1$/ }).click();
  await page.getByRole('cell', { name: 'Nobody: signed' }).waitFor();
});

test('who disagrees with what decided keeps the answer a proposal; a disagreement wants its reason', async () => {
  await handOver();
  await toStep(page, 'Physician');
  await enterSignature();
  await page.getByLabel(/^Agree with the answer: give/).check();
  const decided = page.getByRole('group').filter({ hasText: 'decides' }).first();
  await decided.getByLabel('Disagree').check();
  await page.getByText('You disagree with a criterion that decided').waitFor();
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByText(/Still needed: the reason of each disagreement/).waitFor();
  await decided.getByLabel(/Why you disagree/).fill('Two attempts at a lower level are in the record.');
  await look(page, 'physician-disagrees');
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByText(/Not final:/).waitFor();
  await page.getByText('Two attempts at a lower level are in the record.').waitFor();
  await page.getByRole('button', { name: 'Take the signature back' }).click();
  await page.getByLabel(/^Approve exactly as asked:/).check();
  await enterSignature();
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByText(/^Final: approved as asked/).waitFor();
});

test('a peer-to-peer call: one sheet, new facts run the rules again, and a signature does not outlive the answer', async () => {
  await handOver();
  await toStep(page, 'Physician');
  await page.getByRole('link', { name: 'Open the sheet for the call' }).click();
  await page.getByRole('heading', { level: 1, name: 'Peer-to-peer call' }).waitFor();
  await page.getByLabel('Held').check();
  await page.getByLabel('The provider’s clinician').fill('Dr. Rivera');
  await look(page, 'peer-to-peer');
  await page.emulateMedia({ media: 'print' });
  const paper = await page.pdf({ format: 'Letter' });
  expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'screen' });

  await page
    .getByLabel(/How many earlier attempts|less intensive/i)
    .first()
    .fill('2');
  await page.getByRole('heading', { name: 'Before the call, and now' }).waitFor();
  await page.getByRole('table', { name: /^Facts that changed \(1\)/ }).waitFor();
  await look(page, 'peer-to-peer-heard');

  await page.getByRole('link', { name: 'Back to the physician’s view' }).click();
  await page.getByRole('heading', { name: 'The answer has changed since it was handed over' }).waitFor();
  await look(page, 'physician-changed');
});

test('a signature that the service no longer takes is told, and what has changed is shown', async () => {
  await handOver();
  await toStep(page, 'Physician');
  await enterSignature();
  await page.getByLabel(/^Agree with the answer: give/).check();
  // The rules are others when the signature arrives: the service refuses, as it does then.
  await page.route('**/v1/determinations?*', async (route) => {
    const body = route.request().postDataJSON() as { attestation?: { determination: string } };
    if (body.attestation === undefined) return route.continue();
    const attestation = { ...body.attestation, determination: '0'.repeat(64) };
    return route.continue({ postData: JSON.stringify({ ...body, attestation }) });
  });
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByText('Not signed: the service gives another answer now than the one shown here').waitFor();
  await look(page, 'physician-mismatch');
  await page.unroute('**/v1/determinations?*');
  await page.getByRole('button', { name: 'Run it again' }).click();
  await page.getByText(/^Not signed: the service/).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByText(/^Final: less than was asked is given/).waitFor();

  // A changed fact ends the signature; the signed answer stays to compare with.
  await toStep(page, 'Intake');
  await page.getByLabel('How old is the person, in completed years?').fill('41');
  await toStep(page, 'Physician');
  await page
    .getByRole('heading', { name: 'The answer is not the one that was signed: it must be signed again' })
    .waitFor();
});

test('concurrent review: the last answer beside the new one; run again, it is the same to the last byte', async () => {
  await openSample(page, 'Intensive outpatient care, everything stated');
  await toStep(page, 'Result');
  await page.getByRole('link', { name: 'Compare' }).click();
  await page.getByText(/^There is one answer so far/).waitFor();
  await page.getByRole('button', { name: 'Run it again' }).click();
  await page.getByText('The same answer, to the last byte: nothing has changed.').waitFor();
  await look(page, 'compare-same');
  await toStep(page, 'Result');
  await page.getByRole('button', { name: 'Approve exactly as asked' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('button', { name: 'Begin the next review of this stay' }).click();
  await page.getByRole('heading', { level: 1, name: 'Intake' }).waitFor();
  expect(
    await page.getByLabel('Is this a request before care starts, during care, after care, or a claim?').inputValue(),
  ).toBe('concurrent');
  await page
    .getByText(/facts? missing/)
    .first()
    .waitFor();
  await toStep(page, 'Result');
  await page.getByRole('link', { name: 'Compare' }).click();
  await page
    .getByRole('columnheader', { name: /^Last review of this stay/ })
    .first()
    .waitFor();
  // The service says it in a sentence too, since the request states the results of then.
  await page
    .getByText(/^Criteria with another result than before, or that only one of the two determinations shows: \d+\./)
    .waitFor();
  // Ratings are assessed anew: none is carried over.
  const facts = page.getByRole('table', { name: /^Facts that changed/ });
  expect(await facts.getByRole('row', { name: /risk rating.*Dimension 1/ }).textContent()).toContain('not asked');
  await look(page, 'compare-concurrent');
});

test('by keyboard alone: the physician says, concludes and signs', async () => {
  await handOver();
  await toStep(page, 'Physician');
  await page.getByRole('heading', { name: 'What would change it' }).waitFor();
  const { keyboard } = page;
  const reach = async (name: string): Promise<void> => {
    for (let steps = 0; steps < 200; steps += 1) {
      await keyboard.press('Tab');
      const text = await page.evaluate(() => {
        const at = document.activeElement;
        const labels = at instanceof HTMLInputElement ? [...(at.labels ?? [])] : [];
        return labels.length > 0 ? labels.map(({ textContent }) => textContent).join() : (at?.textContent ?? '');
      });
      if (text.startsWith(name)) return;
    }
    throw new Error(`${name} was not reached`);
  };
  await reach('Agree');
  await keyboard.press('Space');
  await reach('Agree with the answer');
  await keyboard.press('Space');
  await reach('Your credential');
  await keyboard.type('DO');
  await reach('State of your licence');
  await keyboard.type('ny');
  await reach('Sign');
  await keyboard.press('Enter');
  await page.getByText(/^Final: less than was asked is given/).waitFor();
  await page.getByText(/^DO, licensed in NY, agreed with the answer/).waitFor();
});
