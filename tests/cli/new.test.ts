/** A new version is sound from the first moment, says where its author must speak, and overwrites nothing. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesOf } from '../rulesets/folders.js';
import { json, type Ran, ROOT, ur } from './harness.js';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ur-new-'));
  cpSync(`${ROOT}rulesets`, root, { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const rulesets = (...args: readonly string[]): Promise<Ran> => ur(['rulesets', ...args, '--rulesets', root]);
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('ur rulesets new', () => {
  it.each(['asam-3', 'asam-4'])('begins a payer in %s with an example that passes check and test', async (levels) => {
    const payer = `new-${levels}`;
    const made = await rulesets('new', payer, '2027-01-01', '--levels', levels, '--json');
    expect(made.code).toBe(0);
    const { files } = json<{ files: readonly string[] }>(made.out);
    expect(files).toEqual([
      `payers/${payer}/payer.json`,
      `payers/${payer}/README.md`,
      `payers/${payer}/2027-01-01/ruleset.json`,
      `payers/${payer}/2027-01-01/rules/example.json`,
      `payers/${payer}/2027-01-01/cases/example.json`,
    ]);
    expect(await ur(['rulesets', 'check', root])).toMatchObject({ code: 0, err: '' });
    expect((await rulesets('test', payer)).out).toContain('3 cases, all as expected');
    for (const path of files.filter((one) => one.endsWith('.json'))) {
      const schema = resolve(dirname(join(root, path)), json<{ $schema: string }>(read(path)).$schema);
      expect(dirname(schema)).toBe(join(ROOT, 'schemas'));
      expect(existsSync(schema)).toBe(true);
    }
  });

  it('is not published before its author has spoken', async () => {
    const act = ['--author', 'an analyst', '--approver', 'a director', '--reason', 'tests'];
    const held = await rulesets('publish', 'new-asam-3', '2027-01-01', ...act);
    expect([held.code, held.err]).toEqual([4, expect.stringContaining('ruleset.json/reasonForChange: To be stated:')]);
    for (const { path } of filesOf(root).filter((one) => one.path.startsWith('payers/new-asam-3/')))
      writeFileSync(join(root, path), read(path).replaceAll('To be stated: ', 'Now '));
    expect((await rulesets('publish', 'new-asam-3', '2027-01-01', ...act)).code).toBe(0);
  });

  it('copies a version with its dates moved by whole weeks, and all else as it was', async () => {
    const { code, out } = await rulesets('new', 'example-health', '2027-01-01', '--from', '2026-01-01');
    expect([code, out]).toEqual([0, expect.stringContaining('Next:')]);
    const { $schema: _, ...before } = json<Record<string, unknown>>(
      read('payers/example-health/2026-01-01/ruleset.json'),
    );
    const { $schema: schema, ...after } = json<Record<string, unknown>>(
      read('payers/example-health/2027-01-01/ruleset.json'),
    );
    expect(schema).toMatch(/ruleset\.schema\.json$/);
    expect(after).toEqual({
      ...before,
      version: '2027-01-01',
      effective: { by: 'service-date', from: '2027-01-01', to: null },
      author: 'To be stated: who wrote it',
      approver: 'To be stated: who approved it',
      reasonForChange: 'To be stated: what changed since 2026-01-01, and why',
      waivers: (before['waivers'] as readonly object[]).map((waiver) => ({
        ...waiver,
        by: 'To be stated: who still waives it, and when (on)',
      })),
    });
    const requested = (version: string): string =>
      json<{ base: { requested: { from: string } } }>(read(`payers/example-health/${version}/cases/general.json`)).base
        .requested.from;
    const days = (Date.parse(requested('2027-01-01')) - Date.parse(requested('2026-01-01'))) / 86_400_000;
    expect(days).toBe(371);
    expect((await rulesets('test', 'example-health', '2027-01-01')).code).toBe(0);
    expect(out).toContain('change what is no longer');
    expect(out).toContain(`    ${root}/payers/example-health/2027-01-01/ruleset.json\n`);
    const diff = await rulesets('diff', 'example-health', '2026-01-01', '2027-01-01');
    expect([diff.code, diff.out]).toEqual([0, expect.stringContaining('from 2026-01-01 to 2027-01-01')]);
    // The published version before it is untouched, and still decides alone.
    expect((await ur(['rulesets', 'check', root])).code).toBe(0);
  });

  it('overwrites nothing, and writes nothing that would not be sound', async () => {
    const there = await rulesets('new', 'example-health', '2026-01-01');
    expect([there.code, there.err]).toEqual([2, expect.stringContaining('is there already')]);
    const overlap = await rulesets('new', 'medicare-ffs-bh', '2023-06-01');
    expect([overlap.code, overlap.err]).toEqual([1, expect.stringContaining('--supersedes pre-2024')]);
    expect(overlap.err).toContain('ur rulesets end medicare-ffs-bh pre-2024 --to 2023-05-31');
    expect(existsSync(join(root, 'payers/medicare-ffs-bh/2023-06-01'))).toBe(false);
  });

  it.each([
    ['of the same days', '2023-01-01-b', '2023-01-01'],
    ['from the middle on', '2023-06-01', '2023-06-01'],
  ])('corrects a version %s, up to the day on which that one ends', async (_, version, effective) => {
    const made = [version, '--from', 'pre-2024', '--effective', effective, '--supersedes', 'pre-2024'];
    expect(await rulesets('new', 'medicare-ffs-bh', ...made)).toMatchObject({ code: 0, err: '' });
    const folder = `payers/medicare-ffs-bh/${version}`;
    const { effective: window, supersedes } = json<Record<string, unknown>>(read(`${folder}/ruleset.json`));
    expect([window, supersedes]).toEqual([{ by: 'service-date', from: effective, to: '2023-12-31' }, 'pre-2024']);
    rmSync(join(root, folder), { recursive: true });
  });

  it.each([
    [['x', 'handbook'], 'say with --effective'],
    [['x', 'handbook', '--effective', 'soon'], '--effective is a day'],
    [['X', '2027-01-01'], 'lower-case'],
    [['../x', '2027-01-01'], 'lower-case'],
    [['example-health', '2028-01-01', '--from', '2024-01-01'], 'known: 2025-01-01, 2026-01-01'],
    [['example-health', '2028-01-01', '--supersedes', '2024-01-01'], 'known: 2025-01-01, 2026-01-01'],
    [['x', '2027-01-01', '--levels', 'asam-2'], 'asam-3, asam-4'],
  ])('%j is not understood', async (args, says) => {
    const { code, err } = await rulesets('new', ...args);
    expect([code, err]).toEqual([2, expect.stringContaining(says)]);
  });
});
