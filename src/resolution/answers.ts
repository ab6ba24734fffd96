import type { Reason } from '../domain/determination.js';
import type { Speaker } from './speaking.js';
import { ids } from './speaking.js';
import type { Resolution } from './situation.js';

/** A question or a matter for a person; the blank that every other answer is filled into. */
export function pend(reason: Reason): Resolution {
  return {
    decision: 'pend',
    reason,
    alternatives: [],
    tension: 'undetermined',
    deciding: [],
    overridden: [],
    needs: [],
    exempt: false,
    lowered: false,
    coverageAt: [],
  };
}

/** Rules that ask for something first. */
export function asking(pends: readonly Speaker<'pend'>[]): Resolution {
  const needs = [...new Set(pends.flatMap(({ effect }) => effect.needs))];
  const hours = pends.some(({ effect }) => effect.reason === 'hours-below-level');
  const reason: Reason = hours ? 'hours-below-level' : needs.length > 0 ? 'information-needed' : 'clinical-review';
  const reasonCode = pends[0]?.effect.reason;
  return { ...pend(reason), needs, deciding: ids(pends), ...(reasonCode === undefined ? {} : { reasonCode }) };
}

/** Rules that stand against the request. */
export function denied(denies: readonly Speaker<'deny'>[]): Resolution {
  const coverage = denies.every(({ by }) => by.rule.basis === 'coverage');
  const reasonCode = denies[0]?.effect.reason;
  return {
    ...pend(coverage ? 'coverage' : 'payer-rule'),
    decision: 'deny',
    tension: 'payer-prevailed',
    deciding: ids(denies),
    ...(reasonCode === undefined ? {} : { reasonCode }),
  };
}
