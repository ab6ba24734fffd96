import type { Condition } from '../conditions/condition.js';
import type { Fact, Scalar } from '../facts/catalogue.js';
import type { Edition, LevelNames } from '../facts/level-names.js';
import type { Waiver } from './lint-documents.js';

/** The documents on disk under `rulesets/`, as `schemas/*.schema.json` admits them. */

/** How far a statement is backed by a source read; the weakest mark counts. */
export type Status = 'verified' | 'secondary' | 'interpretation' | 'unverified';

export interface Citation {
  /** Key of `references` in the same document. */
  readonly ref: string;
  /** Section, paragraph, table or page. */
  readonly section?: string;
}

export interface Reference {
  readonly title: string;
  readonly url?: string;
  readonly note?: string;
}

export type Basis = 'clinical' | 'coverage' | 'cost' | 'statute' | 'documentation';

export type ReviewType = 'prior-authorization' | 'concurrent' | 'retrospective' | 'claim';

export type Effect =
  | { readonly effect: 'exempt'; readonly window?: Window }
  | { readonly effect: 'prohibit'; readonly reasons: readonly string[] }
  | { readonly effect: 'guarantee'; readonly days: number; readonly from: 'admission' | 'request' }
  | { readonly effect: 'deny'; readonly reason: string }
  | { readonly effect: 'pend'; readonly reason: string; readonly needs: readonly string[] }
  | { readonly effect: 'downgrade'; readonly to: string; readonly reason: string }
  | ({ readonly effect: 'limit'; readonly reason: string } & Amounts)
  | { readonly effect: 'advise' };

/**
 * How far an exemption reaches; without a window, the whole request. Day 1 is the date fact `from`, or else the first
 * day asked for. Business days end with the day that completes them. Where `used` names a count of days or visits had
 * before the request, only what is left of the window counts.
 */
export interface Window {
  readonly days?: number;
  readonly businessDays?: number;
  readonly from?: 'stay.admittedOn';
  readonly visits?: number;
  readonly used?: string;
}

export interface Amounts {
  readonly days?: number;
  readonly units?: number;
  readonly unit?: 'day' | 'session' | 'visit' | 'hour';
  readonly hoursPerWeek?: number;
}

export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly appliesTo?: { readonly levels?: readonly string[]; readonly reviewTypes?: readonly ReviewType[] };
  readonly when: Condition;
  readonly then: Effect;
  readonly basis: Basis;
  readonly because: string;
  readonly satisfiedBy?: string;
  readonly cite: Citation;
  readonly status: Status;
  /** The source gives the number, the effect is our choice (ruling P6). */
  readonly effectIsOurs?: boolean;
  /** The day-count convention, for every rule that counts. */
  readonly counting?: string;
}

export interface PayerDocument {
  readonly payer: string;
  readonly name: string;
  readonly fictional?: boolean;
  readonly jurisdiction: string;
  /** Bodies of law that bind it: keys of `bodies` in `lint-law.json`. */
  readonly law?: readonly string[];
  readonly aliases?: readonly string[];
  /** Windows in which no version is known, each with the reason. */
  readonly gaps: readonly { readonly from: string | null; readonly to: string | null; readonly reason: string }[];
  /** Procedure and revenue codes to levels, per edition. */
  readonly codes: {
    readonly procedure: Readonly<Record<string, CodeEntry>>;
    readonly revenue: Readonly<Record<string, CodeEntry>>;
  };
}

export interface CodeEntry {
  readonly levels: readonly string[];
  readonly cite?: Citation;
  readonly status: Status;
}

export type CriteriaChoice = {
  readonly population: 'adult' | 'adolescent';
  /** A criteria set's id, `stated:<tool>` or `certification`. */
  readonly set: string;
};

export interface CoverageEntry {
  readonly status: 'covered' | 'excluded' | 'unstated';
  readonly authorization?: 'required' | 'not-required';
  readonly cite?: Citation;
  readonly evidence?: Status;
  readonly note?: string;
}

export interface RulesetDocument {
  readonly payer: string;
  readonly version: string;
  readonly title: string;
  readonly binds: { readonly describe: string; readonly when?: Condition; readonly cite: Citation };
  readonly effective: {
    readonly by: 'service-date' | 'policy-date';
    readonly from: string;
    readonly to: string | null;
  };
  /** The edition whose level codes this ruleset speaks. */
  readonly levels: 'asam-3' | 'asam-4';
  /** Adults are this age and above. */
  readonly adultFrom: number;
  readonly criteria: readonly CriteriaChoice[];
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, Scalar>>>>;
  readonly coverage: Readonly<Record<string, CoverageEntry>>;
  readonly policy: Policy;
  readonly references: Readonly<Record<string, Reference>>;
  /** Overlays whose rules this version takes in, each pinned as `id@version#digest`. */
  readonly imports?: readonly string[];
  readonly author: string;
  readonly approver: string;
  readonly lastVerified: string;
  readonly reasonForChange: string;
  readonly supersedes?: string;
  /** Recorded in `published.json`, never in the file. */
  readonly withdrawn?: { readonly on: string; readonly reason: string };
  /** Lint findings that stand for a reason. */
  readonly waivers?: readonly Waiver[];
}

export interface Policy {
  /** May a full approval leave as final without a person? */
  readonly autoApproval: boolean;
  readonly underRequest: 'approve-with-warning' | 'pend';
  /** Withhold any proposed adverse outcome: findings only. */
  readonly findingsOnly: boolean;
  readonly requireFullRatings: boolean;
}

/**
 * Rules of a higher authority, which rulesets import and cannot override: only protective and neutral ones, so that no
 * ruleset has a reason to set anything against them.
 */
export interface OverlayDocument {
  readonly overlay: string;
  readonly version: string;
  readonly title: string;
  /** What it holds, what it leaves out, and why its window is what it is. */
  readonly describe: string;
  readonly effective: { readonly from: string; readonly to: string | null };
  readonly references: Readonly<Record<string, Reference>>;
  readonly author: string;
  readonly approver: string;
  readonly lastVerified: string;
  readonly reasonForChange: string;
}

export interface RulesDocument {
  readonly rules: readonly Rule[];
}

export interface CaseDocument {
  readonly base: Readonly<Record<string, unknown>>;
  readonly cases: readonly RuleCase[];
}

export interface RuleCase {
  readonly name: string;
  /** RFC 7396 merge patch on `base`; the result is an API body. */
  readonly change?: Readonly<Record<string, unknown>>;
  readonly expect: {
    readonly decision: 'approve' | 'downgrade' | 'deny' | 'pend';
    readonly reason?: string;
    readonly level?: string;
    /** Rule or criterion id → the result it must be cited with. */
    readonly cites: Readonly<Record<string, 'met' | 'not-met' | 'undetermined' | 'overridden'>>;
    readonly missing?: readonly string[];
  };
}

/** `rulesets/published.json`: which versions decide. From its publication on the folder of a version is frozen. */
export interface PublishedDocument {
  readonly records: readonly Publication[];
}

/** Who did something to a published version, when and why. */
export interface Act {
  readonly on: string;
  readonly author: string;
  readonly approver: string;
  readonly reason: string;
}

export interface Publication extends Act {
  readonly payer: string;
  readonly version: string;
  /** Names of the checks that the version passed. */
  readonly passed: readonly string[];
  /** SHA-256 of `files`. */
  readonly sha256: string;
  /** Every document of the folder, with the SHA-256 of its canonical form. */
  readonly files: Readonly<Record<string, string>>;
  /** Criteria sets and overlays that the answers of the version depend on, by folder. */
  readonly restsOn: Readonly<Record<string, string>>;
  /** The last day, set after publication. */
  readonly ended?: Act & { readonly to: string };
  /** Set when it must decide no more, but for stays that began under it. */
  readonly withdrawn?: Act;
  /** Each time it was checked again on changed criteria, with the digests it rested on before. */
  readonly renewed?: readonly (Act & { readonly restedOn: Readonly<Record<string, string>> })[];
}

/** `rulesets/facts.json`. */
export interface FactsDocument {
  readonly version: string;
  readonly facts: readonly Fact[];
}

/** A reason an adverse rule may give. */
export interface ReasonDocument {
  readonly meaning: string;
  /** Who may make an adverse answer for this reason final. */
  readonly reviewer: 'administrative' | 'clinician';
}

/** `rulesets/reasons.json`. */
export interface ReasonsDocument {
  readonly reasons: Readonly<Record<string, ReasonDocument>>;
}

/** `rulesets/level-names.json`. */
export type LevelNamesDocument = LevelNames;

/** `rulesets/crosswalk.json`. */
export interface CrosswalkDocument {
  readonly references: Readonly<Record<string, Reference>>;
  readonly entries: readonly CrosswalkEntry[];
  readonly neverConverted: {
    readonly what: string;
    readonly reasons: readonly string[];
    readonly then: string;
    readonly cite: Citation;
    readonly status: Status;
  };
}

export interface CrosswalkEntry {
  readonly from: { readonly edition: Edition; readonly level: string };
  /** None when no level of the other edition matches. */
  readonly to: readonly {
    readonly edition: Edition;
    readonly level: string;
    /** In words; null where the translation holds without condition. */
    readonly condition: string | null;
    readonly status: Status;
  }[];
  readonly cite: Citation;
  readonly note?: string;
}
