import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { bodyOf } from '../../src/analysis/cases.js';
import type { Simulation } from '../../src/analysis/simulation/simulation.js';
import { publishedSchema } from '../http/schema-check.js';
import { json, ROOT, shippedLibrary, uncoloured, ur } from './harness.js';

const folder = mkdtempSync(join(tmpdir(), 'ur-simulate-'));
const MARK = 'ZZMARKED';
const payer = shippedLibrary().payers.get('example-health');
const bodies = (payer?.versions ?? []).flatMap(({ cases }) =>
  cases.flatMap((document) => document.cases.map((one) => ({ ...(bodyOf(document, one) as object), reference: MARK }))),
);
const LINES = [...bodies.map((body) => JSON.stringify(body)), '', `{"payer":"${MARK.toLowerCase()}"}`, 'no json'].join(
  '\n',
);
const file = join(folder, 'year.ndjson');
writeFileSync(file, LINES);

const SIMULATE = ['rulesets', 'simulate', 'example-health', '2025-01-01'];
const BOTH = [...SIMULATE, '2026-01-01', '--requests', file];

describe('ur rulesets simulate', () => {
  it('counts decisions, levels, causes and who stands how, and tells how it was judged', async () => {
    const { code, err, out } = await ur(BOTH, { columns: 80 });
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain('Example Health (fictional): 2025-01-01 → 2026-01-01');
    expect(out).toContain(`${bodies.length} of ${bodies.length + 2} requests were judged under both versions.`);
    for (const head of [
      'Who stands how',
      'Decisions: before (rows) → after (columns)',
      'What causes it',
      'Authorized levels that change',
      'By level asked for',
      'By population',
      'By the dimension that weighs most',
      'By dimension and rating',
      'Faulty requests',
      'How it was judged',
    ])
      expect(out).toContain(`\n${head}\n`);
    expect(out).toContain('eh-08-barred-reasons');
    expect(out).toContain('1 × body-not-json');
    expect(out).not.toContain(MARK);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('gives with --json what the schema says', async () => {
    const { out } = await ur([...BOTH, '--json']);
    const simulation = json<Simulation>(out);
    const valid = publishedSchema('simulation');
    expect(valid(simulation), JSON.stringify(valid.errors)).toBe(true);
    expect(simulation.requests).toMatchObject({ judged: bodies.length, faulty: 1, otherPayer: 1 });
    expect(simulation.partial).toBe(false);
    expect(out).not.toMatch(new RegExp(MARK, 'i'));
  });

  it('reads standard input in any pieces', async () => {
    const pieces = LINES.match(/[\s\S]{1,97}/g) ?? [];
    const piped = await ur([...SIMULATE, '2026-01-01', '--requests', '-', '--json'], { stdin: pieces });
    expect(piped.out).toBe((await ur([...BOTH, '--json'])).out);
  });

  it('takes a draft from a folder, and names its faults by file', async () => {
    const draft = join(folder, 'draft');
    cpSync(join(ROOT, 'rulesets/payers/example-health/2026-01-01'), draft, { recursive: true });
    const head = json(readFileSync(join(draft, 'ruleset.json'), 'utf8'));
    writeFileSync(join(draft, 'ruleset.json'), JSON.stringify({ ...head, version: '2027-01-01' }));
    const same = await ur([...SIMULATE, '--draft', draft, '--requests', file, '--json']);
    const simulation = json<Simulation>(same.out);
    expect(simulation.after).toMatchObject({ version: '2027-01-01', draft: true });
    const shipped = json<Simulation>((await ur([...BOTH, '--json'])).out);
    expect({ ...simulation, after: 0 }).toEqual({ ...shipped, after: 0 });
    writeFileSync(join(draft, 'ruleset.json'), '{');
    const broken = await ur([...SIMULATE, '--draft', draft, '--requests', file]);
    expect(broken).toMatchObject({ code: 1, out: '' });
    expect(broken.err).toContain(`${join(draft, 'ruleset.json')}:1:`);
  });

  it.each([
    [['--requests', file], 'name a second version, or a folder with --draft, and not both'],
    [['2026-01-01', '--draft', folder, '--requests', file], 'and not both'],
    [['1999', '--requests', file], 'there is no version 1999 of example-health'],
    [['2026-01-01'], '--requests <file>'],
  ])('says what is wrong with the command line: %j', async (argv, words) => {
    const { code, err, out } = await ur([...SIMULATE, ...argv]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
  });

  it('cannot run without a draft in the folder, without requests, or without a place for the report', async () => {
    const none = await ur([...SIMULATE, '--draft', folder, '--requests', file]);
    expect([none.code, none.err]).toEqual([3, expect.stringContaining('there is no ruleset.json in')]);
    expect((await ur([...SIMULATE, '2026-01-01', '--requests', 'nowhere.ndjson'])).code).toBe(3);
    const unwritten = await ur([...BOTH, '--report', join(folder, 'no', 'such', 'place.html')]);
    expect([unwritten.code, unwritten.err]).toEqual([3, expect.stringContaining('cannot be written')]);
    expect(unwritten.out).toContain('Who stands how');
  });

  it('says that there was nothing to simulate', async () => {
    const { code, out } = await ur([...SIMULATE, '2026-01-01', '--requests', '-'], { stdin: '\n\n' });
    expect(code).toBe(5);
    expect(out).toContain('There is no request in the file.');
  });

  it('says what is wanted where one request stands on many lines', async () => {
    const stdin = JSON.stringify(bodies[0], null, 2);
    const { out } = await ur([...SIMULATE, '2026-01-01', '--requests', '-'], { stdin });
    expect(out).toContain('No line of the file is a request: one is wanted on each line');
  });

  it('interrupted, prints what was counted so far and says that it is partial', async () => {
    let interrupt = (): void => undefined;
    const text = `${bodies.map((body) => JSON.stringify(body)).join('\n')}\n{"half a li`;
    let asked = 0;
    // Asked for more than there is, the person loses patience.
    const input = new Readable({
      highWaterMark: 1,
      read() {
        asked += 1;
        if (asked === 1) this.push(text);
        else setImmediate(() => interrupt());
      },
    });
    const report = join(folder, 'partial.html');
    const ended = ur([...SIMULATE, '2026-01-01', '--requests', '-', '--report', report], {
      stdin: input,
      errorIsTTY: true,
      onInterrupt: (listener) => {
        interrupt = listener;
        return () => undefined;
      },
    });
    const { code, err, out } = await ended;
    expect(code).toBe(130);
    expect(out).toContain('Partial: it was broken off.');
    expect(out).toContain(`${bodies.length} of ${bodies.length} requests`);
    expect(uncoloured(err)).toMatch(/simulated/);
    expect(readFileSync(report, 'utf8')).toContain('class="partial"');
  });
});
