/** Who stands better is an order: it can be turned round, it has no circles, and what it cannot order it says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Effect } from '../../src/analysis/simulation/effect.js';
import type { Answer } from '../../src/analysis/simulation/standing.js';
import { effectOf } from '../../src/analysis/simulation/standing.js';
import type { Care } from '../../src/domain/determination.js';
import { finderOf, shippedLibrary } from '../clinical/engine.js';

const library = shippedLibrary();
const scales = { third: finderOf(library, 'asam-3-adult').scale, fourth: finderOf(library, 'asam-4-adult').scale };

const careIn = (codes: readonly string[], withdrawal: readonly string[]): fc.Arbitrary<Care> =>
  fc
    .record({
      level: fc.record(
        {
          treatment: fc.constantFrom(...codes),
          ...(withdrawal.length === 0 ? {} : { withdrawal: fc.constantFrom(...withdrawal) }),
          otp: fc.constant(true as const),
        },
        { requiredKeys: ['treatment'] },
      ),
      hoursPerWeek: fc.option(fc.constantFrom(6, 9, 15), { nil: undefined }),
      units: fc.option(fc.constantFrom(5, 7), { nil: undefined }),
    })
    .map(({ hoursPerWeek, level, units }) => ({
      level,
      ...(hoursPerWeek === undefined ? {} : { hoursPerWeek }),
      ...(units === undefined ? {} : { units, unit: 'day' }),
    }));

const answerIn = (care: fc.Arbitrary<Care>): fc.Arbitrary<Answer> =>
  fc.oneof(
    fc.constantFrom<Answer>({ decision: 'pend' }, { decision: 'deny' }),
    care.map((one): Answer => ({ decision: 'approve', care: one })),
    care.map((one): Answer => ({ decision: 'downgrade', care: one })),
  );

const TURNED: Readonly<Record<Effect, Effect>> = {
  better: 'worse',
  worse: 'better',
  incomparable: 'incomparable',
  unchanged: 'unchanged',
};

describe.each(Object.entries(scales))('%s edition', (_, scale) => {
  const answer = answerIn(careIn(scale.treatment, scale.withdrawal));
  const effect = (a: Answer, b: Answer): Effect => effectOf(a, b, scale);

  test('nothing is better or worse than itself, and turning round turns the effect', () => {
    fc.assert(
      fc.property(answer, answer, (a, b) => {
        expect(effect(a, a)).toBe('unchanged');
        expect(effect(b, a)).toBe(TURNED[effect(a, b)]);
      }),
      { numRuns: 2_000 },
    );
  });

  test('better than what is better is better', () => {
    let chains = 0;
    fc.assert(
      fc.property(answer, answer, answer, (a, b, c) => {
        if (effect(a, b) !== 'better' || effect(b, c) !== 'better') return;
        chains += 1;
        expect(effect(a, c)).toBe('better');
      }),
      { numRuns: 5_000 },
    );
    expect(chains).toBeGreaterThan(200);
  });

  test('approved as asked, in part, waiting, denied: in this order whatever the care', () => {
    const rank = { approve: 3, downgrade: 2, pend: 1, deny: 0 };
    fc.assert(
      fc.property(answer, answer, (a, b) => {
        const gained = rank[b.decision] - rank[a.decision];
        if (gained !== 0) expect(effect(a, b)).toBe(gained > 0 ? 'better' : 'worse');
      }),
    );
  });
});

describe('two answers in part', () => {
  const part = (care: Care): Answer => ({ decision: 'downgrade', care });
  const at = (treatment: string, more: Partial<Care> = {}): Answer => part({ level: { treatment }, ...more });

  test.each<[string, Answer, Answer, Effect]>([
    ['a higher level', at('1'), at('2.1'), 'better'],
    ['fewer hours', at('2.1', { hoursPerWeek: 9 }), at('2.1', { hoursPerWeek: 6 }), 'worse'],
    ['hours no longer limited', at('2.1', { hoursPerWeek: 9 }), at('2.1'), 'better'],
    ['under nine is less than nine', at('1', { hoursPerWeek: 9 }), at('1', { hoursPerWeekBelow: 9 }), 'worse'],
    [
      'a higher level for fewer days',
      at('1', { units: 7, unit: 'day' }),
      at('2.1', { units: 5, unit: 'day' }),
      'incomparable',
    ],
    [
      'days by a span',
      at('1', { from: '2026-01-01', to: '2026-01-07' }),
      at('1', { from: '2026-01-01', to: '2026-01-05' }),
      'worse',
    ],
    ['units of two kinds', at('1', { units: 7, unit: 'day' }), at('1', { units: 7, unit: 'session' }), 'incomparable'],
    ['an opioid program added', at('1'), part({ level: { treatment: '1', otp: true } }), 'better'],
    ['withdrawal care dropped', part({ level: { treatment: '1', withdrawal: '2-WM' } }), at('1'), 'worse'],
  ])('%s', (_, before, after, effect) => {
    expect(effectOf(before, after, scales.third)).toBe(effect);
  });

  test('levels that stand beside each other, and levels of two editions, are not ordered', () => {
    const { siblings } = library.criteria.get('asam-3-adult')?.document as unknown as {
      siblings: readonly { levels: readonly [string, string] }[];
    };
    expect(siblings.length).toBeGreaterThan(0);
    for (const { levels } of siblings)
      expect(effectOf(at(levels[0]), at(levels[1]), scales.third)).toBe('incomparable');
    expect(effectOf(at('2.1'), at('2.1'), undefined)).toBe('incomparable');
  });

  test('as asked is as asked under either edition', () => {
    const asked = (treatment: string): Answer => ({ decision: 'approve', care: { level: { treatment } } });
    expect(effectOf(asked('1'), asked('1.5'), undefined)).toBe('unchanged');
  });
});
