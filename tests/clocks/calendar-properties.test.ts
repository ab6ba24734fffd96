/** Time added to moments against a second calendar, over all zones, changes of clocks, leap days and holidays. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { after } from '../../src/clocks/calendar.js';
import { momentAt, rfc3339, wallTime, zoneNamed } from '../../src/domain/zoned-time.js';
import { isHoliday as ours } from '../../src/facts/business-days.js';
import type { Length } from '../../src/rulesets/law-documents.js';
import { changes, isHoliday, momentOf, offset, walk, ZONES } from './second-calendar.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const [FIRST, LAST] = [Date.UTC(2024, 0, 1), Date.UTC(2036, 11, 1)] as const;

const zone = fc.constantFrom(...Object.keys(ZONES));
const state = fc.constantFrom('NY', 'CA', 'WA');
const anyMoment = fc.integer({ min: FIRST / MINUTE, max: LAST / MINUTE }).map((minute) => minute * MINUTE);
/** Near a change of clocks, where mistakes are. */
const nearChange = fc
  .tuple(fc.integer({ min: 2024, max: 2035 }), fc.boolean(), fc.integer({ min: -4 * 1440, max: 4 * 1440 }))
  .map(([year, spring, minutes]) => (changes('America/Chicago', year)[spring ? 0 : 1] as number) + minutes * MINUTE);
const nearLeapDay = fc
  .tuple(fc.constantFrom(2024, 2027, 2028, 2032), fc.integer({ min: -20 * 1440, max: 3 * 1440 }))
  .map(([year, minutes]) => Date.UTC(year, 2, 1) + minutes * MINUTE);
const moment = fc.oneof(anyMoment, nearChange, nearLeapDay);
const length: fc.Arbitrary<Length> = fc.oneof(
  fc.record({ amount: fc.integer({ min: 1, max: 400 }), unit: fc.constant('hour' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 60 }), unit: fc.constant('calendar-day' as const) }),
  fc.record({
    amount: fc.integer({ min: 1, max: 15 }),
    unit: fc.constantFrom('business-day' as const, 'day-except-holidays' as const),
    holidays: state,
  }),
);

describe('time zones', () => {
  test('are as far from UTC as the rule of the law has them', () => {
    fc.assert(
      fc.property(zone, moment, (name, at) => {
        expect(zoneNamed(name).offsetAt(at)).toBe(offset(name, at));
      }),
      { numRuns: 3000 },
    );
  });

  test('a wall time is the first moment that shows it, or the first after the gap', () => {
    fc.assert(
      fc.property(zone, moment, (name, wall) => {
        expect(momentAt(zoneNamed(name), wall)).toBe(momentOf(name, wall));
      }),
      { numRuns: 800 },
    );
  });

  test('what is written is the moment itself, in the zone', () => {
    fc.assert(
      fc.property(zone, fc.integer({ min: FIRST, max: LAST }), (name, at) => {
        const text = rfc3339(zoneNamed(name), at);
        expect(Date.parse(text)).toBe(at);
        expect(text.slice(0, 19)).toBe(new Date(wallTime(zoneNamed(name), at)).toISOString().slice(0, 19));
      }),
      { numRuns: 1000 },
    );
  });
});

test('holidays are those of the laws, day by day', () => {
  const wrong: string[] = [];
  for (const own of ['NY', 'CA', 'WA'])
    for (let at = FIRST; at < LAST; at += DAY) {
      const date = new Date(at).toISOString().slice(0, 10);
      if (ours(date, own) !== isHoliday(date, own)) wrong.push(`${own} ${date}`);
    }
  expect(wrong).toEqual([]);
});

describe('a length of time', () => {
  test('ends when the second calendar says', () => {
    fc.assert(
      fc.property(zone, moment, length, (name, at, stretch) => {
        expect(after(at, stretch, zoneNamed(name))).toBe(walk(at, stretch, name));
      }),
      { numRuns: 1200 },
    );
  });

  test('of hours is the same everywhere; of more days ends no earlier', () => {
    fc.assert(
      fc.property(zone, zone, moment, length, (name, other, at, stretch) => {
        const due = after(at, stretch, zoneNamed(name));
        if (stretch.unit === 'hour') expect(after(at, stretch, zoneNamed(other))).toBe(due);
        expect(after(at, { ...stretch, amount: stretch.amount + 1 }, zoneNamed(name))).toBeGreaterThan(due);
      }),
      { numRuns: 1500 },
    );
  });
});
