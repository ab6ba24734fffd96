import type { Determination } from '../../domain/determination.js';

/** One case under several payers, side by side. Described field by field in `schemas/comparison.schema.json`. */
export interface Comparison {
  /** In the order the payers were named. */
  readonly answers: readonly PayerAnswer[];
  /** Do all payers that answer give the same decision, and the same care? */
  readonly agree: boolean;
  /** Why they differ, in words; what sets one apart comes before what merely differs. */
  readonly differences: readonly Difference[];
}

export type PayerAnswer = Answered | Refused;

export interface Answered {
  readonly payer: string;
  readonly name: string;
  /** As POST /v1/determinations gives it for this payer. */
  readonly determination: Determination;
}

/** This payer's rules cannot be asked about the case; that stops no other payer. */
export interface Refused {
  readonly payer: string;
  readonly name: string;
  readonly refusal: readonly RefusedFault[];
}

export interface RefusedFault {
  readonly code: string;
  /** JSON pointer into the request. */
  readonly pointer?: string;
  readonly statement: string;
}

export interface Difference {
  readonly aspect: Aspect;
  readonly statement: string;
  /** Payers that the statement sets apart from the others. */
  readonly payers: readonly string[];
  /** Rules it names, by id. */
  readonly rules: readonly string[];
}

export type Aspect =
  /** The clinical finding: another level, or none yet. */
  | 'indicated'
  /** The same level by other criteria. */
  | 'criteria'
  | 'coverage'
  /** A rule that decides here and no such rule elsewhere. */
  | 'rule'
  /** Review of medical necessity is barred here. */
  | 'exemption'
  /** A rule is kept out here by a law. */
  | 'override'
  /** The answer waits here for facts. */
  | 'information'
  | 'refused';
