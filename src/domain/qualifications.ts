import type { LegalSource } from './clocks.js';
import type { Question } from './determination.js';

/** Who may sign an adverse answer, by jurisdiction, as an answer shows it on request. */

export type QualificationKind =
  /** Who decides: a physician, a clinical peer, a licensed professional. */
  | 'decides'
  /** Knowledge that fits the care in question. */
  | 'expertise'
  /** Where the licence must be. */
  | 'licence-state'
  /** Took no part in an earlier decision, nor under one who did. */
  | 'not-involved-before'
  /** How the review must be done: for this person, before the answer goes out. */
  | 'review'
  /** What software may and may not do. */
  | 'software'
  /** What must be told of the reviewer or of the software. */
  | 'disclosure';

export interface Qualification extends LegalSource {
  readonly id: string;
  readonly kind: QualificationKind;
  readonly title: string;
  readonly statement: string;
  readonly applies: 'yes' | 'undetermined';
  readonly missing: readonly string[];
  /** Does the attestation say so? Only where it can be seen from it. */
  readonly attested?: 'yes' | 'no' | 'not-stated';
}

export interface Qualifications {
  readonly law: { readonly version: string; readonly digest: string };
  readonly statement: string;
  /** Does the answer give less than was asked? `open`: it is not decided, and these would be the requirements if it did. */
  readonly occasion: 'adverse' | 'open' | 'none';
  readonly requirements: readonly Qualification[];
  readonly questions: readonly Question[];
}
