import type { Axes, Stay } from './result.js';

/** What is asked of a criteria set. */
export interface Question {
  readonly axes: Axes;
  /** Set when the question is whether to continue this stay. */
  readonly stay?: Stay;
  /** Treat criteria without a source we could read as unknown, to see whether an answer rests on them. */
  readonly doubtUnverified?: boolean;
  /** How hard to look before settling for the bounds. */
  readonly effort?: Effort;
}

export type Effort = 'thorough' | 'quick' | 'glance';
