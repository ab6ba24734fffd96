import type { PayerRulesetSummary } from '../../api/types.js';
import type { Standing } from '../../parts/standing.js';
import { dayWords } from '../../time/remaining.js';

/** Does a version decide on this day? Days compare as text. */
export function inForceOn({ effective: { from, to }, withdrawn }: PayerRulesetSummary, today: string): Standing {
  if (withdrawn !== undefined) return { tone: 'not-met', icon: 'not-met', word: 'Withdrawn' };
  if (from > today) return { tone: 'unknown', icon: 'calendar', word: 'Not yet in force' };
  if (to !== null && to < today) return { tone: 'neutral', icon: 'neutral', word: 'For earlier days' };
  return { tone: 'met', icon: 'met', word: 'In force today' };
}

export function windowWords({ by, from, to }: PayerRulesetSummary['effective']): string {
  const until = to === null ? `from ${dayWords(from)} on` : `${dayWords(from)} to ${dayWords(to)}`;
  return `${until}, by ${by === 'service-date' ? 'the first day of care' : 'the date of the policy'}`;
}
