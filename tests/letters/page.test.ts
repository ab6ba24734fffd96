/** The page: well formed, in its language, readable without sight, and nothing in it but what the letter holds. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { letterPage } from '../../src/http/letters/page.js';
import { LETTER_STYLE_DIGEST } from '../../src/http/letters/style.js';
import { requestOf } from '../http/real-service.js';
import { SAMPLES, textsOf, write } from './written.js';

const PAGES = SAMPLES.map((sample) => ({ ...sample, page: letterPage(sample.letter) }));
const VOID: ReadonlySet<string> = new Set(['meta', 'br']);
/** Elements that may stand in these only. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  li: ['ul'],
  dt: ['dl'],
  dd: ['dl'],
  caption: ['table'],
  thead: ['table'],
  tbody: ['table'],
  tr: ['thead', 'tbody'],
  th: ['tr'],
  td: ['tr'],
};

/** Faults of nesting, by a stack. */
function nesting(page: string): readonly string[] {
  const faults: string[] = [];
  const open: string[] = [];
  for (const [, closing, name = ''] of page
    .replace(/<style>.*?<\/style>/s, '')
    .matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
    const parent = open.at(-1) ?? '';
    if (closing === '/') {
      if (open.pop() !== name) faults.push(`</${name}> closes <${parent}>`);
      continue;
    }
    if (PARENTS[name] !== undefined && !PARENTS[name].includes(parent)) faults.push(`<${name}> in <${parent}>`);
    if (parent === 'p' && !['span', 'a', 'strong'].includes(name)) faults.push(`<${name}> in <p>`);
    if (!VOID.has(name)) open.push(name);
  }
  return [...faults, ...open.map((name) => `<${name}> stays open`)];
}

const visible = (page: string): string =>
  page
    .replace(/<style>.*?<\/style>/s, '')
    .replaceAll(/<[^>]+>/g, '\n')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

describe('every page', () => {
  test('is nested as HTML wants', () => {
    for (const { name, page } of PAGES) expect(nesting(page), name).toEqual([]);
    expect(nesting('<p><ul><td></td></ul></p>')).toHaveLength(2);
  });

  test('names its language, has one title and heading, and sections under it', () => {
    for (const { language, letter, page } of PAGES) {
      expect(page).toContain(`<html lang="${language}">`);
      expect(page.match(/<h1>/g)).toHaveLength(1);
      expect(page.match(/<main>/g)).toHaveLength(1);
      expect(page.match(/<title>/g)).toHaveLength(1);
      expect(page.match(/<h2 id=/g)).toHaveLength(letter.sections.length - 1);
      const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, id] of page.matchAll(/aria-labelledby="([^"]+)"/g)) expect(ids).toContain(id);
    }
  });

  test('holds every text of the letter, and a line for every blank', () => {
    for (const { letter, name, page } of PAGES) {
      const text = visible(page);
      for (const one of textsOf(letter)) expect(text, name).toContain(one);
      expect(page.split('class="blank"').length - 1).toBeGreaterThanOrEqual(letter.toFill.length);
    }
  });

  test('says that it is a draft exactly while it is one', () => {
    for (const { determination, page } of PAGES) expect(page.includes('class="draft"')).toBe(!determination.releasable);
  });

  test('runs nothing, loads nothing, and has no style but the one that the policy names', () => {
    for (const { page } of PAGES) {
      expect(page).not.toMatch(/<script|<img|<link|<iframe| style=| on[a-z]+=|javascript:/);
      const [, style = ''] = /<style>(.*?)<\/style>/s.exec(page) ?? [];
      expect(createHash('sha256').update(style).digest('base64')).toBe(LETTER_STYLE_DIGEST);
    }
  });

  test('tables have a caption and heads', () => {
    for (const { page } of PAGES) {
      const tables = page.match(/<table>/g) ?? [];
      expect(page.match(/<caption>/g) ?? []).toHaveLength(tables.length);
      expect(page).not.toMatch(/<th>/);
    }
  });
});

test('what a caller fills in is text, whatever it looks like', () => {
  const text = `<script>alert("1")</script> & 'x'`;
  const page = letterPage(write(requestOf('sober-house'), 'member', 'en', { 'plan-name': text }).letter);
  expect(page).not.toContain('<script');
  expect(visible(page)).toContain(text);
});
