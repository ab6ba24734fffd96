/** Calendar dates as `YYYY-MM-DD` text. No clock, no time zone: a date is a day on the wall calendar. */

const PATTERN = /^\d{4}-\d{2}-\d{2}$/;
const MS_PER_DAY = 86_400_000;

/** True for a real day of the calendar written `YYYY-MM-DD`; `2025-02-29` is not one. Years begin with 100. */
export function isCalendarDate(text: string): boolean {
  if (!PATTERN.test(text)) return false;
  const [year, month, day] = [yearOf(text), twoDigits(text, 5), twoDigits(text, 8)];
  return year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year);
}

const ZERO = 48;
const twoDigits = (text: string, at: number): number =>
  (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;

const yearOf = (date: string): number => twoDigits(date, 0) * 100 + twoDigits(date, 2);

function daysIn(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01 of a valid calendar date. */
export function dayNumber(date: string): number {
  return Date.UTC(yearOf(date), twoDigits(date, 5) - 1, twoDigits(date, 8)) / MS_PER_DAY;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** The date `days` after `date`. */
export function addDays(date: string, days: number): string {
  let [year, month, day] = [yearOf(date), twoDigits(date, 5), twoDigits(date, 8) + days];
  if (Math.abs(days) > NEAR || year > LAST_YEAR)
    return new Date((dayNumber(date) + days) * MS_PER_DAY).toISOString().slice(0, 10);
  for (; day < 1; day += daysIn(month, year)) [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
  for (let length = daysIn(month, year); day > length; length = daysIn(month, year)) {
    day -= length;
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/** Days that are counted month by month; further off the calendar of the machine is faster. */
const NEAR = 366;
/** Days near one of these years have years of four digits. */
const LAST_YEAR = 9990;

/** 0 is Sunday, 6 is Saturday. */
export function weekday(date: string): number {
  return new Date(dayNumber(date) * MS_PER_DAY).getUTCDay();
}

/** Days in an inclusive span. */
export function daysInSpan(from: string, to: string): number {
  return daysBetween(from, to) + 1;
}
