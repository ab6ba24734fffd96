/**
 * How many parts of conditions may still be looked at. Questions about one document share it, so that no text, however
 * written, makes them take long together.
 */
export interface Patience {
  left: number;
}

/** Hundreds of times what the largest of the shipped rulesets takes, and a few seconds of work. */
export const MOST_WORK = 50_000_000;

/** What one question may take out of what is left. */
export const MOST_WORK_OF_ONE = 100_000;
