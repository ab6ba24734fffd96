import type { CriterionAttested } from './attestation.js';
import type { Changes } from './changes.js';
import type { Clocks } from './clocks.js';
import type { Confidentiality } from './confidentiality.js';
import type { Downgrade } from './downgrade.js';
import type { Qualifications } from './qualifications.js';
import type { Rights } from './rights.js';
import type { TruthWord } from './truth.js';
import type { WouldChange } from './would-change.js';

/** The answer of the service. Every field is described in `schemas/determination.schema.json`. */

export type Decision = 'approve' | 'downgrade' | 'deny' | 'pend';

export type Reason =
  | 'meets-criteria'
  | 'review-not-permitted'
  | 'below-need-accepted'
  | 'level-unavailable'
  | 'less-intensive-level-indicated'
  | 'payer-rule'
  | 'coverage'
  | 'information-needed'
  | 'clinical-review'
  | 'edition-mismatch'
  | 'inconsistent-facts'
  | 'hours-below-level'
  | 'different-level'
  | 'request-below-need'
  | 'criteria-do-not-apply'
  | 'coverage-unverified'
  | 'no-version-known'
  | 'unverified-source'
  | 'findings-only'
  | 'second-opinion'
  | 'attested-approval'
  | 'urgent';

export type Tension =
  'none' | 'clinical-prevailed' | 'payer-prevailed' | 'statute-prevailed' | 'request-below-need' | 'undetermined';

/** A level of care by axis. Axes are compared one by one, never added up. */
export interface Level {
  readonly treatment?: string;
  readonly withdrawal?: string;
  readonly otp?: boolean;
  readonly recoveryResidence?: boolean;
}

export interface Care {
  readonly level: Level;
  readonly hoursPerWeek?: number;
  /** Fewer hours a week than this (exclusive), where the level's definition has an exclusive ceiling. */
  readonly hoursPerWeekBelow?: number;
  readonly units?: number;
  readonly unit?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface CitedSource {
  readonly title: string;
  readonly section?: string;
  readonly url?: string;
}

/** A condition as it was evaluated: each leaf with the value seen and the value wanted. */
export type Trace =
  | { readonly all: readonly Trace[]; readonly result: TruthWord }
  | { readonly any: readonly Trace[]; readonly result: TruthWord }
  | { readonly not: Trace; readonly result: TruthWord }
  | { readonly atLeast: number; readonly of: readonly Trace[]; readonly result: TruthWord }
  | {
      readonly fact: string;
      readonly operator: string;
      readonly wanted: unknown;
      readonly seen: unknown;
      readonly origin: 'stated' | 'entailed' | 'derived' | 'unknown';
      readonly result: TruthWord;
    }
  | { readonly criterion: string; readonly result: TruthWord }
  | { readonly parameter: string; readonly wanted: unknown; readonly seen: unknown; readonly result: TruthWord };

export type CitedResult = TruthWord | 'not-applicable' | 'overridden';

export interface CitedCriterion {
  readonly id: string;
  readonly title: string;
  readonly kind: 'clinical' | 'payer' | 'overlay' | 'service' | 'entailment' | 'coverage' | 'law';
  readonly basis: 'clinical' | 'coverage' | 'cost' | 'statute' | 'documentation';
  readonly effect?: string;
  readonly level?: string;
  readonly dimension?: string;
  readonly result: CitedResult;
  /** Did this criterion settle the answer, or is it shown for completeness? */
  readonly deciding: boolean;
  readonly edition?: string;
  readonly version: string;
  readonly source: CitedSource;
  readonly status: 'verified' | 'secondary' | 'interpretation' | 'unverified';
  readonly because?: string;
  readonly satisfiedBy?: string;
  readonly counting?: string;
  readonly trace?: Trace;
}

export interface Question {
  readonly fact: string;
  readonly question: string;
  readonly unit?: string;
  readonly values?: readonly string[];
}

export interface ClinicalFindingView {
  readonly method: 'best-fit' | 'join' | 'stated' | 'certification' | 'not-evaluated';
  readonly criteria?: {
    readonly id: string;
    readonly version: string;
    readonly edition: string;
    readonly title: string;
  };
  readonly finding:
    | 'level'
    | 'possible'
    | 'none-indicated'
    | 'no-level'
    | 'inconsistent'
    | 'edition-mismatch'
    | 'criteria-do-not-apply'
    | 'not-evaluated';
  /** The level indicated, where there is one. */
  readonly indicated?: Level;
  /** Every level the known facts leave open. */
  readonly possible?: readonly Level[];
  /** What the ratings given would indicate, where another authority decides: shown, not decisive. */
  readonly ratingsIndicate?: Level;
  readonly flags: readonly string[];
  readonly statement: string;
}

export interface PayerFindingView {
  readonly finding: 'no-objection' | 'objects' | 'protects' | 'asks' | 'undetermined';
  readonly statement: string;
  readonly rulesMet: readonly string[];
  readonly rulesUndetermined: readonly string[];
  readonly rulesOverridden: readonly string[];
}

/** The part of a request that may not be reviewed yet: days after a window, or visits beyond its count. */
export interface Unreviewed {
  /** First day; absent where the window counts visits. */
  readonly from?: string;
  /** Last day; absent when open. */
  readonly to?: string;
  readonly units?: number;
  readonly unit?: string;
}

export interface Determination {
  readonly decision: Decision;
  readonly reason: Reason;
  /** The payer's reason code of a deciding rule, where one decided. */
  readonly reasonCode?: string;
  readonly finality: 'final' | 'proposed';
  readonly releasable: boolean;
  readonly urgent: boolean;
  readonly reference?: string;
  /** Marks of the record, as the request gave them. */
  readonly confidentiality?: readonly Confidentiality[];
  readonly requested: Care;
  readonly authorized?: Care;
  readonly reviewOn?: string;
  readonly notYetReviewable?: Unreviewed;
  readonly alternatives: readonly Level[];
  readonly tension: {
    readonly kind: Tension;
    readonly clinicalLevel?: Level;
    readonly payerLevel?: Level;
    readonly rules: readonly string[];
    readonly statement: string;
  };
  readonly findings: { readonly clinical: ClinicalFindingView; readonly payer: PayerFindingView };
  readonly criteria: readonly CitedCriterion[];
  /** Facts that can still change the outcome. */
  readonly missing: readonly Question[];
  /** Facts worth knowing that hold nothing up. */
  readonly questions: readonly Question[];
  readonly advice: readonly string[];
  readonly rationale: string;
  readonly reviewer: { readonly required: 'none' | 'administrative' | 'clinician'; readonly statement: string };
  readonly attestation?: {
    /** Digest of the proposed determination that was attested. */
    readonly determination: string;
    readonly conclusion: 'agree' | 'approve-as-requested' | 'refer';
    readonly reviewer: 'clinician' | 'administrative';
    readonly credential: string;
    readonly licenceState?: string;
    readonly on: string;
    /** What was said of single criteria. */
    readonly criteria?: readonly CriterionAttested[];
  };
  readonly toolUse: string;
  /** Only where asked for. */
  readonly clocks?: Clocks;
  /** Only where asked for. */
  readonly rights?: Rights;
  /** Only where asked for. */
  readonly wouldChange?: WouldChange;
  /** Only where asked for. */
  readonly qualifications?: Qualifications;
  /** Only where asked for, and only of a downgrade. */
  readonly downgrade?: Downgrade;
  /** Only where asked for. */
  readonly changes?: Changes;
  readonly provenance: Provenance;
}

export interface Provenance {
  readonly engine: string;
  readonly ruleset?: { readonly payer: string; readonly version: string; readonly digest: string };
  /** The overlays that the ruleset imports; absent when it imports none. */
  readonly overlays?: readonly { readonly id: string; readonly version: string; readonly digest: string }[];
  readonly criteria?: { readonly id: string; readonly version: string; readonly digest: string };
  readonly facts: { readonly version: string; readonly digest: string };
  /** SHA-256 of the request as received, after canonical ordering; by the deployment's key where it has one. */
  readonly request: string;
  /** Name of the key that `request` was made with; absent for a plain digest. */
  readonly requestKey?: string;
  /** SHA-256 of the proposed determination without attestation: what an attestation names. */
  readonly determination: string;
}
