import type { Decision } from '../../domain/determination.js';
import type { Slice } from './simulation.js';
import type { Effect } from './effect.js';

/** Line numbers kept of each cell: enough to look at, however many requests there are. */
export const LINES_KEPT = 5;
/** Of faulty requests more are kept: somebody has to mend them. */
export const FAULTY_LINES_KEPT = 20;

/** A count with the first few lines it was counted on. */
export interface Cell {
  count: number;
  readonly lines: number[];
}

export const newCell = (): Cell => ({ count: 0, lines: [] });

export function count(cell: Cell, line: number, kept = LINES_KEPT): void {
  cell.count += 1;
  if (cell.lines.length < kept) cell.lines.push(line);
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A slice while it is being counted. */
export interface OpenSlice extends Slice {
  judged: number;
  readonly effects: Writable<Slice['effects']>;
  readonly before: Writable<Slice['before']>;
  readonly after: Writable<Slice['after']>;
  readonly worseLines: number[];
}

export const noEffects = (): OpenSlice['effects'] => ({ better: 0, worse: 0, incomparable: 0, unchanged: 0 });
const noDecisions = (): OpenSlice['before'] => ({ approve: 0, downgrade: 0, pend: 0, deny: 0 });

export const newSlice = (): OpenSlice => ({
  judged: 0,
  effects: noEffects(),
  before: noDecisions(),
  after: noDecisions(),
  worseLines: [],
});

export function countIn(slice: OpenSlice, line: number, before: Decision, after: Decision, effect: Effect): void {
  slice.judged += 1;
  slice.effects[effect] += 1;
  slice.before[before] += 1;
  slice.after[after] += 1;
  if (effect === 'worse' && slice.worseLines.length < LINES_KEPT) slice.worseLines.push(line);
}

/** Cells by key, each made when it is first counted in; what the key stands for is kept beside it. */
export interface Cells<K, C> {
  readonly at: (key: string, what: K) => C;
  readonly all: () => readonly (readonly [K, C])[];
}

export function createCells<K, C>(make: () => C): Cells<K, C> {
  const cells = new Map<string, readonly [K, C]>();
  return {
    at: (key, what) => {
      let entry = cells.get(key);
      if (entry === undefined) cells.set(key, (entry = [what, make()]));
      return entry[1];
    },
    all: () => [...cells.values()],
  };
}
