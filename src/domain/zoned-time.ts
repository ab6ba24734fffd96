/**
 * Moments and wall clocks of time zones, by the zone data of `Intl`. A moment is milliseconds since 1970 in UTC; a wall
 * time is what a clock on the wall shows, written as if it were UTC. Nothing here reads the time it is.
 */

/** How far a zone's wall time is ahead of UTC at a moment, in milliseconds. */
export interface Zone {
  readonly offsetAt: (moment: number) => number;
}

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;

const zones = new Map<string, Zone>();

/** A zone of the IANA database. @throws for a name that is none. */
export function zoneNamed(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsetAt = (moment: number): number => {
    const shown: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(moment)) shown[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000;
  };
  const zone: Zone = Object.freeze({ offsetAt });
  zones.set(name, zone);
  return zone;
}

/** A zone that never changes: the offset a moment was written with. */
export const fixedZone = (offset: number): Zone => ({ offsetAt: () => offset });

export const wallTime = (zone: Zone, moment: number): number => moment + zone.offsetAt(moment);

/**
 * The moment at which a wall shows this time: the first of two where clocks are turned back, and where they are turned
 * forward and never show it, the first moment after the gap (ruling P22).
 */
export function momentAt(zone: Zone, wall: number): number {
  // No zone is more than a day from UTC, and none changes twice within two days.
  const [before, after] = [zone.offsetAt(wall - MS_PER_DAY), zone.offsetAt(wall + MS_PER_DAY)];
  if (before === after) return wall - before;
  const shown = [wall - before, wall - after].filter((moment) => wallTime(zone, moment) === wall);
  return shown.length > 0 ? Math.min(...shown) : changeBetween(zone, wall - MS_PER_DAY, wall + MS_PER_DAY);
}

/** The moment between two others from which the later offset holds. */
function changeBetween(zone: Zone, from: number, to: number): number {
  const later = zone.offsetAt(to);
  let [before, after] = [from, to];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (zone.offsetAt(middle) === later) after = middle;
    else before = middle;
  }
  return after;
}

/** The day a wall time lies on, as `YYYY-MM-DD`, and how far into it. */
export function dayOf(wall: number): { readonly date: string; readonly timeOfDay: number } {
  const timeOfDay = ((wall % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY;
  return { date: new Date(wall).toISOString().slice(0, 10), timeOfDay };
}

export const wallOn = (date: string, timeOfDay: number): number => Date.parse(`${date}T00:00:00Z`) + timeOfDay;

/** The offset that an RFC 3339 moment is written with. */
export function writtenOffset(text: string): number {
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})$/.exec(text) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MS_PER_MINUTE;
  return sign === '-' ? -size : size;
}

/** RFC 3339 with the zone's offset at that moment; parts of a second only where there are any. */
export function rfc3339(zone: Zone, moment: number): string {
  const offset = zone.offsetAt(moment);
  const wall = new Date(moment + offset).toISOString().replace('.000Z', 'Z').slice(0, -1);
  const minutes = Math.abs(offset) / MS_PER_MINUTE;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${wall}${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
