/** Chance that can be had again: the same seed gives the same choices, on every machine. */
export interface Chance {
  /** A whole number from 0, below `bound`. */
  below(bound: number): number;
  /** True once in so many times. */
  once(inSoMany: number): boolean;
  pick<T>(from: readonly T[]): T;
}

/** SplitMix32 (https://doi.org/10.1145/2660193.2660195): each seed, however near, gives another stream. */
export function chanceOf(seed: number, index: number): Chance {
  let state = (Math.imul(seed, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35)) >>> 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  const below = (bound: number): number => Math.floor((next() / 0x1_0000_0000) * bound);
  return {
    below,
    once: (inSoMany) => below(inSoMany) === 0,
    pick: (from) => {
      if (from.length === 0) throw new Error('nothing to pick from');
      return from[below(from.length)] as (typeof from)[number];
    },
  };
}
