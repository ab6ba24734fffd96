import type { Condition } from '../conditions/condition.js';
import type { QualificationKind } from '../domain/qualifications.js';
import type { RightKind } from '../domain/rights.js';
import type { Citation, Reference, Status } from './documents.js';

/** `rulesets/law/clocks.json`, `rights.json` and `reviewers.json`, as `schemas/*.schema.json` admits them. */

/** How a source was read; `schemas/clocks.schema.json` says what each means. */
export type Mark = 'P' | 'P-older' | 'Q' | 'S' | 'I' | 'K';

export type LawStatus = 'in-force' | 'enacted' | 'proposed' | 'paused';

/** An earlier edition or a quotation is as good as a secondary source: its words may have changed. */
const EVIDENCE: Readonly<Record<Mark, Status>> = {
  P: 'verified',
  'P-older': 'secondary',
  Q: 'secondary',
  S: 'secondary',
  I: 'interpretation',
  K: 'unverified',
};

export const evidenceOf = (mark: Mark): Status => EVIDENCE[mark];

export interface Sourced {
  readonly mark: Mark;
  readonly cite: Citation;
}

/** What every rule of law says of itself. */
export interface LawHead extends Sourced {
  readonly id: string;
  readonly title: string;
  readonly when: Condition;
  /** First and last day of receipt. */
  readonly from: string | null;
  readonly to: string | null;
  readonly status: LawStatus;
}

export type Length =
  | { readonly amount: number; readonly unit: 'hour' | 'calendar-day' }
  | {
      readonly amount: number;
      readonly unit: 'business-day' | 'day-except-holidays';
      /** The state whose holidays, beside the federal ones, are not counted. */
      readonly holidays: string;
    };

export interface LawLine {
  readonly line: string;
  /** Facts without which the rules that bind it cannot be named. */
  readonly needs: readonly string[];
}

export interface ClockRule extends LawHead {
  readonly purpose: 'decision' | 'notice';
  readonly duration: Length;
  /** `receipt`, or a fact that is a moment; the first known counts. */
  readonly starts: readonly string[];
  readonly extension?: Sourced & { readonly by: Length; readonly says: string };
  readonly tolling?: Sourced & { readonly atLeast: Length; readonly says: string };
  readonly incomplete?: Sourced & {
    readonly noticeWithin: Length;
    readonly answerWithin: Length;
    readonly decideWithin: Length;
    readonly says: string;
  };
  readonly expiry?: Sourced & { readonly meaning: 'denial' | 'deemed-exhausted'; readonly says: string };
  readonly note?: string;
}

export interface ClockGap {
  readonly id: string;
  readonly when: Condition;
  readonly covers: 'all' | 'part';
  readonly reason: string;
}

interface LawDocument {
  readonly version: string;
  readonly references: Readonly<Record<string, Reference>>;
  readonly lines: readonly LawLine[];
}

/** `rulesets/law/clocks.json`. */
export interface ClocksDocument extends LawDocument {
  readonly clocks: readonly ClockRule[];
  readonly gaps: readonly ClockGap[];
}

export interface DecideTime extends Sourced {
  readonly amount: number;
  readonly unit: 'hour' | 'calendar-day' | 'business-day' | 'calendar-month';
}

export interface FileTime extends DecideTime {
  readonly from: 'notice' | 'appeal-decision';
  /** A last day on a weekend or federal holiday moves to the next business day. */
  readonly rollForward?: boolean;
}

export interface RightRule extends LawHead {
  readonly kind: RightKind;
  readonly says: string;
  readonly on: 'adverse' | 'downgrade';
  readonly file?: FileTime;
  readonly decide?: DecideTime;
  readonly payerAdds?: readonly string[];
}

/** How it is seen whether an answer holds an element of a notice. */
export type NoticeCheck =
  | 'decision'
  | 'reasons'
  | 'provision'
  | 'needed'
  | 'appeal'
  | 'expedited-appeal'
  | 'appeal-and-external-review'
  | 'fair-hearing'
  | 'free-copies'
  | 'continuation'
  | 'guideline'
  | 'judgment'
  | 'service-date'
  | 'denial-code'
  | 'criteria-source'
  | 'reviewer-credential'
  | 'payer';

export interface NoticeRule extends Sourced {
  readonly id: string;
  readonly title: string;
  readonly when: Condition;
  readonly needed: 'always' | 'information-missing' | 'medical-necessity' | 'rule-relied-on';
  readonly check: NoticeCheck;
  readonly payerAdds?: string;
}

/** `rulesets/law/rights.json`. */
export interface RightsDocument extends LawDocument {
  readonly rights: readonly RightRule[];
  readonly notice: readonly NoticeRule[];
}

export interface RequirementRule extends LawHead {
  readonly kind: QualificationKind;
  readonly says: string;
  /** How an attestation shows it; absent where it cannot be seen there. */
  readonly check?: 'clinician' | 'licence-state' | 'credential';
}

/** A law under which software may not even propose an adverse answer. */
export interface BarRule extends Sourced {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly when: Condition;
  readonly status: LawStatus;
}

/** `rulesets/law/reviewers.json`. */
export interface ReviewersDocument extends LawDocument {
  readonly requirements: readonly RequirementRule[];
  readonly bars: readonly BarRule[];
}
