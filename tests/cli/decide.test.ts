import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Determination } from '../../src/domain/determination.js';
import { review } from '../../src/review.js';
import { APPROVED, changed, json, ROOT, shippedLibrary, uncoloured, ur } from './harness.js';

const UNLICENSED = changed({ provider: { licensedForLevel: false } });
const PENDING = changed({
  assessment: { ...json<{ assessment: object }>(APPROVED).assessment, multidimensional: 'unknown' },
});
const FAULTY = changed({ member: { age: 'old' }, requested: { level: '2.1', from: '2018-02-30' } });

describe('ur decide', () => {
  it('prints the answer, who prevailed, what decided with its sources, and the reviewer', async () => {
    const { code, out, err } = await ur(['decide', '-'], { stdin: APPROVED });
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out).toMatch(/^APPROVE {2}meets criteria · final\n/);
    expect(out).toMatch(/Requested +2\.1 intensive outpatient services, 9 hours a week, from\s+2018-06-01/);
    expect(out).toMatch(/Prevailed +nobody: /);
    expect(out).toContain('✓ D4: ');
    expect(out).toMatch(/met · interpretation · \[\d\] adult crosswalk/);
    expect(out).toMatch(/Sources\n {2}\[1\] /);
    expect(out).toMatch(/Reviewer +none: /);
  });

  it('marks a rule that stands against the request, with its reason and remedy', async () => {
    const { code, out } = await ur(['decide', '-'], { stdin: UNLICENSED });
    expect(code).toBe(0);
    expect(out).toMatch(/^DENY/);
    expect(out).toMatch(
      /Criteria that decided\n {2}! .*\n( {4}.*\n)*? {4}met: denies · .*va-12a-licence-intensive-outpatient/,
    );
    expect(out).toContain('What would satisfy it: ');
    expect(out).toMatch(/Authorized +nothing\n/);
  });

  it('asks for what is missing', async () => {
    const { out } = await ur(['decide', '-'], { stdin: PENDING });
    expect(out).toMatch(/^PEND {2}information needed/);
    expect(out).toMatch(
      /Missing: 1 fact can still change the answer\n {2}\? .+\n {4}assessment\.multidimensional: true or false/,
    );
  });

  it.each(['summary', 'full'] as const)('gives with --json the determination of the engine (%s)', async (detail) => {
    const expected = review(json(APPROVED), shippedLibrary(), detail);
    const { out } = await ur(['decide', '-', '--json', '--detail', detail], { stdin: APPROVED });
    expect(expected).toEqual({ ok: true, value: json(out) });
  });

  it.each([
    ['approve', APPROVED, 0],
    ['pend', PENDING, 10],
    ['deny', UNLICENSED, 12],
    ['faulty', FAULTY, 1],
  ])('ends by decision when asked to: %s', async (_, stdin, code) => {
    expect((await ur(['decide', '-', '--exit-code-by-decision'], { stdin })).code).toBe(code);
  });

  it('lists every fault with place and remedy on standard error, and repeats no value of the request', async () => {
    const { code, out, err } = await ur(['decide', '-'], { stdin: FAULTY });
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('The request has 2 faults:');
    expect(err).toContain('field-type at /member/age');
    expect(err).toContain('field-value at /requested/from');
    expect(err).toContain('`ur facts`');
    expect(err).not.toContain('2018-02-30');
  });

  it('gives the same problem document for the same faults with --json', async () => {
    const first = await ur(['decide', '-', '--json'], { stdin: FAULTY });
    const second = await ur(['decide', '-', '--json'], { stdin: FAULTY });
    expect(first.out).toBe(second.out);
    const problem = json<{ instance: string; status: number; faults: readonly object[] }>(first.out);
    expect(problem.status).toBe(422);
    expect(problem.faults).toHaveLength(2);
    expect(problem.instance).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it.each([
    ['', 'the body is empty'],
    ['{', 'the JSON ends too early'],
    ['{"a":1,"a":2}', 'a field is stated twice'],
    [' '.repeat(300_000), 'the body is too large'],
  ])('refuses what is no request', async (stdin, words) => {
    const { code, err } = await ur(['decide', '-'], { stdin });
    expect(code).toBe(1);
    expect(err).toContain(words);
  });

  it('says plainly when a file cannot be read', async () => {
    const missing = await ur(['decide', 'no-such-file.json']);
    expect(missing).toMatchObject({ code: 3, out: '' });
    expect(missing.err).toContain('there is no file no-such-file.json');
    expect((await ur(['decide', ROOT])).err).toContain('is a folder');
  });
});

describe('ur decide --engine json-rules-engine', () => {
  it.each([APPROVED, UNLICENSED, PENDING])('compares every condition and agrees', async (stdin) => {
    const { code, out } = await ur(['decide', '-', '--engine', 'json-rules-engine'], { stdin });
    expect(code).toBe(0);
    expect(out).toMatch(/The engines agree on all \d{2,} conditions\./);
  });

  it('gives its answer beside ours with --json; ours are the results cited', async () => {
    const { out } = await ur(['decide', '-', '--engine', 'json-rules-engine', '--json', '--detail', 'full'], {
      stdin: APPROVED,
    });
    const { determination, secondOpinion } = json<{
      determination: Determination;
      secondOpinion: { agrees: boolean; conditions: { id: string; kind: string; ours: string; reference: string }[] };
    }>(out);
    expect(secondOpinion.agrees).toBe(true);
    const cited = new Map(determination.criteria.map(({ id, result }) => [id.replace(/@.*$/, ''), result]));
    const shared = secondOpinion.conditions.filter(({ id, kind }) => kind !== 'entailment' && cited.has(id));
    expect(shared.length).toBeGreaterThan(20);
    for (const { id, ours } of shared) expect([id, ours]).toEqual([id, cited.get(id)]);
  });
});

describe('ur decide with many requests', () => {
  const LINES = `${APPROVED}\n\n${UNLICENSED}\r\n{"payer":1}\n${PENDING}`;
  const file = join(mkdtempSync(join(tmpdir(), 'ur-cli-')), 'day.ndjson');
  writeFileSync(file, LINES);

  it('answers line by line, in order, and a faulty line stops nobody', async () => {
    const { code, out, err } = await ur(['decide', file]);
    expect(code).toBe(1);
    const lines = out.trimEnd().split('\n');
    expect(lines.map((line) => line.trim().split(/\s+/).slice(0, 2))).toEqual([
      ['1', 'APPROVE'],
      ['3', 'DENY'],
      ['4', 'FAULTY'],
      ['5', 'PEND'],
    ]);
    expect(lines[3]).toContain('needs assessment.multidimensional');
    expect(err).toBe('4 requests: 1 approve, 1 deny, 1 pend, 1 faulty\n');
  });

  it('gives the lines of the API with --json, read in any pieces', async () => {
    const pieces = LINES.match(/[\s\S]{1,97}/g) ?? [];
    const { out } = await ur(['decide', '-', '--ndjson', '--json'], { stdin: pieces });
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => json(line));
    expect(lines.map((line) => Object.keys(line))).toEqual([
      ['line', 'determination'],
      ['line', 'determination'],
      ['line', 'problem'],
      ['line', 'determination'],
    ]);
    expect(lines[0]?.['determination']).toEqual(json((await ur(['decide', '-', '--json'], { stdin: APPROVED })).out));
  });

  it('ends with the least favourable decision when asked to', async () => {
    const stdin = `${APPROVED}\n${UNLICENSED}\n${PENDING}\n`;
    expect((await ur(['decide', '-', '--ndjson', '--exit-code-by-decision'], { stdin })).code).toBe(12);
    expect((await ur(['decide', '-', '--ndjson'], { stdin })).code).toBe(0);
  });

  it('shows progress on standard error only where a terminal is attached', async () => {
    const { out, err } = await ur(['decide', file], { errorIsTTY: true });
    expect(err).toContain('\r');
    expect(uncoloured(err)).toMatch(/4 requests: .*\n$/);
    expect(out).not.toContain('\r');
  });
});

describe('ur decide --include', () => {
  const dated = changed({
    review: { type: 'prior-authorization', receivedAt: '2018-05-20T09:00:00-04:00', urgent: true },
  });

  it('shows clocks and rights with their sources, and what to ask', async () => {
    const { code, out } = await ur(['decide', '-', '--include', 'rights,clocks'], { stdin: UNLICENSED });
    expect(code).toBe(0);
    expect(out).toMatch(/\nClocks\n {2}.*\n/);
    expect(out).toMatch(/\nRights\n {2}/);
    expect(out.indexOf('\nClocks\n')).toBeLessThan(out.indexOf('\nSources\n'));
  });

  it('adds with --json what is asked for and nothing else', async () => {
    const keys = async (...options: string[]): Promise<readonly string[]> =>
      Object.keys(JSON.parse((await ur(['decide', '-', '--json', ...options], { stdin: dated })).out) as object);
    const plain = await keys();
    expect(plain).not.toContain('clocks');
    expect((await keys('--include', 'clocks')).filter((key) => !plain.includes(key))).toEqual(['clocks']);
    expect((await keys('--include', 'clocks,rights')).filter((key) => !plain.includes(key))).toEqual([
      'clocks',
      'rights',
    ]);
  });

  it('refuses another word, and says which there are', async () => {
    const { code, err } = await ur(['decide', '-', '--include', 'clocks,bells'], { stdin: APPROVED });
    expect(code).toBe(2);
    expect(err).toContain('clocks, rights');
  });
});
