import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { errorsPage } from '../scripts/errors-page.js';

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
