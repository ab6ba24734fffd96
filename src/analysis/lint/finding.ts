import type { Scalar } from '../../facts/catalogue.js';
import type { Citation, ReviewType, Status } from '../../rulesets/documents.js';
import type { Lint } from '../../rulesets/lint-documents.js';

/** One pattern found in a ruleset version, or something about the linting itself. */
export interface Finding {
  /** `unread`: a rule could not be judged. `waiver`: a waiver that silences nothing. */
  readonly lint: Lint | 'unread' | 'waiver';
  /** Where the law makes the pattern unlawful, by a source that was read, it is an error. */
  readonly severity: 'error' | 'warning';
  /** Absent for a finding about the ruleset as a whole. */
  readonly rule?: string;
  readonly place: {
    /** Relative to the root of the rulesets folder. */
    readonly file: string;
    readonly pointer: string;
    readonly line?: number;
  };
  readonly message: string;
  /** Values of facts that show it. */
  readonly evidence?: Evidence;
  /** The laws that bar the pattern here. */
  readonly laws: readonly Barring[];
  /** Set when a waiver silences it. */
  readonly waived?: { readonly reason: string; readonly on: string; readonly by: string; readonly cite?: Citation };
}

/** A request at which the rule speaks, and one that differs only in what the pattern is about. */
export interface Evidence {
  readonly level: string;
  readonly reviewType: ReviewType;
  /** The same in both. */
  readonly where: Values;
  /** With these the rule applies. */
  readonly applies: Values;
  /** With these instead it does not. */
  readonly spares?: Values;
}

export type Values = Readonly<Record<string, Scalar>>;

export interface Barring {
  readonly id: string;
  /** Whom the body of law binds. */
  readonly body: string;
  readonly says: string;
  /** In words: title of the source and section. */
  readonly source: string;
  readonly from: string;
  readonly status: Status;
}

/** A pattern found, before the law is asked and waivers are read. */
export interface Hit {
  readonly rule?: string;
  /** Into `ruleset.json`, for a finding about the ruleset as a whole. */
  readonly pointer?: string;
  readonly message: string;
  readonly evidence?: Evidence;
  /** The rule of the ruleset that itself states the law. */
  readonly statedBy?: string;
  /** That the law reaches this far is our reading of it: never an error. */
  readonly ourReading?: boolean;
}
