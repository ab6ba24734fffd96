import type { Condition } from '../conditions/condition.js';
import type { Scalar } from '../facts/catalogue.js';
import type { Citation, Reference, Rule, Status } from '../rulesets/documents.js';

/** A criteria set on disk: `rulesets/criteria/<set>/criteria.json` with the documents it names beside it. */
export type CriteriaDocument = BestFitDocument | JoinDocument;

interface CriteriaHead {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly edition: '3' | '4';
  readonly population: 'adult' | 'adolescent';
  readonly references: Readonly<Record<string, Reference>>;
  readonly levels: readonly LevelDocument[];
  /** What the level's own definition asks of the service; judged at the candidate level (ruling P13). */
  readonly serviceRules: readonly Rule[];
  readonly continued: readonly ContinuedTest[];
  /** The principle by which more than is indicated is not granted. */
  readonly leastIntensive: Principle;
  /** The principle by which a more intensive level may stand in for one that cannot be had. */
  readonly standIn: Principle;
  /** The screen that comes before everything else. */
  readonly emergency: Principle;
}

/** A rule of the criteria as a whole, to be cited. */
export interface Principle {
  readonly title: string;
  readonly cite: Citation;
  readonly status: Status;
}

export interface LevelDocument {
  readonly code: string;
  readonly name: string;
  readonly axis: 'treatment' | 'withdrawal' | 'otp';
  readonly setting: 'outpatient' | 'residential' | 'inpatient';
  /** Weekly hours of service; `below` is exclusive. */
  readonly hoursPerWeek?: { readonly from?: number; readonly through?: number; readonly below?: number };
  readonly capabilities?: Readonly<Record<string, number>>;
  readonly cite: Citation;
  readonly status: Status;
}

/** Third edition: level × dimension conditions, a combination per level, gates. */
export interface BestFitDocument extends CriteriaHead {
  readonly method: 'best-fit';
  /** Treatment levels in the order they are tried: the first whose rule and gates hold is indicated. */
  readonly order: readonly string[];
  /** Pairs that stand beside each other instead of above and below (ruling R26). */
  readonly siblings: readonly {
    readonly levels: readonly [string, string];
    readonly extra: string;
    readonly missing: string;
  }[];
  readonly parameters: readonly ParameterDocument[];
  readonly entailments: readonly Entailment[];
  readonly criteria: readonly Criterion[];
  readonly combinations: readonly LevelCombination[];
  /** When no level fits, this tells that no treatment is indicated at all from "no level can be computed" (ruling R5). */
  readonly noneIndicated: { readonly when: Condition; readonly cite: Citation; readonly status: Status };
  readonly withdrawal?: WithdrawalDocument;
}

export interface WithdrawalDocument {
  /** The fact that holds the lowest safe level. */
  readonly need: string;
  /** From `none` upward. */
  readonly order: readonly string[];
  /** Treatment levels that themselves give withdrawal management up to this level. */
  readonly coveredBy: Readonly<Record<string, string>>;
  readonly cite: Citation;
  readonly status: Status;
}

export interface ParameterDocument {
  readonly name: string;
  readonly values: readonly Scalar[];
  readonly default: Scalar;
  readonly why: string;
  readonly cite: Citation;
}

/** When the condition holds, the fact has one of these values by the meaning of others (ruling R2). */
export interface Entailment {
  readonly id: string;
  readonly fact: string;
  readonly when: Condition;
  readonly among: readonly Scalar[];
  /** Values a stated fact may have without contradicting (ruling R23); `among` when absent. */
  readonly statedMay?: readonly Scalar[];
  /** A stated value wins over this entailment and contradicts nothing. */
  readonly yields?: boolean;
  readonly because: string;
  readonly cite: Citation;
  readonly status: Status;
}

export interface Criterion {
  readonly id: string;
  readonly kind: 'dimension' | 'gate';
  readonly levels: readonly string[];
  /** `D1` … `D6`; a gate may name none. */
  readonly dimension?: string;
  readonly title: string;
  readonly when: Condition;
  readonly satisfiedBy: string;
  readonly cite: Citation;
  readonly status: Status;
  /** Raised in the answer when this criterion holds for the indicated level and the condition is not unmet. */
  readonly flag?: { readonly code: string; readonly when: Condition };
}

/** How a level's dimension criteria combine. Gates always all hold. */
export type Combination =
  | { readonly all: readonly Combination[] }
  | { readonly any: readonly Combination[] }
  | { readonly atLeast: number; readonly of: readonly Combination[] }
  | { readonly dimension: string }
  | { readonly condition: Condition }
  | { readonly parameter: string; readonly equals: Scalar };

export interface LevelCombination {
  readonly level: string;
  readonly admission: Combination;
  /** What a continued stay re-tests; the admission rule when absent. */
  readonly continued?: Combination;
  readonly title: string;
  readonly cite: Citation;
  readonly status: Status;
}

/** What the answer to "how is the stay going" means for staying. */
export interface ContinuedTest {
  readonly id: string;
  readonly outcome: 'continue' | 'reassess' | 'transfer-up' | 'clinical-review';
  readonly title: string;
  readonly when: Condition;
  readonly cite: Citation;
  readonly status: Status;
}

/** Fourth edition: each rating points to a minimum level; the result is the least level covering them all. */
export interface JoinDocument extends CriteriaHead {
  readonly method: 'join';
  readonly subdimensions: readonly Subdimension[];
  /** For display and for choosing among equals only. */
  readonly order: readonly string[];
  /** Pairs that are never traded for one another, whatever their capabilities (ruling R27). */
  readonly siblings: readonly { readonly levels: readonly [string, string] }[];
}

export interface Subdimension {
  /** Fact path of the rating. */
  readonly fact: string;
  readonly dimension: string;
  readonly title: string;
  readonly ratings: readonly RatingDocument[];
}

export interface RatingDocument {
  readonly code: string;
  /** Minimum level, `RR` for a recovery residence, or null. */
  readonly minimum: string | null;
  readonly flag?: string;
  readonly meaning: string;
  readonly cite: Citation;
  readonly status: Status;
}
