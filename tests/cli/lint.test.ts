import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/analysis/lint/finding.js';
import { json, ROOT, ur } from './harness.js';

interface Answer {
  readonly ok: boolean;
  readonly linted: readonly {
    readonly payer: string;
    readonly version: string;
    readonly findings: readonly Finding[];
  }[];
}

/** A copy of the rulesets in which nothing is waived and a law bars caps. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'));
  cpSync(`${ROOT}rulesets`, folder, { recursive: true });
  const edit = (path: string, change: (document: Record<string, unknown>) => void): void => {
    const document = json(readFileSync(join(folder, path), 'utf8'));
    change(document);
    writeFileSync(join(folder, path), JSON.stringify(document));
  };
  edit('payers/example-health/2025-01-01/ruleset.json', (document) => delete document['waivers']);
  edit('payers/example-health/payer.json', (document) => (document['law'] = ['us-tricare']));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('ur rulesets lint', () => {
  it('shows findings with evidence, place, waiver, and the page about them', async () => {
    const { code, err, out } = await ur(['rulesets', 'lint', 'example-health', '2026-01-01'], { columns: 80 });
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('✓ example-health 2026-01-01  4 waived  (no body of law named)');
    expect(out).toContain('  warning, waived  L6 day or visit cap  eh-03-residential-day-cap');
    expect(out).toContain('    applies  derived.history.residentialDaysThroughRequest 31\n');
    expect(out).toContain('    spares   derived.history.residentialDaysThroughRequest 30\n');
    expect(out).toMatch(/ {4}at {7}rulesets\/payers\/example-health\/2026-01-01\/rules\/residential\.json:\d+\n/);
    expect(out).toContain('    waived   2026-11-22, maintainers: Example Health is fictional;');
    expect(out).toContain('about them: docs/lint/L3.md, docs/lint/L6.md, docs/lint/L10.md');
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('finds nothing standing in the shipped rulesets, even when strict', async () => {
    const { code, out } = await ur(['rulesets', 'lint', '--strict']);
    expect(code, out).toBe(0);
  });

  it('ends with 1 for an error, and names the law', async () => {
    const { code, out } = await ur(['rulesets', 'lint', folder]);
    expect(code).toBe(1);
    expect(out).toContain('  error  L6 day or visit cap  eh-03-residential-day-cap');
    expect(out).toContain('    law      United States: TRICARE, from 2016-10-03:');
    expect(out).toMatch(/✗ example-health 2025-01-01 {2}1 error, 3 warnings/);
  });

  it('lets warnings pass unless it is strict', async () => {
    const command = ['rulesets', 'lint', 'example-health', '2025-01-01', '--rulesets', folder];
    const path = join(folder, 'payers/example-health/payer.json');
    const before = readFileSync(path, 'utf8');
    writeFileSync(path, before.replace('"us-tricare"', ''));
    try {
      expect((await ur(command)).code).toBe(0);
      expect((await ur([...command, '--strict'])).code).toBe(1);
    } finally {
      writeFileSync(path, before);
    }
  });

  it('--json gives every finding, waived or not', async () => {
    const { code, out } = await ur(['rulesets', 'lint', folder, '--json']);
    const { linted, ok } = json<Answer>(out);
    expect([code, ok]).toEqual([1, false]);
    const early = linted.find(({ version }) => version === '2025-01-01')?.findings;
    expect(early?.map(({ lint, severity }) => `${lint} ${severity}`)).toEqual([
      'L3 warning',
      'L6 error',
      'L10 warning',
      'L10 warning',
    ]);
    expect(early?.find(({ lint }) => lint === 'L6')).toMatchObject({
      rule: 'eh-03-residential-day-cap',
      place: { file: 'payers/example-health/2025-01-01/rules/residential.json', pointer: '/rules/1' },
      evidence: { level: '3.1', reviewType: 'prior-authorization' },
      laws: [{ id: 'us-tricare-day-cap', status: 'verified' }],
    });
  });

  it('names what is known when a payer or version is not', async () => {
    const { code, err } = await ur(['rulesets', 'lint', 'example-helth']);
    expect(code).toBe(2);
    expect(err).toContain('there is no payer example-helth in rulesets/payers');
  });

  it('says which folder cannot be read', async () => {
    const { code, err } = await ur(['rulesets', 'lint', './nowhere']);
    expect(code).toBe(3);
    expect(err).toContain('no readable rulesets folder');
  });
});
