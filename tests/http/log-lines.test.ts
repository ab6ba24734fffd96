import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { createLogger } from '../../src/http/log.js';
import { countLines, together } from '../../src/http/log-lines.js';

afterEach(() => {
  vi.useRealTimers();
});

/** A line, or time that passes. */
const EVENT = fc.oneof(
  fc.string({ maxLength: 200 }).map((text) => `${text.replaceAll('\n', '')}\n`),
  fc.nat({ max: 60 }),
  fc.constant('x'.repeat(5_000) + '\n'),
);

test('every line is handed on once, whole and in order, and none waits longer than it may', () => {
  vi.useFakeTimers();
  fc.assert(
    fc.property(fc.array(EVENT), (events) => {
      const handed: string[] = [];
      let oldest: number | undefined;
      const lines = together((text) => {
        expect(Date.now() - (oldest ?? Number.NaN)).toBeLessThanOrEqual(20);
        oldest = undefined;
        handed.push(text);
      });
      for (const event of events) {
        if (typeof event === 'number') vi.advanceTimersByTime(event);
        else {
          oldest ??= Date.now();
          lines.later(() => lines.write(event));
        }
      }
      lines.flush();
      const written = events.filter((event) => typeof event === 'string');
      expect(handed.join('')).toBe(written.join(''));
      expect(handed.every((text) => text.endsWith('\n'))).toBe(true);
      expect(countLines(handed.join(''))).toBe(written.length);
      expect(vi.getTimerCount()).toBe(0);
    }),
  );
});

test('lines that come close together are handed on as one text', () => {
  vi.useFakeTimers();
  const handOn = vi.fn();
  const { later, write } = together(handOn);
  for (let count = 0; count < 10; count += 1) later(() => write('line\n'));
  expect(handOn).not.toHaveBeenCalled();
  vi.advanceTimersByTime(20);
  expect(handOn.mock.calls).toEqual([['line\n'.repeat(10)]]);
});

test('many lines are handed on without waiting for more', () => {
  vi.useFakeTimers();
  const handOn = vi.fn();
  const { later, write } = together(handOn);
  for (let count = 0; count < 1_000; count += 1) later(() => write('line\n'));
  const handed = handOn.mock.calls.flat().join('');
  expect(countLines(handed)).toBeGreaterThan(900);
});

test('a line has the time it was given at, not when it is put in words', () => {
  vi.useFakeTimers({ now: new Date('2026-03-02T09:00:00.000Z') });
  const handed: string[] = [];
  const lines = together((text) => handed.push(text));
  const log = createLogger('info', lines, lines.later);
  log.info({ at: 0 }, 'first');
  vi.advanceTimersByTime(7);
  log.error({ at: 7 }, 'second');
  vi.advanceTimersByTime(20);
  expect(
    handed
      .join('')
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line)),
  ).toEqual([
    { level: 'info', time: '2026-03-02T09:00:00.000Z', at: 0, msg: 'first' },
    { level: 'error', time: '2026-03-02T09:00:00.007Z', at: 7, msg: 'second' },
  ]);
});
