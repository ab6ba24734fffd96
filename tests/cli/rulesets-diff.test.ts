/** `ur rulesets diff` and `ur rulesets explain`. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RulesetDiff } from '../../src/analysis/diff/index.js';
import { draftsFolder, json, ROOT, ur } from './harness.js';

const VERSIONS = ['example-health', '2025-01-01', '2026-01-01'];

describe('ur rulesets diff', () => {
  it('says what is different, rules first, within the width of the terminal', async () => {
    const { code, out } = await ur(['rulesets', 'diff', ...VERSIONS]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^example-health: from 2025-01-01 to 2026-01-01\n\nRules added\n {2}eh-08-barred-reasons: The law bars/,
    );
    const headings = out.split('\n').filter((line) => /^\S/.test(line));
    expect(headings.slice(1)).toEqual(['Rules added', 'Rules changed', 'Coverage', 'The version', 'Sources']);
    // Levels of which the same is said stand together, in the order of the criteria.
    expect(out).toMatch(/ {2}– 0\.5, 1, 2\.1, 2\.5, 3\.1, 3\.5, 3\.7, 4, 1-WM/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('begins with coverage where a level is covered no more', async () => {
    const folder = draftsFolder();
    const file = `${folder}/payers/example-health/2026-01-01/ruleset.json`;
    const ruleset = json<{ coverage: Record<string, object> }>(readFileSync(file, 'utf8'));
    const coverage = { ...ruleset.coverage, '3.5': { ...ruleset.coverage['3.5'], status: 'excluded' } };
    writeFileSync(file, JSON.stringify({ ...ruleset, coverage }));
    const { out } = await ur(['rulesets', 'diff', ...VERSIONS, '--rulesets', folder]);
    rmSync(folder, { recursive: true });
    expect(out).toMatch(/^example-health: .*\n\nCoverage\n(.*\n)*? {2}– 3\.5: now excluded/);
  });

  it('lists the cases whose answer changes, with both answers', async () => {
    const { out } = await ur(['rulesets', 'diff', ...VERSIONS, '--cases']);
    expect(out).toMatch(/\nCases\n {2}\d+ cases of both versions put to both: the answer of \d+ changes\n/);
    expect(out).toMatch(
      / {4}2025-01-01: deny \(payer-rule\)\n {4}2026-01-01: approve \(meets-criteria\): 3\.1, 14 days/,
    );
  });

  it('says that nothing is different', async () => {
    const { out } = await ur(['rulesets', 'diff', 'example-health', '2026-01-01', '2026-01-01', '--cases']);
    expect(out).toContain('Nothing is different.');
    expect(out).toContain('every answer is the same');
  });

  it('gives the same as JSON', async () => {
    const { out } = await ur(['rulesets', 'diff', ...VERSIONS, '--cases', '--json']);
    const diff = json<RulesetDiff & { cases: { run: number; changed: readonly object[] } }>(out);
    expect(diff.before).toMatchObject({ payer: 'example-health', version: '2025-01-01' });
    expect(diff.rules.find(({ id }) => id === 'eh-08-barred-reasons')).toMatchObject({ change: 'added' });
    expect(diff.coverage[0]).toHaveProperty('level');
    expect(diff.cases.changed.length).toBeGreaterThan(0);
  });

  it.each([
    [['nobody', '1', '2'], 'known: ca-commercial-sb855'],
    [['example-health', '2024-01-01', '2026-01-01'], 'known: 2025-01-01, 2026-01-01'],
    [['example-health', '2025-01-01'], "missing required argument 'after'"],
  ])('%j is a mistake of usage', async (command, words) => {
    const { code, err, out } = await ur(['rulesets', 'diff', ...command]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
  });
});

describe('ur rulesets explain', () => {
  it('is ur explain', async () => {
    const request = `${ROOT}examples/residential-2026-statute/request.json`;
    const [here, there] = await Promise.all([
      ur(['rulesets', 'explain', request, '--all']),
      ur(['explain', request, '--all']),
    ]);
    expect(here).toEqual(there);
    expect(here.code).toBe(0);
    expect((await ur(['rulesets', 'explain', '--help'])).out).toContain('  ur rulesets explain request.json\n');
    expect((await ur(['explain', '--help'])).out).toContain('  ur explain request.json\n');
  });

  it('suggests the payer that is meant, and lists all within the width of a page', async () => {
    const { code, err } = await ur(['rulesets', 'diff', 'example-helth', '2025-01-01', '2026-01-01']);
    expect([code, err]).toEqual([2, expect.stringContaining('\n    did you mean example-health?\n')]);
    for (const line of err.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});
