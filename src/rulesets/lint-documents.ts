import type { Condition } from '../conditions/condition.js';
import type { Citation, Reference, Status } from './documents.js';

/** What the linter and the search for what would change an answer read beside the rules: `rulesets/themes.json`, `rulesets/lint-law.json` and the waivers of a version. */

export const LINTS = ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'L8', 'L9', 'L10', 'L11', 'L12', 'L13', 'L14'] as const;

export type Lint = (typeof LINTS)[number];

/** What a fact may be about; `schemas/themes.schema.json` says what each means and what more of it is. */
export type Theme =
  | 'acute'
  | 'chronic'
  | 'coOccurring'
  | 'severity'
  | 'residentialNeed'
  | 'stayNeeded'
  | 'tried'
  | 'engagement'
  | 'progress'
  | 'used'
  | 'stayLength'
  | 'asked'
  | 'interval'
  | 'statistic'
  | 'abstinence'
  | 'history'
  | 'authorization'
  | 'papers';

/** Which values are more of a theme: by the order of numbers or of false and true, or listed from least to most. */
export type Order = 'ascending' | 'descending' | readonly (readonly string[])[];

export type Classification = Readonly<Partial<Record<Theme, Order>>> & {
  /** Of the ASAM Criteria. */
  readonly dimension?: string;
  /** About the service, its provider or its papers rather than the person. */
  readonly service?: true;
  /** What it takes for it to be another one; absent, it is proposed only while nobody has stated it. */
  readonly change?: 'evidence' | 'clinical' | 'none';
};

/** `rulesets/themes.json`. */
export interface ThemesDocument {
  readonly facts: Readonly<Record<string, Classification>>;
  /** What a reason code itself declares an adverse rule to rest on. */
  readonly reasons: Readonly<Record<string, readonly Theme[]>>;
  /** Published criteria, each with the names by which a ruleset chooses them. */
  readonly criteria: Readonly<Record<string, readonly string[]>>;
}

/** `rulesets/lint-law.json`. */
export interface LintLawDocument {
  readonly references: Readonly<Record<string, Reference>>;
  /** Bodies of law, with whom each binds; `law` in payer.json names them. */
  readonly bodies: Readonly<Record<string, string>>;
  readonly yardsticks: { readonly residentialDays: Yardstick };
  readonly laws: readonly LintLaw[];
}

/** What is held against a ruleset where no law is. */
export interface Yardstick {
  readonly days: number;
  readonly why: string;
  readonly cite: Citation;
  readonly status: Status;
}

/** One pattern that a body of law makes unlawful. */
export type LintLaw = LawHead &
  (
    | { readonly lint: Exclude<Lint, 'L7' | 'L10' | 'L12' | 'L13'> }
    | { readonly lint: 'L7'; readonly criteria: readonly string[]; readonly nothingAdded: boolean }
    /** Least days of a first and of a later authorization; 0 where it says nothing. */
    | { readonly lint: 'L10'; readonly firstDays: number; readonly laterDays: number }
    | {
        readonly lint: 'L12';
        readonly considers: readonly ('stayLength' | 'abstinence' | 'history')[];
        readonly atAll: boolean;
      }
    | {
        readonly lint: 'L13';
        readonly days: number;
        readonly unit: 'day' | 'visit' | 'session';
        readonly reach: 'inside' | 'edge';
      }
  );

export interface LawHead {
  readonly id: string;
  readonly body: string;
  readonly from: string;
  readonly to: string | null;
  /** In our words. */
  readonly says: string;
  readonly levels?: {
    readonly settings?: readonly string[];
    readonly axes?: readonly string[];
    readonly codes?: readonly string[];
  };
  readonly when?: Condition;
  readonly cite: Citation;
  readonly status: Status;
}

/** Why one finding stands. */
export interface Waiver {
  readonly lint: Lint | 'unread';
  readonly rule?: string;
  readonly reason: string;
  readonly on: string;
  readonly by: string;
  /** The law by which an error stands nevertheless. */
  readonly cite?: Citation;
}
