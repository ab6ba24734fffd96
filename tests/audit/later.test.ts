import { expect, test, vi } from 'vitest';
import { toldLater } from '../../src/observe/later.js';

test('what is told waits until it is asked for, and is told once, in order', () => {
  const { settle, tell } = toldLater();
  const told: number[] = [];
  for (const number of [1, 2, 3]) tell(() => told.push(number));
  expect(told).toEqual([]);
  settle();
  settle();
  expect(told).toEqual([1, 2, 3]);
});

test('not much waits, though nobody asks', () => {
  const { settle, tell } = toldLater();
  const count = vi.fn();
  for (let told = 0; told < 10_000; told += 1) tell(count);
  expect(10_000 - count.mock.calls.length).toBeLessThan(1_000);
  settle();
  expect(count).toHaveBeenCalledTimes(10_000);
});
