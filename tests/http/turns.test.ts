import { expect, test } from 'vitest';
import { COMPANY, type Staged } from '../../src/domain/staged.js';
import { takeTurns } from '../../src/http/turns.js';

function* work(name: number, said: string[]): Staged<number> {
  said.push(`first ${name}`);
  yield;
  said.push(`second ${name}`);
  if (name < 0) throw new Error('negative');
  return name;
}

test('what comes in one turn is done in step, before anybody is told', async () => {
  const said: string[] = [];
  const { together } = takeTurns();
  await Promise.all([1, 2].map(async (name) => said.push(`told ${await together(work(name, said))}`)));
  expect(said).toEqual(['first 1', 'first 2', 'second 1', 'second 2', 'told 1', 'told 2']);
});

test('a failure is told to whom it belongs', async () => {
  const { together } = takeTurns();
  const [one, failed, two] = await Promise.allSettled([1, -1, 2].map((name) => together(work(name, []))));
  expect([one, failed, two]).toMatchObject([
    { status: 'fulfilled', value: 1 },
    { status: 'rejected', reason: { message: 'negative' } },
    { status: 'fulfilled', value: 2 },
  ]);
});

test('who comes after many waits for the next turn, and then others may still join', async () => {
  const said: string[] = [];
  const { together } = takeTurns();
  const many = Array.from({ length: COMPANY + 1 }, (_, index) => together(work(index, said)));
  await many[0];
  expect(said).toHaveLength(2 * COMPANY);
  const late = together(work(99, said));
  expect(await Promise.all(many)).toHaveLength(COMPANY + 1);
  expect(await late).toBe(99);
  expect(said.slice(2 * COMPANY)).toEqual([`first ${COMPANY}`, 'first 99', `second ${COMPANY}`, 'second 99']);
});

test('what takes long is done alone, one piece a turn, in turns with company', async () => {
  const said: string[] = [];
  const { alone, together } = takeTurns();
  const turns: number[] = [];
  let turn = 0;
  const count = (): void => {
    turn += 1;
    if (turns.length < 4) setImmediate(count);
  };
  setImmediate(count);
  const noting = async (work: Promise<number>): Promise<void> => {
    const name = await work;
    said.push(`told ${name}`);
    turns.push(turn);
  };
  await Promise.all([
    noting(alone(work(1, said))),
    noting(alone(work(2, said))),
    noting(together(work(3, said))),
    noting(together(work(4, said))),
  ]);
  const told = said.filter((line) => line.startsWith('told'));
  expect(told).toEqual(['told 3', 'told 4', 'told 1', 'told 2']);
  expect(new Set(turns).size).toBe(3);
  expect(said.indexOf('second 1')).toBe(said.indexOf('first 1') + 1);
});
