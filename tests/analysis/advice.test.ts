/** Warnings where they belong, and silence beside them: near misses of each, and the shipped rulesets. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examine } from '../../src/analysis/advice/index.js';
import { runCases } from '../../src/analysis/cases.js';
import { loadLibrary } from '../../src/library.js';
import type { Rule, RulesDocument } from '../../src/rulesets/documents.js';
import { describeFault } from '../../src/rulesets/load.js';
import { BASE, SHIPPED } from '../rulesets/folders.js';

const TODAY = '2026-11-22';
const RULES = 'payers/plan/2025-01-01/rules/licence.json';
const CASES = 'payers/plan/2025-01-01/cases/licence.json';

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'advice-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;
const write = (path: string, document: unknown): void => writeFileSync(path, JSON.stringify(document));

const [plain] = read<RulesDocument>(join(BASE, RULES)).rules as readonly [Rule];

/** The codes found in the base with these rules in place of its own. */
function codesOf(...changes: readonly Partial<Rule>[]): readonly string[] {
  const root = mkdtempSync(join(scratch, 'base-'));
  cpSync(BASE, root, { recursive: true });
  const rules = changes.map((change, index) => ({ ...plain, id: `rule-${index + 1}`, ...change }));
  write(join(root, RULES), { rules });
  const cases = read<{ cases: { expect: { cites: object } }[] }>(join(root, CASES));
  for (const one of cases.cases) one.expect.cites = Object.fromEntries(rules.map(({ id }) => [id, 'met']));
  write(join(root, CASES), cases);
  return examine(root, TODAY).faults.map(({ code }) => code);
}

const unlicensed = plain.when;
const licensed = { fact: 'provider.licensed', operator: 'equal', value: true } as const;
const risk = (value: number): Rule['when'] => ({ fact: 'assessment.risk', operator: 'greaterThan', value });
const counting = 'The first day asked for is day 1.';
const reason = 'provider-not-licensed';
const limit = (days: number): Partial<Rule> => ({ then: { effect: 'limit', days, reason }, counting, basis: 'cost' });
const prohibit: Partial<Rule> = { then: { effect: 'prohibit', reasons: [reason] }, basis: 'statute' };
const guarantee = (days: number): Partial<Rule> => ({
  then: { effect: 'guarantee', days, from: 'request' },
  counting,
  basis: 'statute',
});

describe('shadowed rules', () => {
  test.each<readonly [string, boolean, Partial<Rule>, Partial<Rule>]>([
    ['the same at fewer levels', true, {}, { appliesTo: { levels: ['1'] } }],
    ['the same at more levels: the first goes', true, { appliesTo: { levels: ['1'] } }, {}],
    [
      'the same on other reviews',
      false,
      { appliesTo: { reviewTypes: ['claim'] } },
      { appliesTo: { reviewTypes: ['concurrent'] } },
    ],
    ['met on part of the facts', true, { when: risk(1) }, { when: risk(2) }],
    ['met on other facts', false, { when: risk(2) }, { when: licensed }],
    ['a lower limit, met more often', true, { ...limit(5), when: risk(1) }, { ...limit(7), when: risk(2) }],
    ['a higher limit, met more often', false, { ...limit(7), when: risk(1) }, { ...limit(5), when: risk(2) }],
    ['a denial beside a limit', true, {}, limit(5)],
    [
      'an unread source beside a read one',
      false,
      { status: 'unverified' },
      { status: 'verified', then: { effect: 'deny', reason }, when: { all: [unlicensed, risk(1)] } },
    ],
    [
      'a cost rule, which an exemption silences, beside one of coverage',
      false,
      { basis: 'cost' },
      { basis: 'coverage', when: { all: [unlicensed, risk(1)] } },
    ],
    ['a longer guarantee', true, guarantee(14), { ...guarantee(7), when: { all: [unlicensed, risk(1)] } }],
    ['advice beside advice', false, { then: { effect: 'advise' } }, { then: { effect: 'advise' } }],
  ])('%s: %s', (_, expected, first, second) => {
    expect(codesOf(first, second).includes('rule-shadowed')).toBe(expected);
  });
});

describe('dead rules', () => {
  test.each<readonly [string, boolean, readonly Partial<Rule>[]]>([
    ['only some of its levels are excluded', false, [{ appliesTo: { levels: ['1', '2'] } }]],
    ['all of its levels are excluded', true, [{ appliesTo: { levels: ['2'] } }]],
    ['protection at an excluded level', false, [{ appliesTo: { levels: ['2'] }, ...guarantee(7) }]],
    ['barred on some facts only', false, [{}, { ...prohibit, when: { all: [unlicensed, risk(2)] } }]],
    ['barred by a source that nobody read', false, [{}, { ...prohibit, status: 'unverified' }]],
    ['barred wherever it is met', true, [{ when: { all: [unlicensed, risk(2)] } }, prohibit]],
    ['exempt, yet a rule of coverage', false, [{}, { then: { effect: 'exempt' } }]],
    ['exempt, and a rule of cost', true, [{ basis: 'cost' }, { then: { effect: 'exempt' } }]],
  ])('%s: %s', (_, expected, rules) => {
    expect(codesOf(...rules).includes('rule-dead')).toBe(expected);
  });
});

describe('numbers', () => {
  test.each<readonly [string, readonly string[], readonly Partial<Rule>[]]>([
    ['a floor above the limit, on some facts', [], [limit(5), { ...guarantee(7), when: risk(2) }]],
    ['a floor above the limit, always', ['limit-below-floor'], [limit(5), guarantee(7)]],
    ['a floor with no limit', [], [guarantee(7)]],
    [
      'a floor at other levels than the limit',
      [],
      [
        { ...limit(7), appliesTo: { levels: ['1'] } },
        { ...guarantee(7), appliesTo: { levels: ['1-WM'] } },
      ],
    ],
    ['a floor and the same limit', ['floor-as-cap'], [limit(7), guarantee(7)]],
  ])('%s', (_, expected, rules) => {
    expect(codesOf(...rules)).toEqual(expected);
  });
});

describe('the shipped rulesets', () => {
  test('nothing is found against them', () => {
    expect(examine(SHIPPED, TODAY).faults.map(describeFault)).toEqual([]);
  });

  test('a rule that is called shadowed can go: no case is answered otherwise without it', () => {
    const root = join(scratch, 'shipped');
    cpSync(SHIPPED, root, { recursive: true });
    // Nothing is published, so that a version may be changed.
    write(join(root, 'published.json'), { records: [] });
    const home = 'payers/example-health/2026-01-01';
    const path = join(root, home, 'rules/residential.json');
    const { rules } = read<RulesDocument>(path);
    const copy = (rule: Rule): Rule => ({
      ...rule,
      id: `${rule.id}-again`,
      appliesTo: { ...rule.appliesTo, levels: ['3.5'] },
    });
    const copied = rules.filter(({ then }) => then.effect !== 'advise');
    write(path, { rules: [...rules, ...copied.map(copy)] });
    const casesPath = join(root, home, 'cases/residential.json');
    const cases = read<{ cases: { expect: { cites: object } }[] }>(casesPath);
    const [first] = cases.cases;
    const named = {
      ...first,
      name: 'named',
      expect: { ...first?.expect, cites: Object.fromEntries(copied.map(({ id }) => [`${id}-again`, 'met'])) },
    };
    write(casesPath, { ...cases, cases: [...cases.cases, named] });
    const shadowed = examine(root, TODAY).faults.filter(({ code }) => code === 'rule-shadowed');
    expect(shadowed).toHaveLength(copied.length);
    const loaded = loadLibrary(root, { drafts: 'on' });
    if (!loaded.ok) throw new Error(loaded.faults.map(describeFault).join('\n'));
    const version = loaded.library.payers.get('example-health')?.versions[1];
    if (version === undefined) throw new Error('no version');
    expect(runCases(loaded.library, version).failures.map(({ name }) => name)).toEqual(['named']);
  });
});
