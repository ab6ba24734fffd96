import type { Determination, Reason } from '../../domain/determination.js';
import { sameLevel } from '../../domain/level.js';
import type { ItemAnswer } from './item-answer.js';

/** X12 306, the codes that PAS answers are given in. A2 is none of them: a changed item is A6 (PAS 2.2.1). */
export const REVIEW_ACTIONS = {
  A1: 'Certified in total',
  A3: 'Not Certified',
  A4: 'Pended',
  A6: 'Modified',
  C: 'Cancelled',
  CT: 'Contact Payer',
  NA: 'No Action Required',
} as const;

export type ReviewAction = keyof typeof REVIEW_ACTIONS;

/** X12 886, the codes that are given here. */
export const REVIEW_REASONS = {
  '0F': 'Not Medically Necessary',
  '0G': 'Level of Care Not Appropriate',
  '0H': 'Certification Not Required for this Service',
  '0L': 'Exceeds Plan Maximums',
  '0M': 'Non-covered Service',
  '0P': 'Requested Information Not Received',
  '0U': 'Additional Patient Information Required',
  '0V': 'Requires Medical Review',
} as const;

export type ReviewReason = keyof typeof REVIEW_REASONS;

export interface ItemAction {
  readonly code: ReviewAction;
  readonly reason?: ReviewReason;
}

const act = (code: ReviewAction, reason?: ReviewReason): ItemAction =>
  reason === undefined ? { code } : { code, reason };

/** The one table from an answer to its code. Nothing adverse leaves as such before a person has attested it. */
export function actionOf(answer: ItemAnswer, isExempt: (determination: Determination) => boolean): ItemAction {
  switch (answer.kind) {
    case 'cancelled':
      return act('C');
    case 'contact':
      return act('CT');
    case 'unclear':
    case 'faulty':
      return act('A4', '0U');
    case 'decided':
      return decided(answer.determination, isExempt);
  }
}

function decided(determination: Determination, isExempt: (determination: Determination) => boolean): ItemAction {
  const { decision, finality, reason } = determination;
  if (decision === 'pend') return act('A4', WAITS_FOR[reason] ?? '0V');
  if (finality !== 'final') return act('A4', '0V');
  switch (decision) {
    case 'approve':
      // Where the plan asks for no authorization, or the law lets it ask for none, there is none to give a number to.
      return reason === 'review-not-permitted' || isExempt(determination) ? act('NA', '0H') : act('A1');
    case 'downgrade':
      return act('A6', lowered(determination));
    case 'deny':
      return act('A3', refused(determination));
  }
}

/** Pends that a word more would settle; every other waits for a clinician. */
const WAITS_FOR: Readonly<Partial<Record<Reason, ReviewReason>>> = {
  'information-needed': '0U',
  'edition-mismatch': '0U',
  'inconsistent-facts': '0U',
  'hours-below-level': '0U',
};

function lowered({ requested, authorized }: Determination): ReviewReason {
  return authorized !== undefined && sameLevel(requested.level, authorized.level) ? '0L' : '0G';
}

/** By what the rules that decided rest on. */
function refused({ criteria, reason }: Determination): ReviewReason {
  if (reason === 'coverage') return '0M';
  const bases = new Set(
    criteria.filter(({ deciding, result }) => deciding && result === 'met').map(({ basis }) => basis),
  );
  if (bases.has('documentation')) return '0P';
  if (bases.has('cost')) return '0L';
  return bases.has('coverage') ? '0M' : '0F';
}
