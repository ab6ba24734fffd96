import type { FactValues } from '../facts/catalogue.js';
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
  readonly kindOf?: (answer: ClinicalResult) => unknown;
  /** When to look no further, given what is stated and entailed. */
  readonly enough?: (values: FactValues) => Enough;
}

export interface Enough {
  /** Do the bounds alone leave so few answers that no closer look is needed? */
  readonly few: (bounds: readonly ClinicalResult[]) => boolean;
  /** Hears of each answer found, one of a kind; true once so many are found that the others do not matter. */
  readonly many: (answer: ClinicalResult) => boolean;
}

export type Effort = 'thorough' | 'quick' | 'glance';
