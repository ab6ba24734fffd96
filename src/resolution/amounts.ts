import { addDays, daysInSpan } from '../domain/dates.js';
import type { Care, Level, Unreviewed } from '../domain/determination.js';
import type { Amounts, Rule } from '../rulesets/documents.js';
import type { Setting } from './situation.js';
import { NO_END, visitsBefore, windowEnd } from './window.js';

type Guarantee = Extract<Rule['then'], { effect: 'guarantee' }>;
type Exemption = Extract<Rule['then'], { effect: 'exempt' }>;

/** Days a request spans; `undefined` when it does not say. */
export function daysAsked(care: Care): number | undefined {
  if (care.from !== undefined && care.to !== undefined) return daysInSpan(care.from, care.to);
  return care.unit === 'day' ? care.units : undefined;
}

/** The same amounts at another level: never more hours than the level's ceiling (ruling P14). */
export function atLevel(setting: Setting, level: Level): Care {
  const { asked } = setting;
  const ceiling = level.treatment === asked.level.treatment ? undefined : setting.hours.get(level.treatment ?? '');
  const hours = asked.hoursPerWeek;
  const care: Care = { ...asked, level };
  if (ceiling === undefined || hours === undefined) return care;
  if (ceiling.through !== undefined && hours > ceiling.through) return { ...care, hoursPerWeek: ceiling.through };
  if (ceiling.below !== undefined && hours >= ceiling.below) {
    const { hoursPerWeek: _, ...rest } = care;
    return { ...rest, hoursPerWeekBelow: ceiling.below };
  }
  return care;
}

/** Care without its units, for a level they were not asked for; days that were asked for stay as a span. */
export function withoutUnits(care: Care): Care {
  const { units, unit, ...rest } = care;
  const spans = unit === 'day' && units !== undefined && care.from !== undefined && care.to === undefined;
  return spans ? { ...rest, to: addDays(care.from, units - 1) } : rest;
}

/** Is the asked unit one the limit can be held against? */
export const comparable = (care: Care, limit: Amounts): boolean =>
  limit.units === undefined || care.units === undefined || care.unit === limit.unit || daysKnown(care, limit);

/** Days can be held against a span, whatever the units asked for are. */
const daysKnown = (care: Care, limit: Amounts): boolean => limit.unit === 'day' && daysAsked(care) !== undefined;

/** Days a legal floor guarantees, counted from the first day asked for. */
export function guaranteedDays(guarantee: Guarantee, setting: Setting): number {
  const { from } = setting.asked;
  if (guarantee.from === 'request' || from === undefined || setting.admittedOn === undefined) return guarantee.days;
  return Math.max(0, daysInSpan(from, addDays(setting.admittedOn, guarantee.days - 1)));
}

/** Cuts care to the limit, but never below the guaranteed days. Amounts that were not asked for are set by the limit. */
export function cut(care: Care, limit: Amounts, floorDays: number): Care {
  let result = care;
  const days = limitDays(limit);
  if (days !== undefined) {
    const most = Math.max(days, floorDays);
    const asked = daysAsked(care);
    if (asked === undefined || asked > most) result = withDays(result, most);
  }
  if (limit.units !== undefined && limit.unit !== undefined && limit.unit !== 'day') {
    // A span shorter than the limit's own does not fill its units.
    const spans = daysAsked(result);
    const fills = limit.days === undefined || spans === undefined || spans >= limit.days;
    if ((result.units === undefined && fills) || (result.units ?? 0) > limit.units)
      result = { ...result, units: limit.units, unit: limit.unit };
  }
  if (limit.hoursPerWeek !== undefined && (result.hoursPerWeek ?? Infinity) > limit.hoursPerWeek)
    result = { ...result, hoursPerWeek: limit.hoursPerWeek };
  return result;
}

/** A limit of day units is a limit of days. */
function limitDays({ days, units, unit }: Amounts): number | undefined {
  if (unit !== 'day' || units === undefined) return days;
  return days === undefined ? units : Math.min(days, units);
}

function withDays(care: Care, days: number): Care {
  const inDays = care.unit === 'day' ? { units: Math.min(care.units ?? days, days) } : {};
  return care.from === undefined
    ? { ...care, units: days, unit: 'day' }
    : { ...care, ...inDays, to: addDays(care.from, days - 1) };
}

/** Splits care at the end of an exemption's window: the part inside, and the rest, which may not be reviewed yet. */
export function splitAtWindow(
  care: Care,
  exemption: Exemption,
  setting: Setting,
): { readonly care: Care; readonly notYetReviewable?: Unreviewed } {
  const { window } = exemption;
  let inside = care;
  let rest: Unreviewed | undefined;
  const last = windowEnd(window, setting);
  if (last !== undefined && last !== NO_END) {
    const until = lastDay(care);
    if (until === undefined || until > last) {
      inside = { ...inside, to: last };
      if (care.unit === 'day' && care.units !== undefined && care.from !== undefined)
        inside = { ...inside, units: Math.min(care.units, Math.max(0, daysInSpan(care.from, last))) };
      rest = { from: addDays(last, 1), ...(until === undefined ? {} : { to: until }) };
    }
  }
  if (window?.visits !== undefined && care.units !== undefined && (care.unit === 'visit' || care.unit === 'session')) {
    const left = Math.max(0, window.visits - visitsBefore(window, setting));
    if (care.units > left) {
      inside = { ...inside, units: left };
      rest = { ...rest, units: care.units - left, unit: care.unit };
    }
  }
  return rest === undefined ? { care: inside } : { care: inside, notYetReviewable: rest };
}

/** Last day asked for; `undefined` when the request does not say. */
function lastDay({ from, to, units, unit }: Care): string | undefined {
  if (to !== undefined || from === undefined || unit !== 'day' || units === undefined) return to;
  return addDays(from, units - 1);
}

/** Is any amount of the second less than was asked in the first? Amounts that were not asked for cannot be less. */
export function lessThanAsked(asked: Care, given: Care): boolean {
  if (given === asked) return false;
  if (asked.hoursPerWeek !== undefined && (given.hoursPerWeek ?? 0) < asked.hoursPerWeek) return true;
  if (asked.units !== undefined && given.units !== undefined && given.unit === asked.unit && given.units < asked.units)
    return true;
  if (given.from === asked.from && given.to === asked.to && given.unit === asked.unit && given.units === asked.units)
    return false;
  const before = daysAsked(asked);
  const after = daysAsked(given);
  return before !== undefined && after !== undefined && after < before;
}
