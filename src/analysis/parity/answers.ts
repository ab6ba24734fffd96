import type { Scale } from '../../clinical/scale.js';
import type { Care } from '../../domain/determination.js';
import { sameLevel } from '../../domain/level.js';
import { lessThanAsked } from '../../resolution/amounts.js';
import type { Verdict } from '../../verdict.js';

/** What an answer is beside what was asked for, from the best to the worst. */
export const ANSWERS = ['full', 'later', 'waits', 'cut', 'lower', 'denied'] as const;
/**
 * `full`: all that was asked. `later`: a first part, the rest reviewed later. `waits`: a question or a person. `cut`:
 * less of it. `lower`: a less intensive level. `denied`.
 */
export type Answer = (typeof ANSWERS)[number];

type Decided = Pick<Verdict, 'decision' | 'care'>;

export function answerTo(asked: Care, { care, decision }: Decided): Answer {
  switch (decision) {
    case 'pend':
      return 'waits';
    case 'deny':
      return 'denied';
    default: {
      const whole = care !== undefined && sameLevel(care.level, asked.level) && !lessThanAsked(asked, care);
      if (whole) return 'full';
      if (decision === 'approve') return 'later';
      return care !== undefined && sameLevel(care.level, asked.level) ? 'cut' : 'lower';
    }
  }
}

/** Is the first answer worse for the person than the second? */
export function worse(asked: Care, scale: Scale, one: Decided, other: Decided): boolean {
  const [here, there] = [one, other].map((decided) => ANSWERS.indexOf(answerTo(asked, decided))) as [number, number];
  if (here !== there) return here > there;
  if (one.care === undefined || other.care === undefined) return false;
  const [given, kept] = [one.care.level.treatment, other.care.level.treatment];
  const below = given !== undefined && kept !== undefined && scale.compareTreatment(given, kept) === 'less';
  return below || lessThanAsked(other.care, one.care);
}
