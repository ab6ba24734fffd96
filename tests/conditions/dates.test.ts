import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MET } from '../../src/domain/truth.js';
import type { Operator } from '../../src/conditions/condition.js';
import { OPERATORS_FOR, takesList } from '../../src/conditions/operators.js';
import { compiled, differences } from './differential.js';
import { leaf, valuesWith } from './world.js';

/** The plain answer: days counted from the start of year 0 by the rules of the calendar, compared as numbers. */
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
function dayCount(date: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  let days = day;
  for (let earlier = 1600; earlier < year; earlier += 1) days += isLeap(earlier) ? 366 : 365;
  for (let before = 1; before < month; before += 1)
    days += (LENGTHS[before - 1] as number) + (before === 2 && isLeap(year) ? 1 : 0);
  return days;
}

const PLAIN: Readonly<Partial<Record<Operator, (seen: number, wanted: readonly number[]) => boolean>>> = {
  equal: (seen, [wanted]) => seen === wanted,
  notEqual: (seen, [wanted]) => seen !== wanted,
  in: (seen, wanted) => wanted.includes(seen),
  notIn: (seen, wanted) => !wanted.includes(seen),
  before: (seen, [wanted]) => seen < (wanted as number),
  onOrBefore: (seen, [wanted]) => seen <= (wanted as number),
  after: (seen, [wanted]) => seen > (wanted as number),
  onOrAfter: (seen, [wanted]) => seen >= (wanted as number),
};

const day = fc
  .record({
    year: fc.integer({ min: 1601, max: 2399 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  .filter((date) => date.day <= (LENGTHS[date.month - 1] as number) + (date.month === 2 && isLeap(date.year) ? 1 : 0))
  .map((date) =>
    [date.year, date.month, date.day].map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-'),
  );

/** Mostly close together: the same day, and days around a month's or year's end. */
const twoDays = fc.oneof(
  fc.tuple(day, day),
  day.map((date): [string, string] => [date, date]),
  fc
    .tuple(day, fc.integer({ min: -40, max: 40 }))
    .map(([date, shift]): [string, string] => [
      date,
      new Date(Date.parse(`${date}T00:00:00Z`) + shift * 86_400_000).toISOString().slice(0, 10),
    ]),
);

describe('date operators', () => {
  it('are all answered by the plain count of days', () => {
    expect(Object.keys(PLAIN).sort()).toEqual([...OPERATORS_FOR.date].sort());
  });

  it('compare calendar days as the plain count does, as does the reference', async () => {
    const agree = fc.asyncProperty(
      fc.constantFrom(...OPERATORS_FOR.date),
      twoDays,
      day,
      async (operator, [seen, wanted], other) => {
        const list = other === wanted ? [wanted] : [wanted, other];
        const condition = leaf('from', operator, takesList(operator) ? list : wanted);
        const values = valuesWith({ from: seen });
        const plain = (PLAIN[operator] as (seen: number, wanted: readonly number[]) => boolean)(
          dayCount(seen),
          list.map(dayCount),
        );
        expect(compiled([condition], values)[0] === MET).toBe(plain);
        expect(await differences([condition, { not: condition }], values)).toEqual([]);
      },
    );
    await fc.assert(agree, { numRuns: 10_000 });
  });
});
