/** Reading the rulesets again: a good set takes the place of the old one whole; a faulty or smaller one changes nothing. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { ReloadOptions } from '../../src/http/reload.js';
import { reload } from '../../src/http/reload.js';
import type { PublishedDocument } from '../../src/rulesets/documents.js';
import { SHIPPED } from '../rulesets/folders.js';
import { REAL_LIBRARY } from './real-service.js';

const root = mkdtempSync(join(tmpdir(), 'ur-reload-'));
cpSync(SHIPPED, root, { recursive: true });
afterAll(() => rmSync(root, { recursive: true, force: true }));

const again = (options: Partial<ReloadOptions> = {}) => reload(root, REAL_LIBRARY, { allowRemoval: false, ...options });
const path = join(root, 'published.json');
const document = JSON.parse(readFileSync(path, 'utf8')) as PublishedDocument;
const record = (records: PublishedDocument['records']): void => writeFileSync(path, JSON.stringify({ records }));

test('the same set is taken, as a library of its own', () => {
  const { library, state } = again();
  expect(state).toEqual({ last: 'done', faults: {}, removed: 0 });
  expect(library).not.toBe(REAL_LIBRARY);
  expect([...(library?.payers.keys() ?? [])]).toEqual([...REAL_LIBRARY.payers.keys()]);
});

test('a faulty set is refused, with codes and counts', () => {
  const reasons = join(root, 'reasons.json');
  const text = readFileSync(reasons, 'utf8');
  writeFileSync(reasons, '{');
  const { library, state } = again();
  writeFileSync(reasons, text);
  expect([library, state]).toEqual([undefined, { last: 'refused', faults: { 'json-invalid': 1 }, removed: 0 }]);
});

test('a set without a published version is refused, unless removal is allowed', () => {
  record(document.records.filter(({ payer }) => payer !== 'va-medicaid-arts'));
  expect(again()).toEqual({ library: undefined, state: { last: 'refused', faults: {}, removed: 3 } });
  expect(again({ drafts: 'on' }).library).toBeUndefined();
  const allowed = again({ allowRemoval: true });
  record(document.records);
  expect(allowed.state).toEqual({ last: 'done', faults: {}, removed: 3 });
  expect(allowed.library?.payers.get('va-medicaid-arts')?.drafts).toHaveLength(3);
});

test('a published version whose record was rewritten with its folder counts as dropped', () => {
  const kept = join(root, 'payers/example-fourth/2026-01-01/ruleset.json');
  const text = readFileSync(kept, 'utf8');
  writeFileSync(kept, text.replace('"title": "', '"title": "Another '));
  record(document.records.filter(({ payer }) => payer !== 'example-fourth'));
  const { library, state } = again();
  record(document.records);
  writeFileSync(kept, text);
  expect([library, state.removed]).toEqual([undefined, 1]);
});
