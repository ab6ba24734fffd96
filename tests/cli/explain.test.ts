import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../src/cli/terminal/ink.js';
import { traceBranch } from '../../src/cli/explain/trace.js';
import { tree } from '../../src/cli/terminal/tree.js';
import type { Determination, Trace } from '../../src/domain/determination.js';
import { createCatalogue } from '../../src/facts/catalogue.js';
import { APPROVED, baseOf, json, ROOT, ur } from './harness.js';

const catalogue = createCatalogue({
  version: '1',
  facts: [{ name: 'requested.hoursPerWeek', type: 'number', unit: 'hour/week', meaning: 'Hours.' }],
});

const leaf = (operator: string, wanted: unknown, seen: unknown, result: 'met' | 'not-met' | 'undetermined'): Trace => ({
  fact: 'requested.hoursPerWeek',
  operator,
  wanted,
  seen,
  origin: seen === null ? 'unknown' : 'stated',
  result,
});

const drawn = (trace: Trace, all = false): readonly string[] =>
  tree({ width: 100, ink: PLAIN }, [traceBranch(trace, { ink: PLAIN, catalogue, dimensions: new Map(), all })]);

describe('a condition in words', () => {
  it.each([
    ['equal', 1, 'is 1 hour a week'],
    ['notEqual', 9, 'is not 9 hours a week'],
    ['lessThan', 9, 'is below 9 hours a week'],
    ['lessThanInclusive', 9, 'is at most 9 hours a week'],
    ['greaterThan', 9, 'is above 9 hours a week'],
    ['greaterThanInclusive', 9, 'is at least 9 hours a week'],
    ['in', [8, 9, 10], 'is one of 8, 9 or 10'],
    ['notIn', [8, 9], 'is none of 8 or 9'],
    ['onOrBefore', '2026-01-01', 'is on or before 2026-01-01'],
  ])('%s', (operator, wanted, words) => {
    expect(drawn(leaf(operator, wanted, 12, 'met'))).toEqual([
      `└─ ✓ requested.hoursPerWeek ${words} — it is 12 hours a week (stated)`,
    ]);
  });

  it('says when a value is not known', () => {
    expect(drawn(leaf('equal', 9, null, 'undetermined'))[0]).toContain('— not known');
  });

  it('shows the parts that bear the result, and all of them on request', () => {
    const met = leaf('equal', 9, 9, 'met');
    const not = leaf('equal', 8, 9, 'not-met');
    const any: Trace = { any: [not, met], result: 'met' };
    expect(drawn(any)).toHaveLength(1);
    expect(drawn(any, true)).toHaveLength(3);
    expect(drawn({ all: [met, not], result: 'not-met' })).toEqual(drawn(not));
    expect(drawn({ all: [met, met], result: 'met' })).toHaveLength(3);
    expect(drawn({ not, result: 'met' })[0]).toMatch(/^└─ ✓ not: requested/);
    expect(drawn({ atLeast: 2, of: [met, met, not], result: 'met' })[0]).toBe('└─ ✓ at least 2 of 3:');
  });
});

describe('ur explain', () => {
  it('hangs each test on its criterion, dimension and level', async () => {
    const { code, out } = await ur(['explain', '-'], { stdin: APPROVED });
    expect(code).toBe(0);
    expect(out).toContain('Level 2.1 intensive outpatient services (asked for, indicated, authorized)');
    expect(out).toMatch(/Dimension 4\n.*✓ .*\[decided\]/s);
    expect(out).toContain('✓ assessment.asam3.d4 is at least 2 — it is 2 (stated)');
  });

  it('shows more with --all and only one level with --level', async () => {
    const some = await ur(['explain', '-'], { stdin: APPROVED });
    const all = await ur(['explain', '-', '--all'], { stdin: APPROVED });
    expect(all.out.length).toBeGreaterThan(some.out.length);
    const level = await ur(['explain', '-', '--all', '--level', '2.1', '--json'], { stdin: APPROVED });
    const { criteria } = json<Determination>(level.out);
    expect(new Set(criteria.map((criterion) => criterion.level))).toEqual(new Set(['2.1']));
  });

  it('names the levels there are when asked for another', async () => {
    const { code, err } = await ur(['explain', '-', '--level', '3.7'], { stdin: APPROVED });
    expect(code).toBe(2);
    expect(err).toContain('it has those of: 2.1');
  });

  it('explains a recommendation where no payer is named', async () => {
    const { assessment, diagnoses, member } = json(APPROVED);
    const { multidimensional: _m, author: _a, ...rest } = assessment as Record<string, unknown>;
    const { code, out } = await ur(['explain', '-'], {
      stdin: JSON.stringify({ assessment: rest, diagnoses, member }),
    });
    expect(code).toBe(0);
    expect(out).toContain('Level 2.1 intensive outpatient services');
  });

  it('lists the ratings of the fourth edition with the level each asks for', async () => {
    const stdin = JSON.stringify(baseOf('example-fourth/2026-01-01/cases/general.json'));
    const { out } = await ur(['explain', '-', '--all'], { stdin });
    expect(out).toContain('Ratings, each with the least level it asks for');
  });

  it('tells a cut in days from a full approval, in the tree and in the answer, and names the law’s minimum', async () => {
    const body = json<Record<string, object>>(
      readFileSync(`${ROOT}examples/residential-2026-statute/request.json`, 'utf8'),
    );
    const stdin = JSON.stringify({ ...body, requested: { ...body['requested'], to: '2026-12-31', units: 25 } });
    const explained = await ur(['explain', '-'], { stdin });
    expect(explained.out).toMatch(/^DOWNGRADE/);
    expect(explained.out).toMatch(/Requested .*2026-12-07 to 2026-12-31\n/s);
    expect(explained.out).toContain('authorized in part)');
    const decided = await ur(['decide', '-'], { stdin, columns: 100 });
    expect(decided.out).toContain('The level is not in question');
    expect(decided.out.replaceAll(/\s+/g, ' ')).toContain(
      'asked 25 days, 2026-12-07 to 2026-12-31 · given 7 days, 2026-12-07 to 2026-12-13',
    );
    expect(decided.out.replaceAll(/\s+/g, ' ')).toContain(
      'here: “The law gives residential care at least seven days”.',
    );
  });
});
