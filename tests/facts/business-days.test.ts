/** Business days against a plain second count over the printed holidays of the federal government and of New York. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { businessDaysBetween, isBusinessDay, nthBusinessDay } from '../../src/facts/business-days.js';

/** Federal holidays as observed (5 U.S.C. 6103; OPM's calendars), 2025 to 2026. */
const FEDERAL = [
  '2025-01-01',
  '2025-01-20',
  '2025-02-17',
  '2025-05-26',
  '2025-06-19',
  '2025-07-04',
  '2025-09-01',
  '2025-10-13',
  '2025-11-11',
  '2025-11-27',
  '2025-12-25',
  '2026-01-01',
  '2026-01-19',
  '2026-02-16',
  '2026-05-25',
  '2026-06-19',
  '2026-07-03',
  '2026-09-07',
  '2026-10-12',
  '2026-11-11',
  '2026-11-26',
  '2026-12-25',
];
/** More public holidays of New York (General Construction Law section 24): Lincoln's birthday, election day. */
const NEW_YORK = ['2025-02-12', '2025-11-04', '2026-02-12', '2026-11-03'];

const DAY = 86_400_000;
const time = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const text = (at: number): string => new Date(at).toISOString().slice(0, 10);
const weekend = (date: string): boolean => [0, 6].includes(new Date(time(date)).getUTCDay());

function plain(from: string, to: string, closed: readonly string[]): number {
  let count = 0;
  for (let at = time(from) + DAY; at <= time(to); at += DAY)
    if (!weekend(text(at)) && !closed.includes(text(at))) count += 1;
  return count;
}

describe('federal holidays are closed in every state', () => {
  test.each(['NY', 'VA', 'CA', 'TX', 'WA'])('%s', (state) => {
    expect(FEDERAL.filter((date) => isBusinessDay(date, state))).toEqual([]);
  });
});

test('a state without more holidays counts as the plain count does', () => {
  for (const [from, to] of [
    ['2026-01-01', '2026-01-08'],
    ['2026-05-20', '2026-06-30'],
    ['2025-12-20', '2026-01-10'],
    ['2026-07-01', '2026-07-06'],
    ['2026-03-06', '2026-03-09'],
  ] as const)
    expect(businessDaysBetween(from, to, 'WY'), `${from} ${to}`).toBe(plain(from, to, FEDERAL));
});

test('New York: two business days after an admission, over weekends and holidays', () => {
  const closed = [...FEDERAL, ...NEW_YORK];
  for (const [from, to] of [
    ['2026-12-23', '2026-12-28'],
    ['2026-11-25', '2026-11-30'],
    ['2026-12-07', '2026-12-09'],
    ['2026-02-11', '2026-02-17'],
    ['2026-10-09', '2026-10-14'],
  ] as const)
    expect(businessDaysBetween(from, to, 'NY'), `${from} ${to}`).toBe(plain(from, to, closed));
});

test('the nth business day completes the count that begins on the day itself', () => {
  for (const from of ['2026-12-04', '2026-12-05', '2026-12-06', '2026-12-24', '2026-11-25', '2026-06-18'])
    for (const count of [1, 2, 5]) {
      const last = nthBusinessDay(from, count, 'WY') as string;
      const dayBefore = text(time(from) - DAY);
      expect(plain(dayBefore, last, FEDERAL), `${from} ${count}`).toBe(count);
      expect(plain(dayBefore, text(time(last) - DAY), FEDERAL), `${from} ${count}`).toBe(count - 1);
    }
  expect(nthBusinessDay('1985-03-03', 2, 'WY')).toBeUndefined();
  expect(nthBusinessDay('2100-12-31', 2, 'WY')).toBeUndefined();
});

test('the day itself does not count, nor an earlier one; nothing is said outside the calendar', () => {
  expect(businessDaysBetween('2026-03-03', '2026-03-03', 'NY')).toBe(0);
  expect(businessDaysBetween('2026-03-03', '2026-03-01', 'NY')).toBe(0);
  expect(businessDaysBetween('1985-03-03', '1985-03-05', 'NY')).toBeUndefined();
  expect(businessDaysBetween('2099-03-03', '2150-03-05', 'NY')).toBeUndefined();
  expect(businessDaysBetween('2020-01-01', '2026-01-01', 'NY')).toBeGreaterThan(260);
});

test('a count is that of the days one by one', () => {
  const day = fc.integer({ min: time('1990-01-01') / DAY, max: time('2100-12-31') / DAY });
  const near = fc.integer({ min: time('2019-06-01') / DAY, max: time('2031-01-31') / DAY });
  fc.assert(
    fc.property(
      fc.oneof(near, near, day),
      fc.integer({ min: -3, max: 366 }),
      fc.constantFrom('NY', 'WY'),
      (from, span, state) => {
        const [first, last] = [text(from * DAY), text((from + span) * DAY)];
        if (last > '2100-12-31') return;
        let count = 0;
        for (let at = 1; at <= span; at += 1) if (isBusinessDay(text((from + at) * DAY), state)) count += 1;
        expect(businessDaysBetween(first, last, state), `${first} ${last} ${state}`).toBe(count);
      },
    ),
    { numRuns: 300 },
  );
});
