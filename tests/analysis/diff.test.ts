/** What is different between two versions, in sentences; nothing that is different goes unsaid. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseDifferences } from '../../src/analysis/diff/cases.js';
import { diffRulesets, isEmpty } from '../../src/analysis/diff/index.js';
import type { RulesetDiff } from '../../src/analysis/diff/index.js';
import type { Ruleset } from '../../src/library.js';
import { review, reviewUnder } from '../../src/review.js';
import type { Condition } from '../../src/conditions/condition.js';
import type { Effect, Rule, RulesetDocument } from '../../src/rulesets/documents.js';
import { canonical } from '../../src/domain/canonical.js';
import { shippedLibrary } from '../clinical/engine.js';

const library = shippedLibrary();
const versions = [...library.payers.values()].flatMap((payer) => payer.versions);
const find = (payer: string, version: string): Ruleset =>
  versions.find(({ document }) => document.payer === payer && document.version === version) as Ruleset;
const virginia = find('va-medicaid-arts', '2020-03-05');
const diff = (before: Ruleset, after: Ruleset): RulesetDiff => diffRulesets(library, before, after);

/** The statements on one rule of Virginia's when it is changed. */
function said(id: string, change: (rule: Rule) => Partial<Rule>): readonly string[] {
  const rules = virginia.rules.map((rule) => (rule.id === id ? { ...rule, ...change(rule) } : rule));
  const { rules: found } = diff(virginia, { ...virginia, rules });
  expect(found.map((rule) => rule.id)).toEqual([id]);
  return found.flatMap((rule) => (rule.change === 'changed' ? rule.differences.map(({ statement }) => statement) : []));
}

/** The condition with every number that is `from` made `to`. */
const renumbered = (when: Condition, from: number, to: number): Condition =>
  JSON.parse(JSON.stringify(when).replaceAll(`"value":${from}}`, `"value":${to}}`)) as Condition;

const HOURS = '“hours of clinical service a week that are asked for”';

describe('a rule', () => {
  const adults = 'va-07a-hours-week-adult';
  test.each<readonly [string, (rule: Rule) => Partial<Rule>, readonly string[]]>([
    [
      adults,
      ({ when }) => ({ when: renumbered(when, 9, 12) }),
      [`the minimum of ${HOURS} for adults rose from 9 to 12 hours a week`],
    ],
    [
      'va-08a-hours-week-adolescent',
      ({ when }) => ({ when: renumbered(when, 6, 5) }),
      [`the minimum of ${HOURS} for adolescents fell from 6 to 5 hours a week`],
    ],
    [
      adults,
      ({ when }) => ({ when: renumbered(when, 18, 21) }),
      [
        'it now looks for “age in completed years on the first day of care asked for” is at least 21 years for people of 21 years and over; before, is at least 18 years',
      ],
    ],
    [
      adults,
      ({ when }) => ({ when: renumbered(when, 2, 3) }),
      [
        'its exception now looks for “how long the planned step-down lasts” is at most 3 weeks for adults; before, is at most 2 weeks',
      ],
    ],
    [
      'va-04-countersignature',
      ({ when }) => ({ when: renumbered(when, 3, 1) }),
      ['the maximum of “business days from the assessment to its countersignature” fell from 3 to 1 business day'],
    ],
    [
      'va-11a-treatment-setting-low-intensity',
      () => ({ when: { fact: 'facility.type', operator: 'in', value: ['sober-house', 'hospital'] } }),
      [
        'in “what kind of residence or inpatient facility it is” it now also looks for hospital and no longer looks for boarding-house, group-home-without-treatment',
      ],
    ],
    [
      adults,
      ({ when }) => ({
        when: {
          all: [...('all' in when ? when.all : []), { fact: 'requested.telehealth', operator: 'equal', value: true }],
        },
      }),
      ['it now also needs that “the service is given by telehealth” holds'],
    ],
    [
      'va-14a-medication-intensive-outpatient',
      ({ when }) => ({ when: { all: 'all' in when ? when.all.slice(1) : [] } }),
      ['it no longer needs that “medication for addiction treatment is available on site” does not hold'],
    ],
    [
      adults,
      () => ({ when: { fact: 'requested.telehealth', operator: 'equal', value: true } }),
      [
        expect.stringMatching(
          /^it now looks for “the service is given by telehealth” holds; before, for “age .* and not \(/,
        ) as unknown as string,
      ],
    ],
    [adults, () => ({ appliesTo: { levels: ['2.1', '2.5'] } }), ['it now also speaks at 2.5']],
    [adults, () => ({ appliesTo: { levels: ['2.5'] } }), ['it now also speaks at 2.5', 'it no longer speaks at 2.1']],
    [
      adults,
      () => ({ appliesTo: { levels: ['2.1'], reviewTypes: ['claim'] } }),
      ['it now speaks only on claim; before, on every kind of review'],
    ],
    [adults, () => ({ appliesTo: {} }), ['it now speaks at every level; before, only at 2.1']],
    [
      adults,
      () => ({ title: 'Hours' }),
      [expect.stringMatching(/^the title changed from “Level 2\.1 .*” to “Hours”$/) as unknown as string],
    ],
    [adults, () => ({ basis: 'cost' }), ['the basis changed from “coverage” to “cost”']],
    [adults, () => ({ status: 'verified' }), ['its source is now verified; before, secondary']],
    [
      adults,
      () => ({ because: 'So.' }),
      [expect.stringMatching(/^the reason in plain words changed from “.*” to “So\.”$/) as unknown as string],
    ],
    [
      adults,
      () => ({ cite: { ref: 'va-reg-36-11', section: '3' } }),
      [
        expect.stringMatching(
          /^it now cites Virginia Register, volume 36, issue 11: .*, 3; before, 12VAC30-130-5090/,
        ) as unknown as string,
      ],
    ],
  ])('%s', (id, change, expected) => {
    expect(said(id, change)).toEqual(expected);
  });

  test('what it does', () => {
    const doing = (before: Effect, after: Effect): readonly string[] => {
      const [first] = virginia.rules as readonly [Rule];
      const of = (then: Effect): Ruleset => ({ ...virginia, rules: [{ ...first, then }] });
      return diff(of(before), of(after)).rules.flatMap((rule) =>
        rule.change === 'changed' ? rule.differences.map(({ statement }) => statement) : [],
      );
    };
    const limit = { effect: 'limit', reason: 'authorization-block' } as const;
    const reasons = ['day-cap', 'lower-level-first'];
    expect(doing({ ...limit, days: 30 }, { ...limit, days: 14 })).toEqual(['the limit fell from 30 to 14 days']);
    expect(doing({ ...limit, units: 24, unit: 'session' }, { ...limit, units: 30, unit: 'session' })).toEqual([
      'the limit rose from 24 to 30 sessions',
    ]);
    expect(doing({ ...limit, days: 30 }, { ...limit, days: 30, hoursPerWeek: 9 })).toEqual([
      'the limit was added: 9 hours a week',
    ]);
    expect(
      doing({ effect: 'guarantee', days: 7, from: 'request' }, { effect: 'guarantee', days: 14, from: 'admission' }),
    ).toEqual([
      'the guarantee rose from 7 to 14 days',
      'the guarantee now counts from the day of admission; before, from the first day asked for',
    ]);
    expect(
      doing(
        { effect: 'exempt', window: { days: 14 } },
        { effect: 'exempt', window: { days: 28, from: 'stay.admittedOn' } },
      ),
    ).toEqual([
      'the exemption now reaches over 28 days from the day of admission; before, over 14 days from the first day asked for',
    ]);
    expect(doing({ effect: 'exempt', window: { visits: 28 } }, { effect: 'exempt' })).toEqual([
      'the exemption now reaches over the whole request; before, over 28 visits',
    ]);
    expect(doing({ effect: 'prohibit', reasons: reasons.slice(1) }, { effect: 'prohibit', reasons })).toEqual([
      'it now also bars “the payer caps the days in a year”',
    ]);
    expect(
      doing({ effect: 'downgrade', to: '2.1', reason: 'day-cap' }, { effect: 'downgrade', to: '1', reason: 'day-cap' }),
    ).toEqual(['it now lowers the level to 1; before, to 2.1']);
    expect(doing({ effect: 'deny', reason: 'day-cap' }, { effect: 'pend', reason: 'day-cap', needs: [] })).toEqual([
      'it now pends: “the payer caps the days in a year”; before, it denies: “the payer caps the days in a year”',
    ]);
    expect(
      doing(
        { effect: 'pend', reason: 'day-cap', needs: ['requested.unit'] },
        { effect: 'pend', reason: 'day-cap', needs: ['requested.units'] },
      ),
    ).toEqual(['it now also asks for requested.units', 'it no longer asks for requested.unit']);
    expect(doing({ effect: 'deny', reason: 'day-cap' }, { effect: 'deny', reason: 'lower-level-first' })).toEqual([
      'it now gives the reason “the payer wants a less intensive level to be tried first”; before, “the payer caps the days in a year”',
    ]);
  });
});

describe('a version', () => {
  const saidOf = (change: Partial<RulesetDocument>): readonly string[] => {
    const { version, coverage, references } = diff(virginia, {
      ...virginia,
      document: { ...virginia.document, ...change },
    });
    return [
      ...version,
      ...coverage.map((one) => ({ ...one, statement: `${one.level}: ${one.statement}` })),
      ...references,
    ].map(({ statement }) => statement);
  };
  const { document } = virginia;
  const inState = (state: string): Condition => {
    const { when } = document.binds;
    if (when === undefined || !('all' in when)) throw new Error('the scope is another');
    return {
      all: when.all.map((part) => ('fact' in part && part.fact === 'plan.state' ? { ...part, value: state } : part)),
    };
  };
  test.each<readonly [Partial<RulesetDocument>, readonly string[]]>([
    [{ adultFrom: 21 }, ['adults are now 21 and over; before, 18 and over']],
    [
      { effective: { by: 'policy-date', from: '2021-01-01', to: null } },
      [
        'it is in force from 2021-01-01 on; the other, from 2020-03-05 to 2022-12-28',
        'the version is now chosen by the date of the policy; before, by the first day of care',
      ],
    ],
    [
      { effective: { by: 'service-date', from: '2022-12-29', to: null } },
      ['it is in force from 2022-12-29 on; the other, from 2020-03-05 to 2022-12-28'],
    ],
    [
      { effective: { by: 'service-date', from: '2022-12-30', to: null } },
      [
        'it is in force from 2022-12-30 on; the other, from 2020-03-05 to 2022-12-28; neither is from 2022-12-29 to 2022-12-29',
      ],
    ],
    [
      { binds: { ...document.binds, when: inState('MD') } },
      [
        'to bind a plan, it now looks for “the state whose insurance law the plan is written under, or whose public programme it is” is MD; before, is VA',
      ],
    ],
    [
      { policy: { ...document.policy, underRequest: 'pend' } },
      [
        'now asked for less than is indicated, it pends; before, asked for less than is indicated, it approves with a warning',
      ],
    ],
    [
      { coverage: { ...document.coverage, '3.3': { ...document.coverage['3.3'], status: 'excluded' } } },
      ['3.3: now excluded, authorization required; before, covered, authorization required'],
    ],
    [
      { criteria: [{ population: 'adult', set: 'stated:locadtr' }, ...document.criteria.slice(1)] },
      ['the criteria for adults changed from “asam-3-adult” to “stated:locadtr”'],
    ],
    [
      { lastVerified: '2026-11-22' },
      ['the day it was last held against its sources changed from “2026-11-21” to “2026-11-22”'],
    ],
    [{ references: { ...document.references, new: { title: 'A source' } } }, ['new was added: A source']],
    [
      { withdrawn: { on: '2026-11-22', reason: 'wrong' } },
      ['the withdrawal was added: {"on":"2026-11-22","reason":"wrong"}'],
    ],
    [{ somethingElse: 1 } as Partial<RulesetDocument>, ['`somethingElse` was added: 1']],
  ])('%j', (change, expected) => {
    expect(saidOf(change)).toEqual(expected);
  });

  test('rules that come and go are told with what they do', () => {
    const { rules } = diff(find('example-health', '2025-01-01'), find('example-health', '2026-01-01'));
    expect(rules.find(({ id }) => id === 'eh-08-barred-reasons')).toEqual({
      id: 'eh-08-barred-reasons',
      title: 'The law bars two reasons: a missing earlier attempt and a yearly cap on days',
      change: 'added',
      summary: expect.stringMatching(
        /^at every level, where “who carries the risk of the plan” is insured, it bars the reasons “/,
      ) as unknown,
    });
    const back = diff(find('example-health', '2026-01-01'), find('example-health', '2025-01-01'));
    expect(back.rules.find(({ id }) => id === 'eh-08-barred-reasons')?.change).toBe('removed');
  });
});

/** Every place in a document where something can be changed. */
function places(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, inner]) =>
      places(inner, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

function put(
  value: unknown,
  [step, ...rest]: readonly (string | number)[],
  change: (old: unknown) => unknown,
): unknown {
  if (step === undefined) return change(value);
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  const node = copy as Record<string | number, unknown>;
  node[step] = put(node[step], rest, change);
  return copy;
}

const altered = (old: unknown): unknown => {
  if (typeof old === 'boolean') return !old;
  if (typeof old === 'number') return old + 1;
  if (typeof old === 'string') return `${old}!`;
  return Array.isArray(old) ? (old as unknown[]).slice(1) : undefined;
};

/** Places where a change still leaves a document that can be read: values, not the frame around them. */
function isSound(path: readonly (string | number)[]): boolean {
  const last = path.at(-1);
  if (path.includes('when')) return last === 'value';
  if (path[0] === 'waivers' && typeof last === 'number') return false;
  if (path[0] === 'criteria') return last === 'set';
  return !['then', 'binds', 'effective', 'policy', 'coverage', 'references', 'criteria'].includes(String(last));
}

describe('nothing goes unsaid', () => {
  test('a version and itself are not different', () => {
    for (const ruleset of versions) {
      expect(isEmpty(diff(ruleset, ruleset))).toBe(true);
      const copy = JSON.parse(JSON.stringify({ document: ruleset.document, rules: ruleset.rules })) as Ruleset;
      expect(isEmpty(diff(ruleset, { ...ruleset, ...copy }))).toBe(true);
    }
  });

  test('whatever is changed in a rule or a document is said', () => {
    const spots = versions.flatMap((ruleset) => [
      ...places(ruleset.document)
        .filter(([first]) => first !== undefined && first !== 'payer' && first !== 'version')
        .map((path) => ({ ruleset, rule: undefined, path })),
      ...ruleset.rules.flatMap((rule, index) =>
        places(rule)
          .filter(
            ([first, second]) => first !== undefined && first !== 'id' && !(first === 'then' && second === 'effect'),
          )
          .map((path) => ({ ruleset, rule: index, path })),
      ),
    ]);
    fc.assert(
      fc.property(fc.nat(spots.length - 1), (spot) => {
        const { ruleset, rule, path } = spots[spot] as (typeof spots)[number];
        const before = rule === undefined ? ruleset.document : ruleset.rules[rule];
        const after = put(before, path, altered);
        fc.pre(isSound(path));
        fc.pre(canonical(after) !== canonical(before));
        const changed =
          rule === undefined
            ? { ...ruleset, document: after as RulesetDocument }
            : { ...ruleset, rules: ruleset.rules.map((one, index) => (index === rule ? (after as Rule) : one)) };
        expect(isEmpty(diff(ruleset, changed)), path.join('/')).toBe(false);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('cases', () => {
  test('under its own version a request gets the answer it gets anyway', () => {
    for (const ruleset of [find('example-health', '2025-01-01'), virginia])
      for (const { base } of ruleset.cases) expect(reviewUnder(ruleset, base, library)).toEqual(review(base, library));
  });

  test('those whose answer changes are listed, with both answers', () => {
    const [before, after] = [find('example-health', '2025-01-01'), find('example-health', '2026-01-01')];
    const { changed, run } = caseDifferences(library, before, after);
    expect(run).toBe([...before.cases, ...after.cases].reduce((sum, document) => sum + document.cases.length, 0));
    expect(changed).toContainEqual({
      of: '2025-01-01',
      name: 'eh-03-residential-day-cap: 31 days through this request',
      before: 'deny (payer-rule)',
      after: 'approve (meets-criteria): 3.1, 14 days, 15 hours a week, 2025-03-03 to 2025-03-16',
    });
    // Only what the added prohibition protects changes, and only for the better or into a question.
    expect(changed.filter((one) => one.before.startsWith('approve'))).toEqual([]);
    expect(caseDifferences(library, before, before).changed).toEqual([]);
  });
});
