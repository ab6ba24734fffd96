import type { LegalSource, TimeLength } from './clocks.js';
import type { Question } from './determination.js';

/** What the member may do about an adverse answer, and what its notice must hold, as an answer shows them on request. */

export type RightKind =
  | 'internal-appeal'
  | 'expedited-appeal'
  | 'peer-to-peer'
  | 'external-review'
  | 'expedited-external-review'
  | 'fair-hearing'
  | 'continuation-of-benefits'
  | 'continued-care'
  | 'advance-notice'
  | 'grievance'
  | 'consumer-assistance'
  | 'free-copies';

export interface Deadline extends TimeLength {
  readonly evidence: LegalSource['evidence'];
  readonly source: LegalSource['source'];
}

export interface Right extends LegalSource {
  readonly id: string;
  readonly kind: RightKind;
  readonly title: string;
  readonly statement: string;
  readonly applies: 'yes' | 'undetermined';
  readonly missing: readonly string[];
  /** How long the member has to ask for it; `lastDay` where the day of the written notice is stated. */
  readonly file?: Deadline & { readonly from: 'notice' | 'appeal-decision'; readonly lastDay?: string };
  /** How long whoever decides has. */
  readonly decide?: Deadline;
  /** What only the payer can fill in. */
  readonly payerAdds: readonly string[];
}

export interface NoticeElement {
  readonly id: string;
  readonly title: string;
  readonly state: 'filled' | 'partly' | 'payer-must-add';
  /** JSON pointers into the answer where it stands. */
  readonly at: readonly string[];
  readonly payerAdds?: string;
  readonly evidence: LegalSource['evidence'];
  readonly mark: LegalSource['mark'];
  readonly source: LegalSource['source'];
}

export interface Rights {
  readonly law: { readonly version: string; readonly digest: string };
  readonly statement: string;
  /** Does the answer give less than was asked? `open`: it is not decided, and these would be the rights if it did. */
  readonly occasion: 'adverse' | 'open' | 'none';
  readonly rights: readonly Right[];
  /** Kinds of right that no rule read gives here: not a statement that there is none. */
  readonly notRead: readonly RightKind[];
  /** What the notice must hold, and who fills it. */
  readonly notice: readonly NoticeElement[];
  readonly questions: readonly Question[];
}
