import type { Care, Level, Reason } from '../domain/determination.js';
import type { Resolution } from '../resolution/situation.js';
import type { MessageKey } from './messages.js';
import { say } from './messages.js';
import type { LevelWords } from './words.js';
import { describeLevel } from './words.js';

export interface Story {
  readonly resolution: Resolution;
  readonly asked: Care;
  readonly indicated: Level | undefined;
  readonly words: LevelWords;
  /** The deciding rules' own reasons, in their words. */
  readonly because: readonly string[];
}

/** A few sentences a patient can read: no codes, nothing abbreviated, what happens next. */
export function rationale({ resolution, asked, indicated, words, because }: Story): string {
  const parameters = {
    asked: describeLevel(asked.level, words),
    given: given(asked, resolution, words),
    indicated: describeLevel(resolution.belowNeed ?? resolution.standsInFor ?? indicated ?? {}, words),
    at: describeLevel(resolution.at ?? asked.level, words),
    because: because.join(' '),
  };
  const rest =
    resolution.care?.to === undefined || resolution.notYetReviewable === undefined
      ? []
      : [say('rationale.rest', { through: resolution.care.to })];
  return [say(keyFor(resolution), parameters), ...(resolution.decision === 'downgrade' ? because : []), ...rest].join(
    ' ',
  );
}

function given(asked: Care, resolution: Resolution, words: LevelWords): string {
  const { care } = resolution;
  if (care === undefined) return '';
  const amounts = [
    ...(care.hoursPerWeek !== undefined && care.hoursPerWeek !== asked.hoursPerWeek
      ? [`${care.hoursPerWeek} hours a week`]
      : []),
    ...(care.hoursPerWeekBelow === undefined ? [] : [`fewer than ${care.hoursPerWeekBelow} hours a week`]),
    ...(care.units !== undefined && care.units !== asked.units ? [`${care.units} ${care.unit ?? 'unit'}s`] : []),
    ...(care.to !== undefined && care.to !== asked.to ? [`through ${care.to}`] : []),
  ];
  return [describeLevel(care.level, words), ...amounts].join(', ');
}

function keyFor(resolution: Resolution): MessageKey {
  switch (resolution.decision) {
    case 'approve':
      if (resolution.exempt) return 'rationale.approve-exempt';
      if (resolution.standsInFor !== undefined) return 'rationale.approve-stands-in';
      return resolution.belowNeed === undefined ? 'rationale.approve' : 'rationale.approve-below';
    case 'downgrade':
      if (resolution.reason === 'payer-rule') return 'rationale.downgrade-payer';
      return resolution.reason === 'coverage' ? 'rationale.downgrade-coverage' : 'rationale.downgrade-clinical';
    case 'deny':
      return resolution.reason === 'coverage' ? 'rationale.deny-coverage' : 'rationale.deny-payer';
    case 'pend':
      return PENDS[resolution.reason] ?? 'rationale.pend-clinical';
  }
}

const PENDS: Partial<Record<Reason, MessageKey>> = {
  urgent: 'rationale.pend-urgent',
  'information-needed': 'rationale.pend-information',
  'criteria-do-not-apply': 'rationale.pend-criteria-do-not-apply',
  'edition-mismatch': 'rationale.pend-edition',
  'inconsistent-facts': 'rationale.pend-inconsistent',
  'hours-below-level': 'rationale.pend-hours',
  'request-below-need': 'rationale.pend-below-need',
  'different-level': 'rationale.pend-different',
  'unverified-source': 'rationale.pend-unverified',
  'no-version-known': 'rationale.pend-version',
  'coverage-unverified': 'rationale.pend-version',
  'findings-only': 'rationale.pend-findings-only',
};
