/** Between a moment with its offset, as the service wants it, and a field of the browser, which knows local time only. */

const two = (value: number): string => String(value).padStart(2, '0');

export function fieldOfInstant(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return '';
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

export function instantOfField(field: string): string {
  const at = new Date(field);
  return Number.isNaN(at.getTime()) ? field : instantOf(at);
}

/** With the offset that the reviewer’s time zone has at that moment, so that summer time is right. */
export function instantOf(at: Date): string {
  const offset = -at.getTimezoneOffset();
  const sign = offset < 0 ? '-' : '+';
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${fieldOfInstant(at.toISOString())}:${two(at.getSeconds())}${sign}${two(hours)}:${two(minutes)}`;
}
