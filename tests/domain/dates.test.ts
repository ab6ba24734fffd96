/** Calendar arithmetic against a count by hand. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, daysInSpan, isCalendarDate, weekday } from '../../src/domain/dates.js';

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengthOf = (year: number, month: number): number =>
  (LENGTHS[month - 1] as number) + (month === 2 && isLeap(year) ? 1 : 0);
const two = (part: number): string => String(part).padStart(2, '0');

/** The day after, by the rules of the calendar. */
function next(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  if (day < lengthOf(year, month)) return `${year}-${two(month)}-${two(day + 1)}`;
  return month < 12 ? `${year}-${two(month + 1)}-01` : `${year + 1}-01-01`;
}

test('day by day through 60 years', () => {
  const wrong: string[] = [];
  let date = '1999-12-27'; // a Monday
  for (let day = 0; day < 22_000; day += 1) {
    const right =
      isCalendarDate(date) &&
      weekday(date) === (day + 1) % 7 &&
      daysBetween('1999-12-27', date) === day &&
      addDays('1999-12-27', day) === date;
    if (!right) wrong.push(date);
    date = next(date);
  }
  expect(wrong).toEqual([]);
  expect(date > '2059').toBe(true);
});

test('what is not a day of the calendar', () => {
  for (const text of [
    '2025-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-4-1',
    '2026-04-01T00:00',
    '',
    '20260401',
    '2026-04-00',
    ' 2026-04-01',
  ])
    expect(isCalendarDate(text), text).toBe(false);
  for (const text of ['2024-02-29', '2000-02-29', '2026-12-31']) expect(isCalendarDate(text), text).toBe(true);
});

test('a span holds both its days', () => {
  expect(daysInSpan('2026-03-01', '2026-03-01')).toBe(1);
  const days = fc.integer({ min: 0, max: 2000 });
  fc.assert(
    fc.property(
      days,
      days,
      (from, length) => daysInSpan(addDays('2024-01-01', from), addDays('2024-01-01', from + length)) === length + 1,
    ),
  );
});

test('so many days on or back is what the calendar of the machine makes of it', () => {
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(
      day,
      fc.oneof(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -5000, max: 5000 })),
      (date, days) => {
        const text = date.toISOString().slice(0, 10);
        const then = new Date(Date.parse(text) + days * 86_400_000).toISOString().slice(0, 10);
        expect(addDays(text, days)).toBe(then);
      },
    ),
    { numRuns: 5_000 },
  );
});

test('what the calendar of the machine makes the same day of', () => {
  const digits = (length: number): fc.Arbitrary<string> =>
    fc.integer({ min: 0, max: 10 ** length - 1 }).map((part) => String(part).padStart(length, '0'));
  const near = fc.integer({ min: 0, max: 35 }).map(two);
  fc.assert(
    fc.property(digits(4), fc.oneof(near, digits(2)), fc.oneof(near, digits(2)), (year, month, day) => {
      const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
      const same =
        date.getUTCFullYear() === Number(year) &&
        date.getUTCMonth() === Number(month) - 1 &&
        date.getUTCDate() === Number(day);
      expect(isCalendarDate(`${year}-${month}-${day}`)).toBe(same);
    }),
    { numRuns: 5_000 },
  );
});
