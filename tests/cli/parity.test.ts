import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, ROOT, uncoloured, ur } from './harness.js';

/** Small: a tool states the level, and one rule speaks. */
const SMALL = ['rulesets', 'parity', 'ny-commercial-oasas', '2015-04-01'];

describe('ur rulesets parity', () => {
  it('shows by basis and rule how often the answer is less, the request that shows it, and what was enumerated', async () => {
    const { code, err, out } = await ur(SMALL, { columns: 80 });
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out).toMatch(/\nStatute\n +waits +% of its slice\n +50\.0 {2}ny-08-locadtr-needed \(pend\)\n/);
    expect(out).toContain('PEND: asks for assessment.stated.tool');
    expect(out).toContain('every level the tool can state');
    expect(out).toContain('assessment.stated.tool locadtr |');
    expect(out).toContain('\nWhat was not\n');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it.each([
    ['statute', 4],
    ['cost', 0],
    ['cost,statute', 4],
  ])('--fail-on %s ends with %i', async (bases, wanted) => {
    const { code, err } = await ur([...SMALL, '--fail-on', bases]);
    expect(code).toBe(wanted);
    expect(err).toBe(
      wanted === 0
        ? ''
        : `ur: ny-commercial-oasas 2015-04-01: 1 rule of basis ${bases.replace(',', ' or ')} answers less: ny-08-locadtr-needed\n`,
    );
  });

  it('--json and --out give the request, and ur decide answers it as reported', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'witnesses-'));
    const { code, out } = await ur([...SMALL, '--json', '--out', folder, '--fail-on', 'statute']);
    expect(code).toBe(4);
    const report = json<{
      ok: boolean;
      reports: { causes: { id: string; witness: { request: object; decision: string } }[] }[];
    }>(out);
    expect(report.ok).toBe(false);
    const [cause] = report.reports[0]?.causes ?? [];
    const place = join(folder, 'ny-commercial-oasas', '2015-04-01');
    expect(readdirSync(place)).toEqual(['ny-08-locadtr-needed.json']);
    const file = join(place, 'ny-08-locadtr-needed.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(cause?.witness.request);
    const decided = await ur(['decide', file, '--json']);
    expect(json(decided.out)['decision']).toBe(cause?.witness.decision);
  });

  it('--witnesses prints the requests', async () => {
    const { out } = await ur([...SMALL, '--witnesses']);
    expect(out).toContain('"payer": "ny-commercial-oasas"');
  });

  it('proves every version when none is named, and the latest by that word', async () => {
    const { out } = await ur(['rulesets', 'parity', 'medicare-ffs-bh']);
    expect(out).toMatch(/^medicare-ffs-bh pre-2024\n/);
    expect(out).toContain('\nmedicare-ffs-bh 2024-01-01\n');
    const latest = await ur(['rulesets', 'parity', 'medicare-ffs-bh', 'latest']);
    expect(latest.out).toMatch(/^medicare-ffs-bh 2024-01-01\n/);
  });

  it.each([
    [['rulesets', 'parity', 'nobody'], 'there is no payer nobody'],
    [['rulesets', 'parity', 'ny-commercial-oasas', '1999'], 'there is no version 1999'],
    [[...SMALL, '--fail-on', 'greed'], 'Bases are cost, coverage, documentation, statute, clinical.'],
    [['rulesets', 'parity'], 'payer'],
  ])('%j is not understood', async (command, said) => {
    const { code, err, out } = await ur(command);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
  });

  it('docs/parity.md shows what is printed', async () => {
    const page = readFileSync(join(ROOT, 'docs/parity.md'), 'utf8');
    const shown = /\$ ur rulesets parity example-fourth 2026-01-01\n([^]*?)\n…\n/.exec(page)?.[1] ?? 'nothing shown';
    const { out } = await ur(['rulesets', 'parity', 'example-fourth', '2026-01-01'], { columns: 80 });
    expect(out.startsWith(shown)).toBe(true);
  });

  it('says that a folder cannot be written', async () => {
    const { code, err } = await ur([...SMALL, '--out', '/dev/null/witnesses']);
    expect(code).toBe(3);
    expect(err).toContain('cannot be written (ENOTDIR)');
  });

  it('says how far it has come on a terminal, and stops when interrupted', async () => {
    const running = ur(['rulesets', 'parity', 'va-medicaid-arts', 'latest'], { errorIsTTY: true });
    setTimeout(() => process.emit('SIGINT'), 300);
    const { code, err, out } = await running;
    expect([code, out]).toEqual([130, '']);
    expect(uncoloured(err)).toMatch(/va-medicaid-arts 2026-11-21: \d+ of \d+, assessments of adults/);
    expect(err.endsWith('\r\u001b[2Kur: interrupted: 0 of 1 version proved; a version is proved as a whole\n')).toBe(
      true,
    );
    const partial = ur(['rulesets', 'parity', 'va-medicaid-arts', 'latest', '--json']);
    setTimeout(() => process.emit('SIGINT'), 300);
    const { code: end, out: kept } = await partial;
    expect([end, json(kept)]).toEqual([130, { ok: false, partial: true, reports: [] }]);
  });
});
