import { addDays } from '../domain/dates.js';
import { FIRST_YEAR, isBusinessDay, LAST_YEAR } from '../facts/business-days.js';
import type { FileTime } from '../rulesets/law-documents.js';

/** The last day to ask, counted from the day of the notice; none for hours, or outside the years of the calendar. */
export function lastDay(notice: string, { amount, rollForward, unit }: FileTime): string | undefined {
  const year = Number(notice.slice(0, 4));
  if (unit === 'hour' || year < FIRST_YEAR || year >= LAST_YEAR) return undefined;
  const day = COUNT[unit](notice, amount);
  return rollForward === true ? rolledForward(day) : day;
}

const COUNT: Readonly<Record<Exclude<FileTime['unit'], 'hour'>, (from: string, amount: number) => string>> = {
  'calendar-day': addDays,
  'business-day': (from, amount) => {
    let day = from;
    for (let left = amount; left > 0;) {
      day = addDays(day, 1);
      if (isBusinessDay(day)) left -= 1;
    }
    return day;
  },
  'calendar-month': addMonths,
};

/** The same day of a later month; where that month has no such day, the first of the one after (45 CFR 147.136(d)(2)(i)). */
function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const moved = new Date(Date.UTC(year, month - 1 + months, day));
  const hasDay = moved.getUTCDate() === day;
  return (hasDay ? moved : new Date(Date.UTC(year, month + months, 1))).toISOString().slice(0, 10);
}

/** A weekend or federal holiday gives way to the next business day. */
function rolledForward(date: string): string {
  let day = date;
  while (!isBusinessDay(day)) day = addDays(day, 1);
  return day;
}
