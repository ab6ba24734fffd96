/** The pages in docs/lint and the code say the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { PATTERNS } from '../../../src/analysis/lint/patterns.js';
import type { LintLawDocument } from '../../../src/rulesets/lint-documents.js';
import { LINTS } from '../../../src/rulesets/lint-documents.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string): string => readFileSync(`${ROOT}${path}`, 'utf8');

const index = read('docs/lint/README.md');
const { bodies, laws } = JSON.parse(read('rulesets/lint-law.json')) as LintLawDocument;

test('there is a page for each pattern, and no other', () => {
  expect(readdirSync(`${ROOT}docs/lint`).sort()).toEqual(['README.md', ...LINTS.map((lint) => `${lint}.md`)].sort());
});

describe.each(LINTS)('%s', (lint) => {
  const page = read(`docs/lint/${lint}.md`);

  test('has its title, and its line in the index', () => {
    expect(page.split('\n')[0]).toBe(`# ${lint} ${PATTERNS[lint].title}`);
    expect(index).toMatch(new RegExp(`\\| \\[${lint}\\]\\(${lint}\\.md\\) +\\| ${PATTERNS[lint].title} +\\|`));
  });

  test('has every part, each with something in it', () => {
    for (const part of [
      'Why it matters',
      'How it is found',
      'Sources',
      'Where it is unlawful',
      'Found',
      'Not found',
      'What to do',
    ]) {
      expect(page).toMatch(new RegExp(`\\n## ${part}\\n\\n\\S`));
    }
  });

  test.each(['triggers', 'passes'])('shows the example that is tested: %s', (name) => {
    expect(page).toContain(`\`\`\`json\n${read(`tests/analysis/lint/${lint}/${name}.json`)}\`\`\``);
  });

  test('lists the laws of the table, and no others', () => {
    const rows = [
      ...page.matchAll(/^\| (.+?) +\| (\d{4}-\d\d-\d\d(?: to \d{4}-\d\d-\d\d)?) +\| (.+?) +\| (\w+) +\|$/gm),
    ];
    const wanted = laws
      .filter((law) => law.lint === lint)
      .map(({ body, from, says, status, to }) => [bodies[body], to === null ? from : `${from} to ${to}`, says, status]);
    expect(rows.map(([, ...cells]) => cells)).toEqual(wanted);
  });
});

test('wherever Wit is cited, its legal status is stated', () => {
  for (const page of readdirSync(`${ROOT}docs/lint`).map((name) => read(`docs/lint/${name}`))) {
    if (!page.includes('_Wit')) continue;
    expect(page.replaceAll(/\s+/g, ' ')).toContain('affirmed in part and reversed in part (79 F.4th 1068');
    expect(page.replaceAll(/\s+/g, ' ')).toContain('not binding law');
  }
});
