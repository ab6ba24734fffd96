import type { Care, Decision, Reason } from './determination.js';

/** What the record would have to show for the answer to be another one, as an answer shows it on request. */

export type ChangeKind =
  /** The record does not say it, or says it of papers and services: to be documented, if it is so. */
  | 'evidence-to-document'
  /** The record says otherwise: the person's condition would have to be another one. */
  | 'clinical-change';

export interface FactChange {
  readonly fact: string;
  readonly kind: ChangeKind;
  readonly question: string;
  readonly unit?: string;
  /** What the record says now; absent where it says nothing. */
  readonly recorded?: unknown;
  /** What it would have to show. */
  readonly shown: unknown;
}

/** One or two facts that together change the answer; none of them does alone. */
export interface ChangeSet {
  /** A change of the person's condition where one of the facts is. */
  readonly kind: ChangeKind;
  readonly facts: readonly FactChange[];
  readonly gives: { readonly decision: Decision; readonly reason: Reason; readonly authorized?: Care };
  readonly statement: string;
}

export interface WouldChange {
  readonly statement: string;
  /** The smallest first; none where the answer gives what was asked for, or no one or two facts change it. */
  readonly sets: readonly ChangeSet[];
  /** False where the search stopped at its limit: there may be others. */
  readonly complete: boolean;
  /** How often the request was evaluated with something changed. */
  readonly evaluations: number;
}
