import type { CitedResult, Decision } from './determination.js';

/** What is otherwise than in the determination that a request continues, as an answer shows it on request. */

/** What a request states of the determination it continues. */
export interface Previous {
  readonly rulesetVersion?: string;
  readonly determination?: string;
  readonly decision?: Decision;
  readonly level?: string;
  readonly criteria?: readonly { readonly id: string; readonly level?: string; readonly result: CitedResult }[];
}

export interface CriterionChange {
  readonly id: string;
  readonly level?: string;
  readonly title?: string;
  /** Absent where the previous determination did not show it. */
  readonly before?: CitedResult;
  /** Absent where it was not evaluated now. */
  readonly after?: CitedResult;
  /** Did it settle the answer now? */
  readonly deciding: boolean;
}

export interface Changes {
  readonly statement: string;
  /** Digest of the previous determination, as the request names it. */
  readonly previous?: string;
  /** Were both answered under one version of the payer's rules? Absent where the previous one is not named. */
  readonly sameVersion?: boolean;
  readonly decision?: { readonly before: Decision; readonly after: Decision };
  readonly level?: { readonly before: string; readonly after: string };
  /** Criteria whose result is another one, or that only one of the two shows. */
  readonly criteria: readonly CriterionChange[];
  /** Criteria with the same result in both. */
  readonly unchanged: number;
}
