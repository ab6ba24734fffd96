/** What is unknown never gives the payer time, and urgency is never lowered: over random requests. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Scalar } from '../../src/facts/catalogue.js';
import type { Clocks } from '../../src/domain/clocks.js';
import { clocksOf, type Facts } from './facts.js';

const HOUR = 3_600_000;
const text = (moment: number): string => new Date(moment).toISOString();

const receipt = fc
  .integer({ min: Date.UTC(2025, 6, 1) / HOUR, max: Date.UTC(2028, 0, 1) / HOUR })
  .map((hour) => hour * HOUR);
const later = fc.integer({ min: 0, max: 30 * 24 }).map((hours) => hours * HOUR);

const request = fc
  .record({
    receipt,
    line: fc.constantFrom('commercial', 'exchange', 'medicaid-managed-care', 'medicare-advantage', 'chip'),
    funding: fc.constantFrom('insured', 'self-funded'),
    state: fc.constantFrom('NY', 'CA', 'WA', 'OH'),
    type: fc.constantFrom('prior-authorization', 'concurrent', 'retrospective', 'claim'),
    urgent: fc.boolean(),
    required: fc.boolean(),
    channel: fc.constantFrom('electronic', 'other'),
    accreditation: fc.constantFrom('ncqa', 'none'),
    zone: fc.constantFrom('America/New_York', 'America/Phoenix', 'America/Los_Angeles', 'Pacific/Guam'),
    ends: fc.integer({ min: -10, max: 100 }),
    asked: fc.option(later),
    answered: fc.option(later),
    extension: fc.option(later),
    complete: fc.option(later),
  })
  .map((one): Facts => {
    const moment = (name: string, after: number | null, from = 0): Facts =>
      after === null ? {} : { [name]: text(one.receipt + from + after) };
    return {
      'review.receivedAt': text(one.receipt),
      'plan.line': one.line,
      'plan.funding': one.funding,
      'plan.state': one.state,
      'review.type': one.type,
      'review.urgent': one.urgent,
      'authorization.required': one.required,
      'review.channel': one.channel,
      'plan.accreditation': one.accreditation,
      'plan.timeZone': one.zone,
      'authorization.endsAt': text(one.receipt + one.ends * HOUR),
      ...moment('review.informationRequestedAt', one.asked),
      ...(one.asked === null ? {} : moment('review.informationAnsweredAt', one.answered, one.asked)),
      ...moment('review.extensionNoticeAt', one.extension),
      ...moment('review.informationCompleteAt', one.complete),
    };
  });

/** Facts whose absence means that nobody knows; the others say which law binds, or are events that did not happen. */
const OPEN = [
  'review.urgent',
  'authorization.required',
  'review.channel',
  'plan.accreditation',
  'plan.timeZone',
  'authorization.endsAt',
  'review.informationAnsweredAt',
  'review.extensionNoticeAt',
  'review.informationCompleteAt',
];

const runsOut = ({ clocks }: Clocks): number => {
  const first = clocks.find(({ governing }) => governing);
  return Date.parse(first?.dueAt ?? first?.earliestDueAt ?? '9999-01-01T00:00:00Z');
};

test('leaving facts out never moves what runs out first to a later moment', () => {
  fc.assert(
    fc.property(request, fc.subarray(OPEN, { minLength: 1 }), (facts, gone) => {
      const fewer = Object.fromEntries(Object.entries(facts).filter(([name]) => !gone.includes(name))) as Facts;
      expect(runsOut(clocksOf(fewer))).toBeLessThanOrEqual(runsOut(clocksOf(facts)));
    }),
    { numRuns: 700 },
  );
});

test('saying "unknown" is the same as leaving out', () => {
  fc.assert(
    fc.property(request, fc.subarray(OPEN, { minLength: 1 }), (facts, gone) => {
      const unknown = Object.fromEntries(
        Object.entries(facts).map(([name, value]): [string, Scalar] => [name, gone.includes(name) ? 'unknown' : value]),
      );
      const fewer = Object.fromEntries(Object.entries(facts).filter(([name]) => !gone.includes(name))) as Facts;
      expect(clocksOf(unknown)).toEqual(clocksOf(fewer));
    }),
    { numRuns: 300 },
  );
});

test('an urgent request runs out no later than the same one that is not', () => {
  fc.assert(
    fc.property(request, (facts) => {
      const plain = Object.fromEntries(
        Object.entries(facts).filter(([name]) => !/information|extension/.test(name)),
      ) as Facts;
      const due = (urgent: boolean): number => runsOut(clocksOf({ ...plain, 'review.urgent': urgent }));
      expect(due(true)).toBeLessThanOrEqual(due(false));
    }),
    { numRuns: 500 },
  );
});

test('every clock that applies has a moment, and the one that governs is alone', () => {
  fc.assert(
    fc.property(request, (facts) => {
      const { clocks, governing } = clocksOf(facts);
      for (const { applies, dueAt, earliestDueAt, missing } of clocks) {
        expect(applies === 'yes').toBe(missing.length === 0);
        expect([dueAt, earliestDueAt].filter((moment) => moment !== undefined)).toHaveLength(1);
        expect(dueAt === undefined).toBe(applies === 'undetermined');
      }
      expect(clocks.filter((one) => one.governing).map(({ id }) => id)).toEqual(
        governing === undefined ? [] : [governing],
      );
    }),
    { numRuns: 1000 },
  );
});
