/** `ur rulesets test`: what ran, what failed, what no case shows, and how it ends. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseDocument } from '../../src/rulesets/documents.js';
import { draftsFolder, json, ROOT, ur } from './harness.js';

const CASES = 'payers/example-health/2026-01-01/cases/general.json';
let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ur-test-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A copy of the shipped rulesets, all drafts, with the general cases of Example Health changed. */
function folderWith(change: (document: CaseDocument) => CaseDocument): string {
  const folder = draftsFolder();
  const path = join(folder, CASES);
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')) as CaseDocument)));
  return folder;
}

const withoutUnknown = (document: CaseDocument): CaseDocument => ({
  ...document,
  cases: document.cases.filter(({ expect: { cites } }) => cites['eh-07-telehealth'] !== 'undetermined'),
});

interface Tested {
  readonly ok: boolean;
  readonly tested: readonly {
    readonly run: number;
    readonly coverage?: {
      readonly percent: number;
      readonly parts: readonly { readonly rule: string; readonly seen: readonly string[] }[];
      readonly gaps: readonly object[];
      readonly proposed: readonly { readonly file?: string; readonly case: { readonly name: string } }[];
    };
  }[];
}

describe('ur rulesets test', () => {
  it('takes a payer and version, a folder, or a place in it', async () => {
    const version = ['example-health', '2026-01-01'];
    for (const path of [version, [version.join('/')], [`${ROOT}rulesets/payers/${version.join('/')}`]]) {
      const { code, out } = await ur(['rulesets', 'test', ...path]);
      expect(code).toBe(0);
      expect(out).toMatch(/^✓ example-health 2026-01-01 {2}\d+ cases\n\n\d+ cases, all as expected\n$/);
    }
  });

  it('a case whose request is refused fails as a case', async () => {
    const folder = folderWith((document) => ({ ...document, base: { ...document.base, plan: { line: 'tricare' } } }));
    const { code, out } = await ur(['rulesets', 'test', 'example-health', '2026-01-01', '--rulesets', folder]);
    expect(code).toBe(4);
    expect(out).toContain('the request is refused: ruleset-does-not-bind');
  });

  it('tells failed from nothing to run, from rulesets that cannot be used', async () => {
    expect((await ur(['rulesets', 'test', `${ROOT}rulesets/criteria`])).code).toBe(5);
    expect((await ur(['rulesets', 'test', './nowhere'])).code).toBe(3);
    const folder = folderWith((document) => ({ ...document, cases: [] }));
    expect(await ur(['rulesets', 'test', folder])).toMatchObject({ code: 1, out: '' });
  });
});

describe('ur rulesets test --coverage', () => {
  it('says that everything is shown, and lists it on demand', async () => {
    const { code, out } = await ur(['rulesets', 'test', 'example-fourth', '--coverage']);
    expect(code).toBe(0);
    expect(out).toContain('  coverage 100 %: 9 of 9 results of 3 rules and of each test in them\n');
    expect(out).not.toContain('ef-03-licence');
    const all = await ur(['rulesets', 'test', 'example-fourth', '--coverage', '--all']);
    expect(all.out).toContain('    ef-03-licence\n      ✓ ✗ ?  provider.licensedForLevel is false\n');
  });

  it('names what no case shows and proposes a case that can be pasted', async () => {
    const folder = folderWith(withoutUnknown);
    const command = ['rulesets', 'test', join(folder, 'payers/example-health/2026-01-01'), '--coverage'];
    const { code, out } = await ur(command);
    expect(code).toBe(0);
    expect(out).toMatch(/ {4}eh-07-telehealth\n {6}✓ ✗ · {2}requested\.telehealth is true\n/);
    expect(out).toContain('Hold it\n  against the source before you keep it.');
    expect(out).toContain(`in ${folder}/${CASES}:\n      {\n        "name": "PROPOSED eh-07-telehealth: not known"`);
    for (const line of out.replaceAll(`${folder}/`, '').split('\n'))
      expect(line.startsWith('        ') || line.length <= 80).toBe(true);

    const answer = json<Tested>((await ur([...command, '--json'])).out);
    const [proposed] = answer.tested[0]?.coverage?.proposed ?? [];
    expect(proposed?.file).toBe(CASES);
    const pasted = folderWith((document) => {
      const fewer = withoutUnknown(document);
      return { ...fewer, cases: [...fewer.cases, proposed?.case as CaseDocument['cases'][number]] };
    });
    const again = json<Tested>(
      (await ur(['rulesets', 'test', join(pasted, 'payers/example-health/2026-01-01'), '--coverage', '--json'])).out,
    );
    expect(again).toMatchObject({ ok: true, tested: [{ coverage: { percent: 100, gaps: [], proposed: [] } }] });
  });

  it('fails below the threshold, and refuses one that is none', async () => {
    const version = join(folderWith(withoutUnknown), 'payers/example-health/2026-01-01');
    const short = await ur(['rulesets', 'test', version, '--threshold', '100']);
    expect(short.code).toBe(4);
    expect(short.out).toMatch(/✗ example-health 2026-01-01[^]*all as expected\n1 version below 100 % coverage\n$/);
    expect((await ur(['rulesets', 'test', version, '--threshold', '90.5'])).code).toBe(0);
    for (const threshold of ['101', '-1', 'most', '', 'NaN']) {
      const refused = await ur(['rulesets', 'test', version, `--threshold=${threshold}`]);
      expect([refused.code, refused.out]).toEqual([2, '']);
      expect(refused.err).toContain('--threshold is a number from 0 to 100');
    }
  });

  it('writes the proposals to a new file, which is a file of cases, and never over another', async () => {
    const folder = folderWith(withoutUnknown);
    const version = join(folder, 'payers/example-health/2026-01-01');
    const file = join(version, 'cases/proposed.json');
    const written = await ur(['rulesets', 'test', version, '--write', file]);
    expect(written.code).toBe(0);
    expect(written.err).toContain(`Wrote 1 proposed case to ${file}: check each against the source.`);
    const full = await ur(['rulesets', 'test', version, '--threshold', '100', '--write', join(scratch, 'none.json')]);
    expect(full.code).toBe(0);
    expect(full.err).toContain('nothing is proposed');
    expect(existsSync(join(scratch, 'none.json'))).toBe(false);
    const other = join(scratch, 'mine.json');
    writeFileSync(other, 'mine');
    const unwritten = join(folderWith(withoutUnknown), 'payers/example-health/2026-01-01');
    const refused = await ur(['rulesets', 'test', unwritten, '--write', other]);
    expect(refused.code).toBe(3);
    expect(refused.err).toContain('is there already');
    expect(readFileSync(other, 'utf8')).toBe('mine');
    const many = await ur(['rulesets', 'test', 'example-health', '--write', other]);
    expect(many.code).toBe(2);
    expect(many.err).toContain('--write is for one version');
  });

  it('prints what was tested before it was interrupted', async () => {
    const running = ur(['rulesets', 'test', '--coverage', '--json']);
    setTimeout(() => process.emit('SIGINT'), 300);
    const { code, err, out } = await running;
    const { ok, partial, tested } = json<{ ok: boolean; partial: boolean; tested: readonly object[] }>(out);
    expect([code, ok, partial]).toEqual([130, false, true]);
    expect(err).toMatch(new RegExp(`ur: interrupted: ${tested.length} of \\d+ versions tested\n$`));
  });
});
