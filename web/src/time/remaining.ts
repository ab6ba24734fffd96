/** Time left until something is due, in words and in the groups a worklist is worked by. The service reads no clock; this does. */

export const BANDS = ['past-due', 'today', 'tomorrow', 'later', 'no-clock'] as const;
export type Band = (typeof BANDS)[number];

/** Days are those of the reviewer’s own time zone: “today” is what is left of this working day. */
export function bandOf(dueAt: string | undefined, now: Date): Band {
  if (dueAt === undefined) return 'no-clock';
  const due = new Date(dueAt);
  if (due <= now) return 'past-due';
  const days = dayNumber(due) - dayNumber(now);
  return days <= 0 ? 'today' : days === 1 ? 'tomorrow' : 'later';
}

/** Counts days of the calendar, so that a day of 23 or 25 hours is one day. */
const dayNumber = (at: Date): number =>
  Math.round(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / 86_400_000);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A limit of 72 hours is not one of 3 days: up to here hours are counted, beyond it days. */
const HOURS_UNTIL = 96 * HOUR;

/** `3 h 20 min left`, `71 h left`, `5 days left`, `2 h past due`. Rounded down: nobody is promised more time than there is. */
export function remainingWords(dueAt: string, now: Date): string {
  const left = new Date(dueAt).getTime() - now.getTime();
  return left > 0 ? `${length(left)} left` : `${length(-left)} past due`;
}

function length(milliseconds: number): string {
  if (milliseconds < MINUTE) return 'less than 1 min';
  const hours = Math.floor(milliseconds / HOUR);
  const minutes = Math.floor((milliseconds % HOUR) / MINUTE);
  if (hours === 0) return `${minutes} min`;
  if (hours < 10) return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
  if (milliseconds < HOURS_UNTIL) return `${hours} h`;
  return `${Math.floor(hours / 24)} days`;
}

/** `Tue, Dec 1, 9:50 AM EST`, in the reviewer’s own time zone, and saying so. */
export const momentWords = (instant: string): string =>
  new Date(instant).toLocaleString('en-US', {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });

/** `December 1, 2026`: a day of the calendar, in no time zone. */
export const dayWords = (date: string): string =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });
