import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, ur } from './harness.js';

const FILE = `${ROOT}examples/sober-house/request.json`;
const folder = mkdtempSync(join(tmpdir(), 'ur-letter-'));

test('prints a page, or the letter as data', async () => {
  expect((await ur(['letter', FILE])).out).toMatch(/^<!doctype html>/);
  const { code, out } = await ur(['letter', FILE, '--json', '--language', 'es', '--audience', 'provider']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ kind: 'denial', language: 'es', audience: 'provider' });
});

test('writes a PDF and says what is left to do', async () => {
  const output = join(folder, 'letter.pdf');
  const slots = join(folder, 'slots.json');
  writeFileSync(slots, JSON.stringify({ 'plan-name': 'A plan' }));
  const { code, out } = await ur(['letter', FILE, '--form', 'pdf', '--slots', slots, '-o', output]);
  expect(code).toBe(0);
  expect(readFileSync(output).subarray(0, 5).toString()).toBe('%PDF-');
  expect(out).toContain('Flesch-Kincaid grade');
  expect(out).toContain('DRAFT. Do not send.');
  expect(out).toContain('member-name');
  expect(out).not.toContain('plan-name');
});

test('a PDF needs a file', async () => {
  const { code, err } = await ur(['letter', FILE, '--form', 'pdf']);
  expect(code).not.toBe(0);
  expect(err).toContain('--output letter.pdf');
});

test('says what is wrong with the request and with the texts for blanks', async () => {
  const slots = join(folder, 'bad.json');
  writeFileSync(slots, '{ "zebra": "x" }');
  const { code, err } = await ur(['letter', FILE, '--slots', slots]);
  expect(code).not.toBe(0);
  expect(err).toContain('/slots');
  expect(err).not.toContain('zebra');
  expect((await ur(['letter', FILE, '--determination', 'f'.repeat(64)])).err).toContain('another determination');
  expect((await ur(['letter', FILE, '-o', join(folder, 'no', 'such', 'file')])).err).toContain('cannot be written');
});
