/**
 * The calendar a second time, without Intl and without a holiday library: the daylight-saving rule of the Energy Policy
 * Act (second Sunday of March to first Sunday of November, at 2 o'clock), holidays by their rules, and time added by
 * walking. Slow and plain on purpose.
 */
const HOUR = 3_600_000;
const DAY = 86_400_000;

/** Hours from UTC in winter, and whether clocks change. */
export const ZONES: Readonly<Record<string, { readonly standard: number; readonly daylight: boolean }>> = {
  'America/New_York': { standard: -5, daylight: true },
  'America/Chicago': { standard: -6, daylight: true },
  'America/Denver': { standard: -7, daylight: true },
  'America/Phoenix': { standard: -7, daylight: false },
  'America/Los_Angeles': { standard: -8, daylight: true },
  'America/Anchorage': { standard: -9, daylight: true },
  'America/Adak': { standard: -10, daylight: true },
  'Pacific/Honolulu': { standard: -10, daylight: false },
  'America/Puerto_Rico': { standard: -4, daylight: false },
  'Pacific/Guam': { standard: 10, daylight: false },
  'Pacific/Pago_Pago': { standard: -11, daylight: false },
};

const nth = (year: number, month: number, weekday: number, which: number): number => {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  return 1 + ((weekday - first + 7) % 7) + (which - 1) * 7;
};

/** The moments clocks go forward and back in a year. */
export function changes(zone: string, year: number): readonly [number, number] {
  const { standard } = ZONES[zone] as { standard: number };
  return [
    Date.UTC(year, 2, nth(year, 3, 0, 2), 2) - standard * HOUR,
    Date.UTC(year, 10, nth(year, 11, 0, 1), 2) - (standard + 1) * HOUR,
  ];
}

export function offset(zone: string, moment: number): number {
  const { daylight, standard } = ZONES[zone] as { standard: number; daylight: boolean };
  const year = new Date(moment + standard * HOUR).getUTCFullYear();
  const [forward, back] = changes(zone, year);
  return (standard + (daylight && moment >= forward && moment < back ? 1 : 0)) * HOUR;
}

/** The first moment, minute by minute, at which the wall shows this time or, in the gap of spring, a later one. */
export function momentOf(zone: string, wall: number): number {
  for (let moment = wall - 16 * HOUR; ; moment += 60_000) {
    if (moment + offset(zone, moment) >= wall) return moment;
  }
}

type Rule = readonly [month: number, day: number] | readonly [month: number, weekday: number, which: number];

const FEDERAL: readonly Rule[] = [
  [1, 1],
  [1, 1, 3],
  [2, 1, 3],
  [5, 1, -1],
  [6, 19],
  [7, 4],
  [9, 1, 1],
  [10, 1, 2],
  [11, 11],
  [11, 4, 4],
  [12, 25],
];

/** The holidays of a state beside the federal ones that can fall on a weekday. */
const OWN: Readonly<Record<string, (year: number) => readonly string[]>> = {
  // Election Day is the Tuesday after the first Monday of November.
  NY: (year) => [day(year, 2, 12), day(year, 2, 15), day(year, 11, nth(year, 11, 1, 1) + 1)],
  // A holiday of California on a Sunday is kept on the Monday.
  CA: (year) => [
    day(year, 3, 31),
    ...(new Date(Date.UTC(year, 2, 31)).getUTCDay() === 0 ? [day(year, 4, 1)] : []),
    day(year, 11, nth(year, 11, 4, 4) + 1),
  ],
  WA: () => [],
};

const day = (year: number, month: number, date: number): string =>
  new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);

function federal(year: number): readonly string[] {
  return FEDERAL.flatMap((rule) => {
    if (rule.length === 2) {
      const [month, date] = rule;
      const on = Date.UTC(year, month - 1, date);
      const weekday = new Date(on).getUTCDay();
      const observed = weekday === 6 ? on - DAY : weekday === 0 ? on + DAY : on;
      return [day(year, month, date), new Date(observed).toISOString().slice(0, 10)];
    }
    const [month, weekday, which] = rule;
    if (which > 0) return [day(year, month, nth(year, month, weekday, which))];
    const fifth = nth(year, month, weekday, 5);
    return [day(year, month, fifth > new Date(Date.UTC(year, month, 0)).getUTCDate() ? fifth - 7 : fifth)];
  });
}

export function isHoliday(date: string, state: string): boolean {
  const year = Number(date.slice(0, 4));
  return [...federal(year), ...federal(year + 1), ...(OWN[state]?.(year) ?? [])].includes(date);
}

export interface Stretch {
  readonly amount: number;
  readonly unit: string;
  readonly holidays?: string;
}

/** The moment a stretch of time after another, day by day. */
export function walk(moment: number, { amount, holidays = '', unit }: Stretch, zone: string): number {
  if (unit === 'hour') {
    let at = moment;
    for (let hour = 0; hour < amount; hour += 1) at += HOUR;
    return at;
  }
  let wall = moment + offset(zone, moment);
  for (let left = amount; left > 0;) {
    wall += DAY;
    const date = new Date(wall).toISOString().slice(0, 10);
    const weekend = [0, 6].includes(new Date(wall).getUTCDay());
    const skipped =
      (unit === 'business-day' && (weekend || isHoliday(date, holidays))) ||
      (unit === 'day-except-holidays' && isHoliday(date, holidays));
    if (!skipped) left -= 1;
  }
  return momentOf(zone, wall);
}
