import type { Scalar } from '../../facts/catalogue.js';
import type { Statement } from '../../facts/statement.js';
import type { Population } from '../../library.js';
import type { Basis, ReviewType } from '../../rulesets/documents.js';
import type { Space } from './assessments.js';
import type { Above, Tally } from './slice.js';
import type { Witness } from './witness.js';

/** What one version of a ruleset does to people, in slices. */
export interface ParityReport {
  readonly payer: string;
  readonly version: string;
  readonly digest: string;
  readonly populations: readonly PopulationReport[];
  /** Rules and exclusions, as they stand in the ruleset. */
  readonly causes: readonly CauseReport[];
  /** Of those, what gives more than the criteria find when more is asked for. */
  readonly above: readonly AboveReport[];
}

export type PopulationReport =
  | { readonly population: Population; readonly enumerated: false; readonly why: string }
  | {
      readonly population: Population;
      readonly enumerated: true;
      /** As the ruleset names it. */
      readonly criteria: string;
      readonly method: Space['kind'];
      readonly assessments: number;
      /** Placed one by one; the others differ from one of these in nothing that counts. */
      readonly looked: number;
      /** Least intensive first. */
      readonly byLevel: readonly (readonly [string, number])[];
      /** Facts that take every value, and sub-answers that are tried false, each true, and all true. */
      readonly ratings: readonly string[];
      readonly subAnswers: readonly string[];
      readonly beside: readonly Statement[];
      /** Stated of everybody who asks for prior authorization, where a rule or the criteria read it. */
      readonly neutral: Statement;
      /** Stated likewise, with a value that depends on the level asked for. */
      readonly byLevelAsked: readonly string[];
      /** Rules that the neutral profile does not keep silent. */
      readonly notSilent: readonly string[];
    };

/**
 * `less`: somewhere it alone denies, lowers or cuts. `shared`: somewhere it decides together with others that less is
 * given. `waits`: somewhere it only asks or sends to a person. `later`: somewhere it approves a first part. `held`:
 * others protect from it wherever it is met. `shadowed`: wherever it is met others decide. `idle`: met, and nothing
 * comes of it. `never-met`: nowhere that the criteria alone would approve all that is asked. `protects`: it takes
 * nothing away, and others are held by it. `unused`: it takes nothing away, and nothing is held by it. `advises`.
 */
export type Standing =
  | 'less'
  | 'shared'
  | 'waits'
  | 'later'
  | 'held'
  | 'shadowed'
  | 'idle'
  | 'never-met'
  | 'protects'
  | 'unused'
  | 'advises';

export interface CauseReport {
  readonly id: string;
  readonly title: string;
  readonly basis: Basis;
  readonly effect: string;
  readonly standing: Standing;
  readonly slice?: SliceReport;
  /** Rules that decide beside it, that protect from it, or that it protects from. */
  readonly beside: readonly string[];
  readonly protectedBy: readonly string[];
  readonly protectsFrom: readonly string[];
  readonly witness?: Witness;
}

/** What was enumerated. */
export interface SliceReport {
  readonly reviewTypes: readonly ReviewType[];
  readonly facts: Readonly<Record<string, readonly Scalar[]>>;
  readonly tally: Tally;
  /** Combinations of values that no request can state together. */
  readonly impossible: number;
  /** Combinations left out because there are too many. */
  readonly leftOut: number;
  /** The rules that protect were tried one at a time. */
  readonly apart: boolean;
}

export interface AboveReport extends Above {
  readonly id: string;
  readonly basis: Basis;
  readonly witness: Witness;
}

/** All that a tally counts as worse for the person. */
export const lessOf = ({ less: { cut, denied, lower } }: Tally): number => cut + denied + lower;
