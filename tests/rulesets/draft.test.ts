/** A draft is checked as if it lay in its payer's folder, wherever it comes from and whenever it is to be in force. */
import { describe, expect, test } from 'vitest';
import { readDraft } from '../../src/rulesets/draft.js';
import { loadFiles } from '../../src/rulesets/load.js';
import type { RawFile } from '../../src/rulesets/tree.js';
import { filesOf, replaced, SHIPPED, textOf } from './folders.js';

const BASE = filesOf(SHIPPED);
const loaded = loadFiles(BASE);
if (!loaded.ok) throw new Error('the shipped rulesets have faults');
const versions = loaded.documents.payers.flatMap(({ versions: all }) => all);

const filesIn = (payer: string, version: string): readonly RawFile[] => {
  const home = `payers/${payer}/${version}/`;
  return BASE.filter(({ path }) => path.startsWith(home)).map((file) => ({
    ...file,
    path: file.path.slice(home.length),
  }));
};

test.each(versions.map(({ digest, document: { payer, version } }) => [payer, version, digest] as const))(
  'a shipped version read as a draft is the same version: %s %s',
  (payer, version, digest) => {
    const draft = readDraft(BASE, payer, filesIn(payer, version));
    expect(draft.ok && [draft.version.document.version, draft.version.digest]).toEqual([version, digest]);
  },
);

describe('a draft that begins while another version is in force', () => {
  const files = filesIn('va-medicaid-arts', '2026-11-21');
  const head = JSON.parse(textOf(files, 'ruleset.json')) as Record<string, unknown>;
  const renamed = (change: object): readonly RawFile[] =>
    replaced(files, 'ruleset.json', JSON.stringify({ ...head, version: '2027-01-01', ...change }));

  test('is read: its days are not asked about', () => {
    const draft = readDraft(
      BASE,
      'va-medicaid-arts',
      renamed({ effective: { by: 'service-date', from: '2027-01-01', to: null } }),
    );
    expect(draft.ok && draft.version.document.version).toBe('2027-01-01');
  });

  test('may supersede a version that is loaded, and none that is not', () => {
    expect(readDraft(BASE, 'va-medicaid-arts', renamed({ supersedes: '2026-11-21' })).ok).toBe(true);
    const draft = readDraft(BASE, 'va-medicaid-arts', renamed({ supersedes: '1999-01-01' }));
    expect(draft.ok ? [] : draft.faults.map(({ code, file }) => [code, file])).toEqual([
      ['version-unknown', 'ruleset.json'],
    ]);
  });
});

describe('faults are named by the draft’s own files', () => {
  const files = filesIn('example-health', '2025-01-01');
  const faultsOf = (changed: readonly RawFile[]): readonly unknown[] => {
    const draft = readDraft(BASE, 'example-health', changed);
    return draft.ok ? [] : draft.faults.map(({ code, file }) => [code, file]);
  };
  const rules = files.find(({ path }) => path.startsWith('rules/'))?.path ?? '';

  test.each([
    ['no JSON', replaced(files, rules, '{'), ['json-invalid', rules]],
    ['no head', replaced(files, 'ruleset.json', undefined), ['file-missing', 'ruleset.json']],
    ['a head that is a list', replaced(files, 'ruleset.json', '[]'), ['type-wrong', 'ruleset.json']],
    ['a file that does not belong', replaced(files, 'notes.json', '{}'), ['file-stray', 'notes.json']],
  ])('%s', (_, changed, fault) => {
    expect(faultsOf(changed)).toContainEqual(fault);
  });

  test('a draft of a payer that is not there lacks its payer.json', () => {
    const draft = readDraft(BASE, 'no-such-payer', files);
    expect(draft.ok ? [] : draft.faults.map(({ code }) => code)).toContain('file-missing');
  });
});
