/** A clean ruleset made stricter, one way at a time: each of these must be found, and none of those that change nothing. */
import type { Condition } from '../../../src/conditions/condition.js';
import type { Effect, Rule } from '../../../src/rulesets/documents.js';
import type { Plan } from './clean-rulesets.js';
import { all, ALWAYS, atLeast, atMost, is, rule } from './clean-rulesets.js';

export interface Mutant {
  readonly name: string;
  readonly plan: Plan;
}

export const withRule = (plan: Plan, one: Rule): Plan => ({ ...plan, rules: [...plan.rules, one] });

export function changedRule(plan: Plan, id: string, change: Partial<Rule>): Plan {
  if (!plan.rules.some((one) => one.id === id)) throw new Error(`no rule ${id}`);
  return { ...plan, rules: plan.rules.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}

export const withoutRule = (plan: Plan, id: string): Plan => ({
  ...plan,
  rules: plan.rules.filter((one) => one.id !== id),
});

/** Conditions on facts of every type, each met by some request. */
const CONDITIONS: Readonly<Record<string, Condition>> = {
  'not licensed': is('provider.licensedForLevel', false),
  'out of network': is('provider.network', 'out'),
  'not in network': { fact: 'provider.network', operator: 'notIn', value: ['in', 'exception'] },
  telehealth: is('requested.telehealth', true),
  'insured plan': is('plan.funding', 'insured'),
  'sober house': { fact: 'facility.type', operator: 'in', value: ['sober-house', 'boarding-house'] },
  'no medication': all(is('facility.medicationOnSite', false), is('facility.medicationByReferral', false)),
  'fewer than two attempts': atMost('history.lowerLevelAttempts', 1),
  'three attempts': atLeast('history.lowerLevelAttempts', 3),
  'over 64': atLeast('member.age', 65),
  'day 15': atLeast('derived.stay.day', 15),
  'over 20 days this year': atLeast('derived.history.residentialDaysThroughRequest', 21),
  'late countersignature': atLeast('derived.assessment.countersignBusinessDays', 2),
  'not able to take part': is('member.ableToParticipate', false),
  'care plan too thin': { fact: 'carePlan.hoursPerWeek', operator: 'lessThan', value: 25 },
};

/** Rules added at a level, whatever the condition. `lower` is below the level. */
const effects = (lower: string): Readonly<Record<string, Effect>> => ({
  deny: { effect: 'deny', reason: 'participation-not-possible' },
  downgrade: { effect: 'downgrade', to: lower, reason: 'participation-not-possible' },
  'limit of days': { effect: 'limit', days: 6, reason: 'length-of-stay' },
  'limit of hours': { effect: 'limit', hoursPerWeek: 22, reason: 'length-of-stay' },
  pend: { effect: 'pend', reason: 'medication-access-missing', needs: ['facility.type'] },
});

/** A new rule for every condition and effect, at one level each. */
export function added(plan: Plan, levels: readonly (readonly [string, string])[]): readonly Mutant[] {
  return Object.entries(CONDITIONS).flatMap(([said, when], at) => {
    const [level, lower] = levels[at % levels.length] as readonly [string, string];
    return Object.entries(effects(lower)).map(([does, then]) => ({
      name: `new ${does} at ${level}: ${said}`,
      plan: withRule(plan, rule('planted', when, then, { appliesTo: { levels: [level] } })),
    }));
  });
}

/** A denial that names the level, or every level, and one for each kind of review. */
export function addedElsewhere(plan: Plan, codes: readonly string[]): readonly Mutant[] {
  const deny: Effect = { effect: 'deny', reason: 'participation-not-possible' };
  const when = is('provider.licensedForLevel', false);
  return [
    ...codes.map((code) => ({
      name: `new deny at ${code}`,
      plan: withRule(plan, rule('planted', when, deny, { appliesTo: { levels: [code] } })),
    })),
    ...codes.map((code) => ({
      name: `${code} no longer covered`,
      plan: { ...plan, coverage: { ...plan.coverage, [code]: { status: 'excluded', evidence: 'verified' } as const } },
    })),
    ...(['prior-authorization', 'concurrent', 'retrospective', 'claim'] as const).map((type) => ({
      name: `new deny on ${type}`,
      plan: withRule(plan, rule('planted', when, deny, { appliesTo: { reviewTypes: [type] } })),
    })),
    { name: 'new deny at every level', plan: withRule(plan, rule('planted', when, deny)) },
    { name: 'new deny of everybody', plan: withRule(plan, rule('planted', ALWAYS, deny)) },
    {
      name: 'new deny of stays that do not improve',
      plan: withRule(
        plan,
        rule('planted', { fact: 'continued.progress', operator: 'notEqual', value: 'progressing' }, deny, {
          appliesTo: { reviewTypes: ['concurrent'], levels: ['3.7'] },
        }),
      ),
    },
    {
      name: 'new limit of sessions',
      plan: withRule(
        plan,
        rule(
          'planted',
          is('requested.firstAuthorization', true),
          { effect: 'limit', units: 24, unit: 'session', reason: 'length-of-stay' },
          { appliesTo: { levels: ['2.1'] } },
        ),
      ),
    },
    {
      name: 'new limit of day units',
      plan: withRule(
        plan,
        rule(
          'planted',
          ALWAYS,
          { effect: 'limit', units: 10, unit: 'day', reason: 'length-of-stay' },
          { appliesTo: { levels: ['3.7'] } },
        ),
      ),
    },
  ];
}

/** The clean rules loosened, and those that protect from them narrowed. */
export function loosened(plan: Plan): readonly Mutant[] {
  const barred = plan.rules.find(({ id }) => id === 'barred-reasons')?.then as Extract<Effect, { effect: 'prohibit' }>;
  const prohibiting = (reasons: readonly string[]): Effect => ({ effect: 'prohibit', reasons });
  const insured = is('plan.funding', 'insured');
  const narrower: Readonly<Record<string, Condition>> = {
    'insured plans only': insured,
    'network only': is('provider.network', 'in'),
    'stays of 28 days': atMost('derived.stay.day', 28),
    'people of up to 64': atMost('member.age', 64),
    'other lines of business': is('plan.line', 'exchange'),
  };
  const early = (days: number, ...more: readonly Condition[]): Condition =>
    all(is('provider.network', 'in'), atMost('derived.stay.day', days), ...more);
  const mutants: Readonly<Record<string, Plan>> = {
    'prohibition removed': withoutRule(plan, 'barred-reasons'),
    ...Object.fromEntries(
      barred.reasons.map((reason) => [
        `reason ${reason} no longer prohibited`,
        changedRule(plan, 'barred-reasons', { then: prohibiting(barred.reasons.filter((one) => one !== reason)) }),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(narrower).map(([said, when]) => [
        `prohibition for ${said}`,
        changedRule(plan, 'barred-reasons', { when }),
      ]),
    ),
    'prohibition at other levels': changedRule(plan, 'barred-reasons', { appliesTo: { levels: ['1', '1.7'] } }),
    ...Object.fromEntries(
      (['prior-authorization', 'concurrent', 'retrospective', 'claim'] as const).map((type) => [
        `prohibition on ${type} alone`,
        changedRule(plan, 'barred-reasons', { appliesTo: { reviewTypes: [type] } }),
      ]),
    ),
    'prohibition from a source nobody read': changedRule(plan, 'barred-reasons', { status: 'unverified' }),
    ...Object.fromEntries(
      ['tried-first', 'abstinence', 'first-block', 'assessment'].map((id) => [
        `${id} for another reason`,
        changedRule(plan, id, {
          then: {
            ...(plan.rules.find((one) => one.id === id) as Rule).then,
            reason: 'participation-not-possible',
          } as Effect,
        }),
      ]),
    ),
    'exemption removed': withoutRule(plan, 'early-protection'),
    'exemption a day shorter': changedRule(plan, 'early-protection', { when: early(27) }),
    'exemption for insured plans only': changedRule(plan, 'early-protection', { when: early(28, insured) }),
    'exemption with a window of days': changedRule(plan, 'early-protection', {
      then: { effect: 'exempt', window: { days: 14 } },
    }),
    'exemption from a source nobody read': changedRule(plan, 'early-protection', { status: 'unverified' }),
    'exemption at another level': changedRule(plan, 'early-protection', { appliesTo: { levels: ['3.1'] } }),
    'cap a day longer': changedRule(plan, 'early-cap', { when: early(29) }),
    'cap out of network too': changedRule(plan, 'early-cap', { when: atMost('derived.stay.day', 28) }),
    'cap at one level more': changedRule(plan, 'early-cap', { appliesTo: { levels: ['3.5', '3.1'] } }),
    'cap at every level': changedRule(plan, 'early-cap', { appliesTo: {} }),
    'cap as a coverage rule': changedRule(plan, 'early-cap', { basis: 'coverage' }),
    'guarantee removed': withoutRule(plan, 'week-guaranteed'),
    'guarantee a day shorter': changedRule(plan, 'week-guaranteed', {
      then: { effect: 'guarantee', days: 6, from: 'request' },
    }),
    'guarantee for insured plans only': changedRule(plan, 'week-guaranteed', { when: insured }),
    'guarantee from admission': changedRule(plan, 'week-guaranteed', {
      then: { effect: 'guarantee', days: 7, from: 'admission' },
    }),
    'limit on requests of a day more': changedRule(plan, 'week-at-once', {
      when: atMost('derived.history.residentialDaysThroughRequest', 8),
    }),
    'limit on all requests': changedRule(plan, 'week-at-once', { when: ALWAYS }),
    'limit at one level more': changedRule(plan, 'week-at-once', { appliesTo: { levels: ['3.5', '3.7'] } }),
  };
  return Object.entries(mutants).map(([name, changed]) => ({ name, plan: changed }));
}

/** Changes after which everybody is answered as before. */
export function harmless(plan: Plan): readonly Mutant[] {
  const mutants: Readonly<Record<string, Plan>> = {
    'nothing changed': plan,
    'rules in another order': { ...plan, rules: [...plan.rules].reverse() },
    'a rule that advises': withRule(plan, rule('planted', ALWAYS, { effect: 'advise' })),
    'a denial for a prohibited reason': withRule(
      plan,
      rule('planted', is('provider.network', 'out'), { effect: 'deny', reason: 'lower-level-first' }),
    ),
    'a denial that is never met': withRule(
      plan,
      rule('planted', all(atMost('history.lowerLevelAttempts', 1), atLeast('history.lowerLevelAttempts', 2)), {
        effect: 'deny',
        reason: 'participation-not-possible',
      }),
    ),
    'a downgrade to a higher level': withRule(
      plan,
      rule(
        'planted',
        ALWAYS,
        { effect: 'downgrade', to: '3.7', reason: 'participation-not-possible' },
        { appliesTo: { levels: ['2.1'] } },
      ),
    ),
    'a limit within what is guaranteed': withRule(
      plan,
      rule(
        'planted',
        atMost('derived.history.residentialDaysThroughRequest', 7),
        { effect: 'limit', days: 6, reason: 'length-of-stay' },
        { appliesTo: { levels: ['3.5'] } },
      ),
    ),
    'a cost rule within the exemption': withRule(
      plan,
      rule(
        'planted',
        all(is('provider.network', 'in'), atMost('derived.stay.day', 20)),
        { effect: 'deny', reason: 'length-of-stay' },
        { appliesTo: { levels: ['3.5'] } },
      ),
    ),
    'one more prohibition': withRule(plan, rule('planted', ALWAYS, { effect: 'prohibit', reasons: ['day-cap'] })),
    'a longer guarantee': changedRule(plan, 'week-guaranteed', {
      then: { effect: 'guarantee', days: 14, from: 'request' },
    }),
    'a longer exemption': changedRule(plan, 'early-protection', {
      when: all(is('provider.network', 'in'), atMost('derived.stay.day', 30)),
    }),
    'a level not stated to be covered': { ...plan, coverage: { ...plan.coverage, '3.5': { status: 'unstated' } } },
  };
  return Object.entries(mutants).map(([name, changed]) => ({ name, plan: changed }));
}
