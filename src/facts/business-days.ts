import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import { addDays, dayNumber, weekday } from '../domain/dates.js';

/** The years the holiday calendar is kept for. */
export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2100;
/** Nothing in a payer's rules counts further than this; a longer span is simply "more". */
const LONGEST_SPAN_DAYS = 366;

const require = createRequire(import.meta.url);

/** The federal calendar, or a state's. The library, which holds the whole world's, is read when a business day is first counted: few requests need it. */
function calendarOf(state?: string): Holidays {
  const Calendar = require('date-holidays') as typeof Holidays;
  return state === undefined ? new Calendar('US') : new Calendar('US', state.toLowerCase());
}

const closedDays = new Map<string, ReadonlySet<string>>();

/** Federal public holidays and those of a state where one is named, observed days included, of one year. */
function holidaysOf(state: string | undefined, year: number): ReadonlySet<string> {
  const key = `${state ?? ''} ${year}`;
  const known = closedDays.get(key);
  if (known !== undefined) return known;
  // A state's calendar leaves out the federal holidays it does not keep itself; both count (ruling P18).
  const days = new Set(
    [calendarOf(), ...(state === undefined ? [] : [calendarOf(state)])].flatMap((calendar) =>
      calendar
        .getHolidays(year)
        .filter(({ type }) => type === 'public')
        .map(({ date }) => date.slice(0, 10)),
    ),
  );
  days.add(observedVeteransDay(year));
  closedDays.set(key, days);
  return days;
}

/** The one federal holiday whose day of observance (5 U.S.C. 6103(b)) the calendar does not give. */
function observedVeteransDay(year: number): string {
  const shift: Readonly<Record<number, number>> = { 0: 1, 6: -1 };
  const day = `${year}-11-11`;
  return addDays(day, shift[weekday(day)] ?? 0);
}

/** Of the federal calendar alone where no state is named. */
export const isHoliday = (date: string, state?: string): boolean =>
  holidaysOf(state, Number(date.slice(0, 4))).has(date);

export function isBusinessDay(date: string, state?: string): boolean {
  return !isWeekend(date) && !isHoliday(date, state);
}

function isWeekend(date: string): boolean {
  const day = weekday(date);
  return day === 0 || day === 6;
}

/**
 * Business days after `from` up to and including `to`; 0 when `to` is not later. Counts dates, not hours (ruling P18).
 * `undefined` outside the years the holiday calendar is kept for.
 */
export function businessDaysBetween(from: string, to: string, state: string): number | undefined {
  if (Number(from.slice(0, 4)) < FIRST_YEAR || Number(to.slice(0, 4)) > LAST_YEAR) return undefined;
  const [after, last] = [dayNumber(from), dayNumber(to)];
  if (last <= after) return 0;
  if (last - after > LONGEST_SPAN_DAYS) return last - after;
  let closed = 0;
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1)
    for (const day of closedWeekdays(state, year)) if (day > after && day <= last) closed += 1;
  return weekdaysUpTo(last) - weekdaysUpTo(after) - closed;
}

/** Mondays to Fridays since the beginning of the week of 1970-01-01, a Thursday. */
function weekdaysUpTo(day: number): number {
  const days = day + 4;
  return Math.floor(days / 7) * 5 + Math.min(days % 7, 5);
}

const closedWeekdaysKnown = new Map<string, readonly number[]>();

/** Holidays of a year that take a business day away, as day numbers. */
function closedWeekdays(state: string, year: number): readonly number[] {
  const key = `${state} ${year}`;
  const known = closedWeekdaysKnown.get(key);
  if (known !== undefined) return known;
  // A day may be listed that is observed in another year; it is looked up under that one.
  const days = [...holidaysOf(state, year)].filter((date) => Number(date.slice(0, 4)) === year && !isWeekend(date));
  const numbers = days.map(dayNumber);
  closedWeekdaysKnown.set(key, numbers);
  return numbers;
}

/** The day on which `count` business days have been reached; `from` itself is the first when it is one. */
export function nthBusinessDay(from: string, count: number, state: string): string | undefined {
  let day = from;
  for (let left = count; ; day = addDays(day, 1)) {
    const year = Number(day.slice(0, 4));
    if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
    if (isBusinessDay(day, state)) left -= 1;
    if (left <= 0) return day;
  }
}
