import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { errorsPage } from '../scripts/errors-page.js';
import { runCases } from '../src/analysis/cases.js';
import { createLibrary } from '../src/library.js';
import { describeFault, loadFiles } from '../src/rulesets/load.js';
import type { RawFile } from '../src/rulesets/tree.js';
import { filesOf, SHIPPED } from './rulesets/folders.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** The Markdown documents of the repository that are meant for readers. */
const PAGES = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`),
];

test('docs/errors.md is what the tables of faults give', () => {
  expect(read('docs/errors.md')).toBe(errorsPage());
});

test.each(PAGES)('every link of %s leads somewhere', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:)([^)#\s]+)?(#[^)\s]+)?\)/g)];
  const lost = links.flatMap(([, path, anchor]) => {
    const file = path === undefined ? join(ROOT, page) : resolve(join(ROOT, dirname(page)), path);
    if (!existsSync(file)) return [path];
    return anchor === undefined || anchorsOf(readFileSync(file, 'utf8')).has(anchor.slice(1)) ? [] : [anchor];
  });
  expect(lost).toEqual([]);
});

const anchorsOf = (markdown: string): ReadonlySet<string> =>
  new Set(
    [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
      (heading as string)
        .toLowerCase()
        .replace(/[^\w\s-]/g, '')
        .replaceAll(' ', '-'),
    ),
  );

test('the payer of docs/authoring.md loads beside the shipped ones, and its cases pass', () => {
  const files = [...read('docs/authoring.md').matchAll(/^`(payers\/[^`]+)`\n\n```json\n([^]*?)^```$/gm)].map(
    ([, path, text]): RawFile => ({ path: path as string, bytes: new TextEncoder().encode(text) }),
  );
  expect(files.map(({ path }) => path.split('/').at(-1))).toEqual([
    'payer.json',
    'ruleset.json',
    'outpatient.json',
    'outpatient.json',
  ]);
  const loaded = loadFiles([...filesOf(SHIPPED), ...files]);
  if (!loaded.ok) throw new Error(loaded.faults.map(describeFault).join('\n'));
  const library = createLibrary(loaded.documents, { drafts: 'on' });
  const [version] = library.payers.get('lake-health')?.versions ?? [];
  if (version === undefined) throw new Error('the payer was not loaded');
  const { run, failures } = runCases(library, version);
  expect(failures).toEqual([]);
  expect(run).toBe(5);
});
