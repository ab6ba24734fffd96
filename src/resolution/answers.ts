import type { Level, Reason } from '../domain/determination.js';
import type { Mutable } from '../domain/writable.js';
import type { Speaker } from './speaking.js';
import { ids } from './speaking.js';
import type { Resolution } from './situation.js';

/** What was settled on the way to an answer, and is said with it. */
export type Decided = Pick<Resolution, 'overridden' | 'exempt' | 'lowered' | 'coverageAt'>;

const NOTHING_DECIDED: Decided = Object.freeze({ overridden: [], exempt: false, lowered: false, coverageAt: [] });

/** A question or a matter for a person; the blank that every other answer is filled into. */
export function pend(reason: Reason, decided = NOTHING_DECIDED): Resolution {
  return {
    decision: 'pend',
    reason,
    alternatives: [],
    tension: 'undetermined',
    deciding: [],
    overridden: decided.overridden,
    needs: [],
    exempt: decided.exempt,
    lowered: decided.lowered,
    coverageAt: decided.coverageAt,
  };
}

/** Rules that ask for something first, at a level. */
export function asking(pends: readonly Speaker<'pend'>[], at: Level, decided: Decided): Resolution {
  const needs = [...new Set(pends.flatMap(({ effect }) => effect.needs))];
  const hours = pends.some(({ effect }) => effect.reason === 'hours-below-level');
  const reason: Reason = hours ? 'hours-below-level' : needs.length > 0 ? 'information-needed' : 'clinical-review';
  const reasonCode = pends[0]?.effect.reason;
  // Put together member by member: a request is resolved many times, and spreading one object over another is slow.
  const answer: Mutable<Resolution> = pend(reason, decided);
  answer.needs = needs;
  answer.deciding = ids(pends);
  if (reasonCode !== undefined) answer.reasonCode = reasonCode;
  answer.at = at;
  return answer;
}

/** Rules that stand against the request. */
export function denied(denies: readonly Speaker<'deny'>[], decided?: Decided): Resolution {
  const coverage = denies.every(({ by }) => by.rule.basis === 'coverage');
  const reasonCode = denies[0]?.effect.reason;
  return {
    ...pend(coverage ? 'coverage' : 'payer-rule', decided),
    decision: 'deny',
    tension: 'payer-prevailed',
    deciding: ids(denies),
    ...(reasonCode === undefined ? {} : { reasonCode }),
  };
}
