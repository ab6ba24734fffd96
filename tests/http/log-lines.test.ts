import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { countLines, together } from '../../src/http/log-lines.js';

afterEach(() => {
  vi.useRealTimers();
});

/** A line, or time that passes. */
const EVENT = fc.oneof(
  fc.string({ maxLength: 200 }).map((text) => `${text.replaceAll('\n', '')}\n`),
  fc.nat({ max: 60 }),
  fc.constant('x'.repeat(20_000) + '\n'),
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
          lines.write(event);
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
  const { write } = together(handOn);
  for (let count = 0; count < 10; count += 1) write('line\n');
  expect(handOn).not.toHaveBeenCalled();
  vi.advanceTimersByTime(20);
  expect(handOn.mock.calls).toEqual([['line\n'.repeat(10)]]);
});
