/**
 * The factoring proved: a slice measured by classes of assessments and patterns of facts comes out as when every assessment
 * and every combination is a request of its own, reviewed under rulesets with and without the rule.
 */
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/analysis/parity/answers.js';
import { answerTo, worse } from '../../../src/analysis/parity/answers.js';
import { ruleCause } from '../../../src/analysis/parity/causes.js';
import type { Ground } from '../../../src/analysis/parity/ground.js';
import { groundOf } from '../../../src/analysis/parity/ground.js';
import { finished } from '../../../src/analysis/parity/steps.js';
import type { Tally } from '../../../src/analysis/parity/slice.js';
import { sliceOf } from '../../../src/analysis/parity/slice.js';
import type { Condition } from '../../../src/conditions/condition.js';
import type { Determination } from '../../../src/domain/determination.js';
import type { Stated, Statement } from '../../../src/facts/statement.js';
import { withStated } from '../../../src/facts/statement.js';
import type { Library } from '../../../src/library.js';
import { review } from '../../../src/review.js';
import type { Rule } from '../../../src/rulesets/documents.js';
import type { Plan } from './clean-rulesets.js';
import { all, ALWAYS, atLeast, atMost, cleanPlan, is, libraryOf, rule, rulesetOf } from './clean-rulesets.js';

const PROTECTED: Rule = rule('protection', is('plan.funding', 'insured'), {
  effect: 'prohibit',
  reasons: ['lower-level-first'],
});

interface Case {
  readonly name: string;
  readonly edition: '3' | '4';
  readonly level: string;
  readonly planted: Rule;
  readonly protecting: Rule;
  /** By hand: every value of every fact that varies. */
  readonly values: Readonly<Record<string, readonly Stated[]>>;
  /** The assessments that indicate the level and nothing beside it. */
  readonly assessments: (ground: Ground) => Iterable<Statement>;
}

/** Every assessment of the third edition, one by one, for the level alone. */
function* thirdEdition(ground: Ground, level: string): Generator<Statement> {
  const neutral = ground.neutral({ treatment: level }, 'prior-authorization');
  if (neutral === undefined) throw new Error('no neutral request');
  for (const { facts, result } of ground.space.assessments(neutral, () => '')) {
    if (result?.treatment.kind === 'level' && result.treatment.code === level && result.withdrawal === 'none')
      yield facts();
  }
}

/** Every vector of ratings of the fourth edition with these minimums and no others, plainly one by one. */
function fourthEdition(ground: Ground, minimums: readonly (string | null)[]): readonly Statement[] {
  const { method } = ground.arm.finder;
  if (method.kind !== 'join') throw new Error('not a join');
  return method.set.subdimensions.reduce<readonly Statement[]>(
    (before, { document, ratings }) => {
      const low = [...ratings.values()].filter(({ minimum }) => minimums.includes(minimum));
      return before.flatMap((one) => low.map(({ code }) => ({ ...one, [document.fact]: code })));
    },
    [{}],
  );
}

const when: Condition = {
  any: [atMost('history.lowerLevelAttempts', 0), all(is('provider.network', 'out'), atLeast('assessment.asam3.d4', 3))],
};
const COMMON = { 'history.lowerLevelAttempts': [0, 1], 'plan.funding': ['insured', 'self-funded'] };

const CASES: readonly Case[] = [
  {
    name: 'a downgrade that reads a rating, prohibited for insured plans',
    edition: '3',
    level: '3.1',
    planted: rule(
      'planted',
      when,
      { effect: 'downgrade', to: '2.1', reason: 'lower-level-first' },
      { appliesTo: { levels: ['3.1'] } },
    ),
    protecting: PROTECTED,
    values: { ...COMMON, 'provider.network': ['out', 'in'] },
    assessments: (ground) => thirdEdition(ground, '3.1'),
  },
  {
    name: 'a limit with a guarantee under it',
    edition: '3',
    level: '3.1',
    planted: rule(
      'planted',
      ALWAYS,
      { effect: 'limit', days: 5, reason: 'length-of-stay' },
      { appliesTo: { levels: ['3.1'] } },
    ),
    protecting: rule('protection', is('plan.funding', 'insured'), { effect: 'guarantee', days: 7, from: 'request' }),
    values: {
      'plan.line': ['commercial'],
      'plan.funding': ['insured', 'self-funded'],
      'requested.to': ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08'],
    },
    assessments: (ground) => thirdEdition(ground, '3.1'),
  },
  {
    name: 'a denial that reads ratings of the fourth edition',
    edition: '4',
    level: '1.5',
    planted: rule(
      'planted',
      { any: [atMost('history.lowerLevelAttempts', 0), is('assessment.asam4.d4b', 'A')] },
      { effect: 'deny', reason: 'lower-level-first' },
      { appliesTo: { levels: ['1.5'] } },
    ),
    protecting: PROTECTED,
    values: COMMON,
    assessments: (ground) => fourthEdition(ground, [null, '1.5']),
  },
];

/** The rulesets a request is reviewed under: as it is, without the rule, unprotected, both, and the criteria alone. */
function rulesets({ planted, protecting, edition }: Case): ReadonlyMap<string, Plan> {
  const { coverage } = cleanPlan(edition);
  const plan = (...rules: readonly Rule[]): Plan => ({ coverage, rules });
  return new Map([
    ['whole', plan(planted, protecting)],
    ['lifted', plan(protecting)],
    ['unprotected', plan(planted)],
    ['alone', plan()],
  ]);
}

function plainly(library: Library, ground: Ground, { assessments, level, values }: Case): Tally {
  const neutral = ground.neutral({ treatment: level }, 'prior-authorization');
  if (neutral === undefined) throw new Error('no neutral request');
  const combinations = Object.entries(values).reduce<readonly Statement[]>(
    (before, [fact, domain]) => before.flatMap((one) => domain.map((value) => ({ ...one, [fact]: value }))),
    [{}],
  );
  const tally: Tally = {
    points: 0,
    met: 0,
    less: { later: 0, waits: 0, cut: 0, lower: 0, denied: 0 },
    shared: 0,
    held: 0,
  };
  for (const facts of assessments(ground)) {
    for (const patch of combinations) {
      const body = withStated(withStated(neutral, facts), patch);
      const under = (payer: string): Determination => {
        const outcome = review({ ...body, payer }, library, 'full');
        if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
        return outcome.value;
      };
      const of = ({ authorized, decision }: Determination): Parameters<typeof worse>[2] =>
        authorized === undefined ? { decision } : { decision, care: authorized };
      const alone = under('alone');
      const { requested } = alone;
      if (answerTo(requested, of(alone)) !== 'full' || alone.findings.clinical.indicated?.treatment !== level) continue;
      tally.points += 1;
      const whole = under('whole');
      const cited = whole.criteria.find(({ id }) => id === 'planted')?.result;
      if (cited !== 'met' && cited !== 'overridden') continue;
      tally.met += 1;
      const { scale } = ground.arm.finder;
      const answer: Answer = answerTo(requested, of(whole));
      if (answer !== 'full' && worse(requested, scale, of(whole), of(under('lifted')))) tally.less[answer] += 1;
      else if (worse(requested, scale, of(under('unprotected')), of(alone))) tally.held += 1;
    }
  }
  return tally;
}

describe('by classes and patterns as one by one', () => {
  test.each(CASES.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const library = libraryOf(one.edition, rulesets(one));
    const grounded = groundOf(library, rulesetOf(library, 'whole'), 'adult');
    if (!grounded.ok) throw new Error(grounded.why);
    const { ground } = grounded;
    const compiled = ground.arm.table.rules.find(({ rule: { id } }) => id === 'planted');
    if (compiled === undefined) throw new Error('no rule');
    const cause = ruleCause(ground, compiled);
    // The level alone: without withdrawal management or a recovery residence beside it.
    const narrowed: typeof cause = {
      ...cause,
      speaks: (level, reviewType) =>
        cause.speaks(level, reviewType) && level.withdrawal === undefined && level.recoveryResidence === undefined,
    };
    const { tally } = finished(sliceOf(ground, narrowed, 'prior-authorization'));
    const expected = plainly(library, ground, one);
    expect(expected.points).toBeGreaterThan(500);
    expect(expected.met).toBeGreaterThan(100);
    expect(expected.held).toBeGreaterThan(50);
    expect(tally).toEqual(expected);
  });
});
