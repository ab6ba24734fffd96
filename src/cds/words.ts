import type { Reason } from '../domain/determination.js';

/** Of what waits for a person; and of every denial and downgrade, since what is only proposed may not leave. */
export const UNDECIDED = 'A clinician at the plan has to look at this order before it can be answered.';

/**
 * What a card says first, by the reason of the determination: what the person who orders should know or do. Whether the
 * care is covered and needs an authorization stands in the coverage information, which the caller's system shows.
 */
export const SUMMARIES: Readonly<Record<Reason, string>> = {
  'meets-criteria': 'The assessment supports the care ordered.',
  'review-not-permitted': 'The law lets this care begin without a review.',
  'below-need-accepted': 'The assessment points to more care than is ordered. Check that this is meant.',
  'level-unavailable': 'The care ordered stands in for a less intensive level that cannot be had.',
  'less-intensive-level-indicated': UNDECIDED,
  'payer-rule': UNDECIDED,
  coverage: 'The plan’s list leaves this level of care out. A person at the plan decides, if asked.',
  'information-needed': 'The plan needs more information before it can answer.',
  'clinical-review': UNDECIDED,
  'edition-mismatch':
    'The order and the plan’s rules are of different editions of the criteria. Restate the level or the ratings.',
  'inconsistent-facts': 'Two things that were sent contradict each other. Check the assessment.',
  'hours-below-level': 'The hours ordered are fewer than this level of care has. Check hours or level.',
  'different-level': 'The assessment points to another kind of care than is ordered. A clinician at the plan decides.',
  'request-below-need': 'The assessment points to more care than is ordered.',
  'criteria-do-not-apply': 'The criteria of the plan are not made for this case. A clinician at the plan decides.',
  'coverage-unverified': 'Whether the plan covers this level of care has not been verified. Ask the plan.',
  'no-version-known': 'The plan’s rules for these dates are not known here. Ask the plan.',
  'unverified-source': 'A rule that nobody has verified bears on this order. A person at the plan decides.',
  'findings-only': 'The plan lets software make findings only. A person at the plan decides.',
  'second-opinion': 'The plan’s rules are being checked. A person at the plan decides.',
  'attested-approval': 'A reviewer has approved the care ordered.',
  urgent: 'This may be an emergency. Give the care that is needed; do not wait for the plan.',
};

export const NO_REVIEW = 'The plan asks for no review of this care before it begins.';

export const UNREADABLE = 'The order could not be held against the plan’s rules.';
export const NO_COVERAGE = 'No active coverage is on record, so nothing can be said about this order.';

/** What follows from leaving out a part of the prefetch. */
export const UNSENT = {
  patient: 'The patient was not sent along, so the age is not known.',
  assessments: 'No assessment was sent along, so nothing is known of what was found.',
} as const;
