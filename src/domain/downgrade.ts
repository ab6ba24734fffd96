import type { Care, CitedCriterion } from './determination.js';

/** A downgrade as what it is, two results, as an answer shows it on request. */

export interface DowngradePart {
  readonly care: Care;
  readonly result: 'not-met' | 'met';
  readonly statement: string;
  /** The criteria and rules that make it so, each with its trace where `detail=full`. */
  readonly criteria: readonly CitedCriterion[];
}

export interface Downgrade {
  /** Why what was asked for is not met. */
  readonly requested: DowngradePart;
  /** Why what is authorized is. */
  readonly authorized: DowngradePart;
  /** The lower level may start at once, and taking it gives up no appeal. */
  readonly offer: string;
  /** Always false: who takes the lower level keeps every right against the part refused. */
  readonly waivesAppeal: false;
}
