/** Oracle: continued service of the third edition, in plain form. */
import type { CompleteAdult } from './asam3-adult.js';

export interface Continued3 {
  progress: 'achieved' | 'progressing' | 'actively-working' | 'stalled' | 'lacks-capacity' | 'worsened';
  newProblem: 'none' | 'treatable-here' | 'needs-higher';
  lowerLevelFeasible: boolean;
}

export type ContinuedOutcome3 = 'continue' | 'transfer-down-or-discharge' | 'transfer' | 'transfer-up';

/** The general test (a)-(g). The least favourable ground is looked at first: up, then elsewhere, then down. */
export function continuedService(facts: Continued3): ContinuedOutcome3 {
  if (facts.progress === 'worsened' || facts.newProblem === 'needs-higher') return 'transfer-up'; // (g)
  if (facts.lowerLevelFeasible) return 'transfer-down-or-discharge'; // no longer the least intensive level
  if (facts.newProblem === 'treatable-here') return 'continue'; // (c)
  if (facts.progress === 'stalled' || facts.progress === 'lacks-capacity') return 'transfer'; // (e), (f)
  if (facts.progress === 'achieved') return 'transfer-down-or-discharge'; // (d)
  return 'continue'; // (a), (b)
}

/** Level 1: D1 and D2 stay in their cells, plus one of D3-D6 still being worked on. */
export function continuesAtLevel1(f: CompleteAdult, facts: Continued3): boolean {
  const d1 = f.withdrawalNeed === 'none' || (f.withdrawalNeed === '1-WM' && f.d1 <= 1);
  const d2 = f.d2 <= 1 || (f.d2 === 2 && f.biomedicalConcurrentCare);
  const stillWorkedOn = f.d3 >= 1 || f.d4 >= 1 || f.d5 >= 1 || f.d6 >= 1;
  return d1 && d2 && stillWorkedOn && continuedService(facts) === 'continue';
}
