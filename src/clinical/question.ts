import type { Axes, ClinicalResult, Stay } from './result.js';

/** What is asked of a criteria set. */
export interface Question {
  readonly axes: Axes;
  /** Set when the question is whether to continue this stay. */
  readonly stay?: Stay;
  /** Treat criteria without a source we could read as unknown, to see whether an answer rests on them. */
  readonly doubtUnverified?: boolean;
  /** How hard to look before settling for the bounds. */
  readonly effort?: Effort;
  /** Answers of the same kind come to the same for the asker: one of each kind is looked for, not every one. */
  readonly kindOf?: (answer: ClinicalResult) => string;
}

export type Effort = 'thorough' | 'quick' | 'glance';
