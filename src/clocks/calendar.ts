import { addDays } from '../domain/dates.js';
import type { Zone } from '../domain/zoned-time.js';
import { dayOf, momentAt, wallOn, wallTime } from '../domain/zoned-time.js';
import { isBusinessDay, isHoliday } from '../facts/business-days.js';
import type { Length } from '../rulesets/law-documents.js';

const MS_PER_HOUR = 3_600_000;

/**
 * The moment a length of time after another. Hours are elapsed: 72 hours over a change of clocks are 72 hours. Days are
 * counted on the wall calendar of the zone, from the day after, and end at the wall time they began at (ruling P22).
 */
export function after(moment: number, length: Length, zone: Zone): number {
  if (length.unit === 'hour') return moment + length.amount * MS_PER_HOUR;
  const { date, timeOfDay } = dayOf(wallTime(zone, moment));
  return momentAt(zone, wallOn(lastDay(date, length), timeOfDay));
}

function lastDay(from: string, length: Length): string {
  if (!('holidays' in length)) return addDays(from, length.amount);
  const counts = length.unit === 'business-day' ? isBusinessDay : isNoHoliday;
  let day = from;
  for (let left = length.amount; left > 0;) {
    day = addDays(day, 1);
    if (counts(day, length.holidays)) left -= 1;
  }
  return day;
}

const isNoHoliday = (date: string, state: string): boolean => !isHoliday(date, state);
