/** The report stands alone, can be read without colour and without seeing the charts, and holds nothing of a request. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bodyOf } from '../../src/analysis/cases.js';
import { reportOf } from '../../src/cli/simulation/report.js';
import type { Simulation } from '../../src/analysis/simulation/simulation.js';
import { json, shippedLibrary, ur } from './harness.js';

const folder = mkdtempSync(join(tmpdir(), 'ur-report-'));
let page: string;
let simulation: Simulation;

beforeAll(async () => {
  const versions = shippedLibrary().payers.get('example-health')?.versions ?? [];
  const bodies = versions.flatMap(({ cases }) =>
    cases.flatMap((document) =>
      document.cases.map((one) => ({ ...(bodyOf(document, one) as object), reference: 'ZZMARKED' })),
    ),
  );
  const requests = join(folder, 'r.ndjson');
  writeFileSync(requests, [...bodies.map((body) => JSON.stringify(body)), '{}'].join('\n'));
  const argv = ['rulesets', 'simulate', 'example-health', '2025-01-01', '2026-01-01', '--requests', requests];
  const report = join(folder, 'r.html');
  simulation = json((await ur([...argv, '--json', '--report', report])).out);
  page = readFileSync(report, 'utf8');
});

const all = (pattern: RegExp): readonly string[] => [...page.matchAll(pattern)].map(([, found = '']) => found);

test('needs nothing but itself, and holds nothing of a request', () => {
  expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\((?!#)|\son\w+=|style="|https?:\/\//);
  expect(page).not.toContain('ZZMARKED');
});

test('has a language, a title, landmarks, a skip link, one h1, headings without jumps', () => {
  expect(page).toMatch(/<html lang="en">/);
  expect(page).toMatch(/<title>[^<]+<\/title>/);
  for (const part of ['<header>', '<main id="main"', '<footer>', 'href="#main"']) expect(page).toContain(part);
  const levels = all(/<h([1-6])[ >]/g).map(Number);
  expect(levels.filter((level) => level === 1)).toEqual([1]);
  levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1));
});

test('every table has a caption and scoped heads; every chart a name, or is hidden beside the same words', () => {
  expect(all(/(<table[ >])/g).length).toBe(all(/(<caption>)/g).length);
  expect(all(/(<th(?! scope|ead)[ >])/g)).toEqual([]);
  for (const svg of page.matchAll(/<svg[^>]*>/g))
    expect(svg[0]).toMatch(/aria-hidden="true"|role="img"[\s\S]*(aria-label="[^"]+"|aria-labelledby="[^"]+")/);
});

test('tags are closed in order, and every id stands once', () => {
  const open: string[] = [];
  for (const [, close, tag = '', alone] of page
    .replace(/<style>[\s\S]*<\/style>/, '')
    .matchAll(/<(\/?)([a-z][a-zA-Z0-9]*)[^>]*?(\/?)>/g)) {
    if (alone === '/' || tag === 'meta') continue;
    if (close === '') open.push(tag);
    else expect(open.pop()).toBe(tag);
  }
  expect(open).toEqual([]);
  const ids = all(/ id="([^"]+)"/g);
  expect(new Set(ids).size).toBe(ids.length);
  for (const used of all(/url\(#([^)]+)\)/g)) expect(ids).toContain(used);
});

test('what the charts show stands in the tables as numbers', () => {
  for (const { effects, level } of simulation.byLevel)
    expect(page).toContain(
      `aria-label="${level}: ${effects.worse} worse off, ${effects.better} better off, ${effects.incomparable} neither"`,
    );
  for (const { count } of simulation.decisions) expect(page).toMatch(new RegExp(`>${count.toLocaleString('en-US')}<`));
  for (const { title = '' } of simulation.causes) expect(page).toContain(title);
});

describe('contrast', () => {
  const channel = (part: string): number => {
    const value = Number.parseInt(part, 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const light = (colour: string): number => {
    const full = colour.length === 4 ? colour.replaceAll(/[0-9a-f]/g, '$&$&') : colour;
    const [r, g, b] = [1, 3, 5].map((at) => channel(full.slice(at, at + 2))) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string): number => {
    const [one, other] = [light(a), light(b)];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  };
  const themes = (): readonly Record<string, string>[] =>
    all(/:root \{ ([^}]*) \}/g).map((rules) =>
      Object.fromEntries([...rules.matchAll(/--([\w-]+): (#[0-9a-f]+)/g)].map(([, name, colour]) => [name, colour])),
    );

  test('text keeps 4.5:1 and bars 3:1 against the paper, on a light and a dark screen and in print', () => {
    expect(themes().length).toBe(3);
    for (const theme of themes()) {
      const paper = theme['paper'] ?? '';
      for (const text of ['ink', 'soft-ink']) {
        expect(contrast(theme[text] ?? '', paper)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(theme[text] ?? '', theme['soft'] ?? '')).toBeGreaterThanOrEqual(4.5);
      }
      for (const bar of ['better', 'worse', 'incomparable', 'unchanged', 'line'])
        expect(contrast(theme[bar] ?? '', paper)).toBeGreaterThanOrEqual(3);
    }
  });
});

test('a simulation in which nothing was judged, or nothing changes, is a report all the same', () => {
  const none = { ...simulation.effects, better: 0, worse: 0, incomparable: 0 };
  const still = { ...simulation, causes: [], levels: [], effects: { ...none, unchanged: simulation.requests.judged } };
  expect(reportOf('Somebody <b>', still)).toContain('No answer changes.');
  expect(reportOf('Somebody <b>', still)).not.toContain('<b>');
  const nothing = { ...simulation, requests: { ...simulation.requests, judged: 0 } };
  expect(reportOf('Somebody', nothing)).not.toContain('NaN');
});
