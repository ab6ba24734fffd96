/** What the law and waivers make of a finding; the shipped rulesets; that every fact is classified. */
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/analysis/lint/finding.js';
import { lintRuleset, standing } from '../../../src/analysis/lint/lint.js';
import type { Library } from '../../../src/library.js';
import type { Condition } from '../../../src/conditions/condition.js';
import type { Rule } from '../../../src/rulesets/documents.js';
import type { LintLaw, Waiver } from '../../../src/rulesets/lint-documents.js';
import { LINTS } from '../../../src/rulesets/lint-documents.js';
import { FRAGMENTS, fragmentLibrary, rulesetFor, withRules } from './fragments.js';

const library = fragmentLibrary();
const fragment = FRAGMENTS.find(({ lint, name }) => lint === 'L6' && name === 'unlawful') as (typeof FRAGMENTS)[number];
const ruleset = rulesetFor(library, fragment);

const capOf = (findings: readonly Finding[]): Finding | undefined => findings.find(({ lint }) => lint === 'L6');

/** The library with the law of the fragment changed. */
function underLaw(change: Partial<LintLaw>): Library {
  const { law, themes } = library.lint;
  const laws = law.laws.map((one) => (one.id === 'us-tricare-day-cap' ? ({ ...one, ...change } as LintLaw) : one));
  return { ...library, lint: { themes, law: { ...law, laws } } };
}

describe('the law', () => {
  test('makes an error, and says which law', () => {
    const finding = capOf(lintRuleset(library, ruleset));
    expect(finding?.severity).toBe('error');
    expect(finding?.laws).toEqual([
      {
        id: 'us-tricare-day-cap',
        body: 'United States: TRICARE',
        says: expect.stringContaining('removed') as string,
        source: 'TRICARE final rule, 81 Federal Register 61068',
        from: '2016-10-03',
        status: 'verified',
      },
    ]);
  });

  test.each([
    ['verified', 'error'],
    ['secondary', 'error'],
    ['interpretation', 'warning'],
    ['unverified', 'warning'],
  ] as const)('whose source is %s makes a finding an %s', (status, severity) => {
    const finding = capOf(lintRuleset(underLaw({ status }), ruleset));
    expect(finding?.severity).toBe(severity);
    expect(finding?.laws).toHaveLength(1);
  });

  test.each([
    [{ to: '2025-12-31' }, 'warning'],
    [{ to: '2026-01-01' }, 'error'],
    [{ from: '2026-06-01' }, 'error'],
    [{ levels: { settings: ['outpatient'] } }, 'warning'],
    [{ levels: { codes: ['3.5'] } }, 'error'],
    [{ when: { fact: 'plan.line', operator: 'equal', value: 'exchange' } as Condition }, 'warning'],
    [{ when: { fact: 'plan.funding', operator: 'equal', value: 'insured' } as Condition }, 'error'],
    [{ body: 'us-va-medicaid' }, 'warning'],
  ] as const)('that reads %o makes it an %s', (change, severity) => {
    expect(capOf(lintRuleset(underLaw(change as Partial<LintLaw>), ruleset))?.severity).toBe(severity);
  });

  test('that begins after a version has ended does not touch it', () => {
    const ended = withRules(library, ruleset, ruleset.rules, {
      ...ruleset.document,
      effective: { by: 'service-date', from: '2010-01-01', to: '2016-10-02' },
    });
    expect(capOf(lintRuleset(library, ended))?.severity).toBe('warning');
  });
});

describe('a waiver', () => {
  const waiver: Waiver = {
    lint: 'L6',
    rule: 'thirty-days',
    reason: 'A reason of more than five words.',
    on: '2026-11-22',
    by: 'tests',
  };
  const lawless = underLaw({ body: 'us-va-medicaid' });
  const lint = (in_: Library, ...waivers: readonly Waiver[]): readonly Finding[] =>
    lintRuleset(in_, withRules(in_, ruleset, ruleset.rules, { ...ruleset.document, waivers }));

  test('silences a warning and is shown with it', () => {
    const findings = lint(lawless, waiver);
    expect(standing(findings)).toEqual([]);
    expect(capOf(findings)?.waived).toEqual({ reason: waiver.reason, on: waiver.on, by: waiver.by });
  });

  test('does not silence an error, and says so', () => {
    const open = standing(lint(library, waiver));
    expect(open.map(({ lint: id, severity }) => [id, severity])).toEqual([
      ['L6', 'error'],
      ['waiver', 'warning'],
    ]);
    expect(open[1]?.message).toContain('only a law that it cites');
  });

  test('that cites a law silences an error', () => {
    expect(standing(lint(library, { ...waiver, cite: { ref: 'handbook' } }))).toEqual([]);
  });

  test.each([
    { ...waiver, rule: 'another-rule' },
    { ...waiver, lint: 'L3' as const },
    { lint: 'L6' as const, reason: waiver.reason, on: waiver.on, by: waiver.by },
  ])('for nothing that is there is a finding itself', (idle) => {
    const open = standing(lint(lawless, idle));
    expect(open.map(({ lint: id, place }) => [id, place.pointer])).toEqual([
      ['L6', '/rules/0'],
      ['waiver', '/waivers/0'],
    ]);
  });
});

describe('a rule that cannot be judged', () => {
  const [rule] = ruleset.rules as readonly [Rule];

  test('for a fact that is not classified is reported', () => {
    const facts = Object.fromEntries(
      Object.entries(library.lint.themes.facts).filter(([name]) => !name.startsWith('derived.history')),
    );
    const blind = { ...library, lint: { ...library.lint, themes: { ...library.lint.themes, facts } } };
    expect(lintRuleset(blind, ruleset).filter(({ lint: id }) => id === 'unread')).toMatchObject([
      {
        rule: 'thirty-days',
        message: expect.stringContaining('derived.history.residentialDaysThroughRequest') as string,
      },
    ]);
  });

  test('for its size is reported, and ends', () => {
    // Thirty facts in pairs, none of which settles anything before the last: as large as a condition may be.
    const names = library.catalogue.facts.filter(({ type }) => type === 'boolean').map(({ name }) => name);
    const isTrue = (name: string): Condition => ({ fact: name, operator: 'equal', value: true });
    const pairs = Array.from({ length: 15 }, (_, at): Condition => {
      const [one, other] = [isTrue(names[2 * at] as string), isTrue(names[2 * at + 1] as string)];
      return { any: [{ all: [one, { not: other }] }, { all: [{ not: one }, other] }] };
    });
    const when: Condition = {
      all: [
        ...pairs,
        { fact: 'derived.stay.day', operator: 'in', value: [10] },
        { fact: 'derived.stay.day', operator: 'in', value: [20] },
      ],
    };
    const findings = lintRuleset(library, withRules(library, ruleset, [{ ...rule, when }]));
    expect(findings.filter(({ lint: id }) => id === 'unread').map(({ message }) => message)).toEqual([
      'has a condition with too many sides to go through: split the rule',
    ]);
  });

  test('for the ways in which what it counts could fall is reported, and none of them is gone through', () => {
    // Five values of each, for every counter there is: more ways than memory holds.
    const counters = Object.entries(library.lint.themes.facts).filter(([, about]) => about.used !== undefined);
    const within = (name: string): Condition => ({
      any: [
        { fact: name, operator: 'greaterThan', value: 5 },
        { fact: name, operator: 'lessThan', value: 3 },
      ],
    });
    const { facts, indexOf } = library.catalogue;
    const numbers = counters.map(([name]) => name).filter((name) => facts[indexOf.get(name) ?? -1]?.type === 'integer');
    expect(numbers.length).toBeGreaterThan(10);
    const when: Condition = { all: numbers.map(within) };
    const findings = lintRuleset(library, withRules(library, ruleset, [{ ...rule, when }]));
    expect(findings.filter(({ lint: id }) => id === 'unread')).toMatchObject([{ rule: rule.id }]);
  });

  test('for the size of another is not reported', () => {
    const names = library.catalogue.facts.filter(({ type }) => type === 'boolean').map(({ name }) => name);
    const isTrue = (name: string): Condition => ({ fact: name, operator: 'equal', value: true });
    const when: Condition = {
      all: Array.from({ length: 30 }, (_, at): Condition => ({
        any: [isTrue(names[2 * at] as string), { not: isTrue(names[2 * at + 1] as string) }],
      })).concat({ all: [isTrue(names[0] as string), { not: isTrue(names[0] as string) }] }),
    };
    const findings = lintRuleset(library, withRules(library, ruleset, [rule, { ...rule, id: 'large', when }]));
    expect(capOf(findings)).toMatchObject({ rule: rule.id });
    expect(findings.filter(({ lint: id }) => id === 'unread').map((one) => one.rule)).not.toContain(rule.id);
  });

  test('its reason may have the name of what every object has', () => {
    const named: Rule = { ...rule, then: { effect: 'deny', reason: 'constructor' } };
    expect(capOf(lintRuleset(library, withRules(library, ruleset, [named])))).toMatchObject({ rule: rule.id });
  });
});

describe('the shipped rulesets', () => {
  const shipped = [...library.payers.values()].filter(({ document }) => !/^l\d/.test(document.payer));

  test.each(
    shipped.flatMap(({ document, versions }) =>
      versions.map((version) => [document.payer, version.document.version, version] as const),
    ),
  )('%s %s: every finding is waived with a reason, and no waiver is idle', (_payer, _version, version) => {
    expect(
      standing(lintRuleset(library, version)).map(
        ({ lint: id, message, rule: name }) => `${id} ${name ?? ''} ${message}`,
      ),
    ).toEqual([]);
  });

  test('the same ruleset gives the same findings', () => {
    const [payer] = shipped;
    const [version] = payer?.versions ?? [];
    if (version === undefined) throw new Error('nothing is shipped');
    expect(JSON.stringify(lintRuleset(library, version))).toBe(JSON.stringify(lintRuleset(library, version)));
  });
});

test('every fact and reason is classified in rulesets/themes.json', () => {
  const { facts, reasons } = library.lint.themes;
  const open = library.catalogue.facts
    .filter(({ name }) => !Object.hasOwn(facts, name))
    .map(({ name }) => `"${name}": {}`);
  expect(open, 'add a line for each, with what the fact is about; {} for a fact no pattern is about').toEqual([]);
  expect(Object.keys(library.reasons).filter((code) => !Object.hasOwn(reasons, code))).toEqual([]);
});

test('every law is of a pattern that looks at it', () => {
  const barred = new Set(library.lint.law.laws.map(({ lint }) => lint));
  expect([...barred].every((lint) => LINTS.includes(lint))).toBe(true);
  expect([...barred].sort()).toEqual(['L1', 'L10', 'L12', 'L13', 'L14', 'L6', 'L7', 'L8']);
});
