import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { instantOf, instantOfField, fieldOfInstant } from '../../web/src/time/instant-field.js';
import { bandOf, dayWords, remainingWords } from '../../web/src/time/remaining.js';

const home = process.env['TZ'];
beforeEach(() => {
  process.env['TZ'] = 'America/New_York';
});
afterAll(() => {
  if (home === undefined) delete process.env['TZ'];
  else process.env['TZ'] = home;
});

const NOW = new Date('2026-11-20T15:00:00-05:00');
const HOUR = 3_600_000;
const later = (milliseconds: number): string => new Date(NOW.getTime() + milliseconds).toISOString();

describe('the group of a worklist', () => {
  test.each([
    ['2026-11-20T14:59:59-05:00', 'past-due'],
    ['2026-11-20T15:00:00-05:00', 'past-due'],
    ['2026-11-20T15:00:01-05:00', 'today'],
    ['2026-11-20T23:59:59-05:00', 'today'],
    ['2026-11-21T00:00:00-05:00', 'tomorrow'],
    ['2026-11-21T23:59:59-05:00', 'tomorrow'],
    ['2026-11-22T00:00:00-05:00', 'later'],
    // Of another zone: it is the reviewer’s day that counts.
    ['2026-11-21T04:30:00Z', 'today'],
    [undefined, 'no-clock'],
  ] as const)('%s is %s', (dueAt, band) => expect(bandOf(dueAt, NOW)).toBe(band));

  test.each([
    // The night in which clocks go forward, and the one in which they go back.
    ['2026-03-07T12:00:00-05:00', '2026-03-08T23:00:00-04:00', 'tomorrow'],
    ['2026-10-31T12:00:00-04:00', '2026-11-01T23:59:00-05:00', 'tomorrow'],
    ['2026-10-31T12:00:00-04:00', '2026-11-02T00:30:00-05:00', 'later'],
    ['2028-02-28T12:00:00-05:00', '2028-02-29T12:00:00-05:00', 'tomorrow'],
  ] as const)('seen at %s, %s is %s', (now, due, band) => expect(bandOf(due, new Date(now))).toBe(band));
});

describe('time left in words', () => {
  test.each([
    [30_000, 'less than 1 min left'],
    [59 * 60_000, '59 min left'],
    [HOUR, '1 h left'],
    [3 * HOUR + 20 * 60_000, '3 h 20 min left'],
    [9 * HOUR + 59 * 60_000, '9 h 59 min left'],
    [10 * HOUR + 59 * 60_000, '10 h left'],
    [72 * HOUR, '72 h left'],
    [96 * HOUR - 1, '95 h left'],
    [96 * HOUR, '4 days left'],
    [-2 * HOUR, '2 h past due'],
    [-5 * 24 * HOUR, '5 days past due'],
  ])('%d ms: %s', (left, words) => expect(remainingWords(later(left), NOW)).toBe(words));

  test('never promises more time than there is, and is past due exactly in that group', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40 * 24 * HOUR, max: 40 * 24 * HOUR }), (left) => {
        const words = remainingWords(later(left), NOW);
        const [, days = '0', hours = '0', minutes = '0'] =
          /^(?:(\d+) days)?(?:(\d+) h)?(?: ?(\d+) min)? (?:left|past due)$/.exec(words) ?? [];
        const said = (Number(days) * 24 + Number(hours)) * HOUR + Number(minutes) * 60_000;
        expect(said).toBeLessThanOrEqual(Math.abs(left));
        expect(words.endsWith('past due')).toBe(bandOf(later(left), NOW) === 'past-due');
      }),
    );
  });
});

test('a day is a day in no time zone', () => {
  expect(dayWords('2026-12-07')).toBe('December 7, 2026');
});

test('a moment survives the field of the browser, to the minute', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }), (at) => {
      const minute = Math.floor(at.getTime() / 60_000) * 60_000;
      const again = new Date(instantOfField(fieldOfInstant(new Date(minute).toISOString()))).getTime();
      // In the hour that a night in autumn has twice, the field cannot tell which.
      expect([0, HOUR, -HOUR]).toContain(again - minute);
      expect(new Date(instantOf(at)).getTime()).toBe(Math.floor(at.getTime() / 1000) * 1000);
    }),
  );
});
