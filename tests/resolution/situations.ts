/** Random situations: every effect, polarity, basis, status and reason, at every level, against any amounts asked for. */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import type { ClinicalResult } from '../../src/clinical/result.js';
import { createScale, type Scale } from '../../src/clinical/scale.js';
import type { CriteriaDocument } from '../../src/clinical/documents.js';
import type { Care, Level } from '../../src/domain/determination.js';
import { MET, NOT_MET, UNDETERMINED, type Truth } from '../../src/domain/truth.js';
import type { CompiledRule } from '../../src/payer/rule-table.js';
import { POLARITY } from '../../src/rulesets/polarity.js';
import type { Setting } from '../../src/resolution/situation.js';
import type { Basis, CoverageEntry, Effect, Rule, Status } from '../../src/rulesets/documents.js';

const read = (set: string): CriteriaDocument =>
  JSON.parse(
    readFileSync(new URL(`../../rulesets/criteria/${set}/criteria.json`, import.meta.url), 'utf8'),
  ) as CriteriaDocument;

const THIRD = read('asam-3-adult');
const FOURTH = read('asam-4-adult');
const SCALES = { '3': createScale(THIRD), '4': createScale(FOURTH) } as const;

/** Few levels of each edition, so that rules, coverage and answers meet often. */
const TREATMENTS = {
  '3': ['1', '2.1', '2.5', '3.1', '3.3', '3.5', '3.7', '4'],
  '4': ['1.5', '2.1', '2.7', '3.1', '3.5', '3.7', '3.7-BIO', '4-PSY', '4'],
} as const;
const WITHDRAWAL = ['1-WM', '2-WM', '3.2-WM', '3.7-WM', '4-WM'] as const;
const REASONS = ['too-many', 'not-shown', 'hours-below-level'] as const;
const BASES: readonly Basis[] = ['clinical', 'coverage', 'cost', 'statute', 'documentation'];
const STATUSES: readonly Status[] = ['verified', 'verified', 'verified', 'secondary', 'interpretation', 'unverified'];
const DATES = ['2026-03-01', '2026-03-08', '2026-03-14', '2026-03-31'] as const;

const often = <T>(value: fc.Arbitrary<T>, weight = 3): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 4 - weight, arbitrary: fc.constant(undefined) }, { weight, arbitrary: value });

/** Leaves out what is undefined. */
function present<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

function effect(edition: '3' | '4'): fc.Arbitrary<Effect> {
  const reason = fc.constantFrom(...REASONS);
  const amounts = fc
    .record({
      days: often(fc.constantFrom(5, 7, 14, 30), 2),
      units: often(fc.constantFrom(3, 7, 20), 2),
      unit: fc.constantFrom('day', 'day', 'session', 'visit'),
      hoursPerWeek: often(fc.constantFrom(6, 9, 20), 1),
    })
    .map(({ units, unit, ...rest }) => present(units === undefined ? rest : { ...rest, units, unit }))
    .filter((one) => Object.keys(one).length > 0);
  return fc.oneof(
    fc
      .record({
        days: often(fc.constantFrom(7, 14, 28), 2),
        businessDays: often(fc.constantFrom(1, 2, 7), 1),
        visits: often(fc.constantFrom(4, 12), 1),
        from: often(fc.constant('stay.admittedOn'), 2),
        used: often(fc.constant('stay.visitsSoFar'), 2),
      })
      .map(({ businessDays, ...window }) => (window.days === undefined ? { ...window, businessDays } : window))
      .map((window): Effect => {
        const { used, ...unused } = present(window);
        if (Object.keys(unused).length === (unused.from === undefined ? 0 : 1)) return { effect: 'exempt' };
        // What was used is counted in days or in visits, from the first day asked for.
        const { days, visits, from: _from, ...rest } = unused;
        const counts =
          used !== undefined && !('businessDays' in rest) && (days === undefined) !== (visits === undefined);
        return { effect: 'exempt', window: counts ? present({ days, visits, used }) : unused } as Effect;
      }),
    fc.uniqueArray(reason, { minLength: 1, maxLength: 2 }).map((reasons): Effect => ({ effect: 'prohibit', reasons })),
    fc
      .record({ days: fc.constantFrom(7, 14), from: fc.constantFrom('admission', 'request') })
      .map((one): Effect => ({ effect: 'guarantee', ...one }) as Effect),
    reason.map((one): Effect => ({ effect: 'deny', reason: one })),
    fc
      .record({ reason, needs: fc.subarray(['requested.hoursPerWeek', 'stay.admittedOn']) })
      .map((one): Effect => ({ effect: 'pend', ...one })),
    fc
      .record({ to: fc.constantFrom(...TREATMENTS[edition]), reason })
      .map((one): Effect => ({ effect: 'downgrade', ...one })),
    fc.tuple(amounts, reason).map(([one, because]): Effect => ({ effect: 'limit', reason: because, ...one }) as Effect),
    fc.constant<Effect>({ effect: 'advise' }),
  );
}

const ORIGIN = { kind: 'payer', id: 'synthetic', version: '1', references: {} } as const;

/** Synthetic rules: their condition is never looked at, their truth is given. */
function rule(edition: '3' | '4', index: number): fc.Arbitrary<CompiledRule> {
  const levels = fc.uniqueArray(
    fc.constantFrom<string>(...TREATMENTS[edition], ...(edition === '3' ? ['OTP', '3.7-WM', '2-WM'] : []), 'RR'),
    { minLength: 1, maxLength: 4 },
  );
  return fc
    .record({
      then: effect(edition),
      basis: fc.constantFrom(...BASES),
      status: fc.constantFrom(...STATUSES),
      levels: often(levels, 2),
      reviewTypes: often(fc.constantFrom(['prior-authorization'], ['concurrent']), 1),
    })
    .map(({ then, basis, status, levels: at, reviewTypes }): CompiledRule => {
      const whole = {
        id: `r${index}`,
        title: `r${index}`,
        when: { all: [] },
        then,
        basis,
        status,
        because: `r${index}`,
        cite: { ref: 'x' },
        ...(at === undefined && reviewTypes === undefined ? {} : { appliesTo: present({ levels: at, reviewTypes }) }),
      } as unknown as Rule;
      return {
        rule: whole,
        condition: index,
        polarity: POLARITY[then.effect],
        levels: at === undefined ? undefined : new Set(at),
        reviewTypes: reviewTypes === undefined ? undefined : new Set(reviewTypes),
        origin: ORIGIN,
      };
    });
}

function rules(edition: '3' | '4', most: number): fc.Arbitrary<readonly CompiledRule[]> {
  return fc
    .integer({ min: 0, max: most })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => rule(edition, index))));
}

function asked(edition: '3' | '4'): fc.Arbitrary<Care> {
  const level = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...TREATMENTS[edition]).map((treatment): Level => ({ treatment })) },
    ...(edition === '3'
      ? [
          { weight: 1, arbitrary: fc.constantFrom(...WITHDRAWAL).map((withdrawal): Level => ({ withdrawal })) },
          {
            weight: 1,
            arbitrary: fc
              .tuple(fc.constantFrom(...TREATMENTS['3']), fc.constantFrom(...WITHDRAWAL))
              .map(([treatment, withdrawal]): Level => ({ treatment, withdrawal })),
          },
          { weight: 1, arbitrary: fc.constantFrom<Level>({ otp: true }, { treatment: '2.1', otp: true }) },
        ]
      : []),
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...TREATMENTS[edition])
        .map((treatment): Level => ({ treatment, recoveryResidence: true })),
    },
  );
  return fc
    .record({
      level,
      hoursPerWeek: often(fc.constantFrom(6, 9, 12, 20, 25), 2),
      units: often(fc.constantFrom(5, 10, 14, 30), 2),
      unit: often(fc.constantFrom('day', 'day', 'session', 'visit'), 3),
      from: often(fc.constantFrom(...DATES.slice(0, 2)), 3),
      to: often(fc.constantFrom(...DATES.slice(2)), 2),
    })
    .map((care) => present(care) as Care);
}

const coverage = (edition: '3' | '4'): fc.Arbitrary<Record<string, CoverageEntry>> =>
  fc.record(
    Object.fromEntries(
      [...TREATMENTS[edition], ...(edition === '3' ? [...WITHDRAWAL, 'OTP'] : []), 'RR'].map((code) => [
        code,
        fc.constantFrom<CoverageEntry>(
          { status: 'covered' },
          { status: 'covered' },
          { status: 'covered' },
          { status: 'unstated' },
          { status: 'excluded' },
        ),
      ]),
    ),
  );

export function clinical(edition: '3' | '4'): fc.Arbitrary<ClinicalResult> {
  const treatment = fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .constantFrom(...TREATMENTS[edition])
        .map((code) => ({ kind: 'level' as const, code: code as string })),
    },
    { weight: 1, arbitrary: fc.constantFrom({ kind: 'none-indicated' as const }, { kind: 'no-level' as const }) },
  );
  return edition === '4'
    ? fc.record({ treatment, recoveryResidence: fc.boolean() }).map((one): ClinicalResult => one)
    : fc
        .record({ treatment, withdrawal: fc.constantFrom('none', 'none', 'none', ...WITHDRAWAL), otp: fc.boolean() })
        .map((one): ClinicalResult => one);
}

export interface RandomSetting {
  readonly edition: '3' | '4';
  readonly setting: Setting;
}

function setting(edition: '3' | '4'): fc.Arbitrary<Setting> {
  const document = edition === '3' ? THIRD : FOURTH;
  const scale: Scale = SCALES[edition];
  const rare = (weight: number): fc.Arbitrary<boolean> =>
    fc.integer({ min: 0, max: weight }).map((one) => one === weight);
  return fc
    .record({
      asked: asked(edition),
      reviewType: fc.constantFrom('prior-authorization' as const, 'concurrent' as const),
      underRequest: fc.constantFrom('approve-with-warning' as const, 'approve-with-warning' as const, 'pend' as const),
      findingsOnly: rare(8),
      coverage: coverage(edition),
      unavailable: fc.oneof(
        { weight: 3, arbitrary: fc.constant<string[]>([]) },
        { weight: 1, arbitrary: fc.subarray<string>([...TREATMENTS[edition]]) },
      ),
      unavailableForSupply: fc.boolean(),
      emergency: rare(20),
      clinicalKnown: fc.boolean(),
      imminentDanger: rare(10),
      sudDiagnosis: fc.constantFrom(true, true, true, undefined, false),
      plannedWithdrawal: fc.constantFrom(undefined, undefined, 'none', '2-WM', '3.7-WM'),
      clinicalMayLower: rare(6).map((one) => !one),
      admittedOn: fc.constantFrom(undefined, '2026-02-20', '2026-03-01'),
      visitsSoFar: fc.constantFrom(undefined, 0, 10),
      providerState: fc.constantFrom(undefined, 'WA', 'WA'),
      used: fc.constantFrom(undefined, 0, 3, 6).map((count) => () => count),
    })
    .map(({ underRequest, findingsOnly, unavailable, ...one }): Setting => ({
      ...one,
      scale,
      policy: { autoApproval: true, underRequest, findingsOnly, requireFullRatings: false },
      unavailable: new Set(unavailable),
      withdrawalCoveredBy: document.method === 'best-fit' ? (document.withdrawal?.coveredBy ?? {}) : {},
      hours: new Map(
        document.levels.flatMap((level) =>
          level.hoursPerWeek === undefined ? [] : [[level.code, level.hoursPerWeek] as const],
        ),
      ),
    }));
}

export interface RandomPicture {
  readonly setting: Setting;
  readonly results: readonly ClinicalResult[];
  readonly rules: readonly { readonly compiled: CompiledRule; readonly truth: Truth }[];
}

/** Everything known: the rules given are met. */
export const situations: fc.Arbitrary<{
  readonly setting: Setting;
  readonly clinical: ClinicalResult;
  readonly met: readonly CompiledRule[];
}> = fc
  .constantFrom('3' as const, '3' as const, '4' as const)
  .chain((edition) => fc.record({ setting: setting(edition), clinical: clinical(edition), met: rules(edition, 5) }));

/** Rules met, not met or undetermined, and one to three clinical answers left open. */
export const pictures: fc.Arbitrary<RandomPicture> = fc.constantFrom('3' as const, '4' as const).chain((edition) =>
  fc
    .record({
      setting: setting(edition),
      results: fc.array(clinical(edition), { minLength: 1, maxLength: 3 }),
      rules: rules(edition, 8).chain((all) =>
        fc.tuple(
          ...all.map((compiled) =>
            fc.constantFrom<Truth>(MET, UNDETERMINED, UNDETERMINED, NOT_MET).map((truth) => ({ compiled, truth })),
          ),
        ),
      ),
    })
    .map(({ setting: one, results, rules: all }) => ({
      setting: { ...one, clinicalKnown: results.length === 1 },
      results,
      rules: all,
    })),
);

/** The same setting, whose comparisons run out: a resolution that does not end fails instead of hanging the test. */
export function ending(setting: Setting): Setting {
  let left = 500_000;
  const counted =
    <A extends unknown[], R>(compare: (...levels: A) => R) =>
    (...levels: A): R => {
      left -= 1;
      if (left === 0) throw new Error('the resolution does not end');
      return compare(...levels);
    };
  const { scale } = setting;
  return {
    ...setting,
    scale: { ...scale, compareTreatment: counted(scale.compareTreatment), dominates: counted(scale.dominates) },
  };
}

/** A picture or situation as short text, for a failing example. */
export function inWords({
  setting: one,
  met,
  results,
  clinical: answer,
}: {
  setting: Setting;
  met?: readonly CompiledRule[];
  results?: unknown;
  clinical?: unknown;
}): string {
  const { scale, coverage: table, hours: _hours, unavailable, policy, withdrawalCoveredBy: _covered, ...rest } = one;
  const except = Object.entries(table).flatMap(([code, { status }]) =>
    status === 'covered' ? [] : [`${code} ${status}`],
  );
  return JSON.stringify({
    edition: scale.edition,
    ...rest,
    policy: `${policy.underRequest}${policy.findingsOnly ? ', findings only' : ''}`,
    notCovered: except,
    unavailable: [...unavailable],
    clinical: answer ?? results,
    met: (met ?? []).map(({ rule: { id, then, basis, status, appliesTo } }) => ({
      id,
      ...then,
      basis,
      status,
      ...appliesTo,
    })),
  });
}
