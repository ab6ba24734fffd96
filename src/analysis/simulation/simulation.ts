import type { Relation } from '../../clinical/scale.js';
import type { Decision } from '../../domain/determination.js';
import type { FaultCode } from '../../domain/faults.js';
import type { Cause } from './causes.js';
import type { RuleChange } from './differences.js';
import type { Effect } from './effect.js';
import type { Driver, PopulationWord, Rating } from './traits.js';

/**
 * What a change of a payer's ruleset does to requests: counts, and the numbers of a few lines to look at. Holds no text
 * of any request. Described field by field in `schemas/simulation.schema.json`.
 */
export interface Simulation {
  readonly payer: string;
  readonly before: SimulatedVersion;
  readonly after: SimulatedVersion;
  /** Not every request was judged: it was interrupted, or a bound was reached. */
  readonly partial: boolean;
  /** How requests were judged and held against each other, in words. */
  readonly method: readonly string[];
  readonly requests: RequestCounts;
  readonly effects: EffectCounts;
  readonly decisions: readonly DecisionChange[];
  readonly levels: readonly LevelChange[];
  readonly byLevel: readonly (Slice & { readonly level: string })[];
  readonly byPopulation: readonly (Slice & { readonly population: PopulationWord })[];
  readonly byDriver: readonly (Slice & Driver)[];
  readonly byRating: readonly (Slice & Rating)[];
  readonly causes: readonly CauseCount[];
  readonly faults: readonly FaultCount[];
}

export interface SimulatedVersion {
  readonly version: string;
  readonly title: string;
  readonly digest: string;
  /** Not among the versions loaded: a folder or files given for this simulation. */
  readonly draft: boolean;
  readonly reasonForChange: string;
}

export interface RequestCounts {
  /** Lines or requests that are not blank. */
  readonly read: number;
  /** Under both versions. */
  readonly judged: number;
  /** Names another payer. */
  readonly otherPayer: number;
  /** The rules of one version, or of both, do not bind the plan. */
  readonly notBound: { readonly before: number; readonly after: number; readonly both: number };
  readonly faulty: number;
}

export type EffectCounts = Readonly<Record<Effect, number>>;

export type DecisionCounts = Readonly<Record<Decision, number>>;

export interface DecisionChange {
  readonly before: Decision;
  readonly after: Decision;
  readonly count: number;
  readonly lines: readonly number[];
}

export interface LevelChange {
  readonly asked: string;
  /** Authorized level; none where nothing is authorized. */
  readonly before?: string;
  readonly after?: string;
  /** How hours, days and units changed, where both authorize the same level. */
  readonly amounts?: Relation;
  readonly count: number;
  readonly lines: readonly number[];
}

/** Requests that have something in common. */
export interface Slice {
  readonly judged: number;
  readonly effects: EffectCounts;
  readonly before: DecisionCounts;
  readonly after: DecisionCounts;
  /** A few of those that are worse off. */
  readonly worseLines: readonly number[];
}

/** A request with several causes counts under each. */
export interface CauseCount {
  readonly kind: Cause['kind'];
  /** Of a rule. */
  readonly id?: string;
  readonly change?: RuleChange;
  readonly title?: string;
  /** Of coverage. */
  readonly level?: string;
  readonly effects: EffectCounts;
  readonly lines: readonly number[];
}

export interface FaultCount {
  readonly code: FaultCode;
  /** The version under which the request cannot be read; both where it is the request alone. */
  readonly under: 'before' | 'after' | 'both';
  readonly count: number;
  readonly lines: readonly number[];
}
