import type { ReviewReason } from '../fhir/answer/review-action.js';
import type { Action278 } from './answer.js';
import { PAS, PUBLIC_TABLES, type Sourced } from './source.js';

/** A code in words of ours; X12's own descriptions belong to X12. */
export interface Code278 extends Sourced {
  readonly meaning: string;
  readonly given: string;
}

const published = { confidence: 'published', source: `${PAS}; ${PUBLIC_TABLES}` } as const;
const secondary = { confidence: 'secondary', source: PUBLIC_TABLES } as const;

/** HCR01, code list 306. */
export const ACTIONS: Readonly<Record<Action278, Code278>> = {
  A1: { meaning: 'certified as asked', given: 'a final approval that needs an authorization', ...published },
  A2: {
    meaning: 'certified in part',
    given: 'an attested downgrade, where the payer wants it so (see below); never in FHIR',
    ...secondary,
  },
  A3: { meaning: 'not certified', given: 'a denial that a person has attested, and nothing else', ...published },
  A4: {
    meaning: 'waiting',
    given: 'every pend; every approval, downgrade and denial that is only proposed',
    ...published,
  },
  A6: { meaning: 'certified otherwise than asked', given: 'a downgrade that a clinician has attested', ...published },
  C: { meaning: 'cancelled', given: 'a service that whoever asked has withdrawn', ...secondary },
  CT: { meaning: 'ask the payer', given: 'no rules of this payer speak of it, or it is an appeal', ...secondary },
  NA: {
    meaning: 'nothing to be done',
    given: 'a final approval of care that the plan asks no authorization for',
    ...secondary,
  },
};

/** HCR03, external code list 886. */
export const REASONS: Readonly<Record<ReviewReason, Code278>> = {
  '0F': { meaning: 'no medical need found', given: 'denial on clinical or other grounds', ...secondary },
  '0G': { meaning: 'the level of care does not fit', given: 'downgrade to another level', ...secondary },
  '0H': { meaning: 'no certification needed', given: 'NA', ...secondary },
  '0L': {
    meaning: 'more than the plan’s maximum',
    given: 'downgrade to less of the same level; denial under a cost rule',
    ...secondary,
  },
  '0M': {
    meaning: 'not covered',
    given: 'denial because the plan’s list or a coverage rule leaves it out',
    ...secondary,
  },
  '0P': { meaning: 'papers asked for did not come', given: 'denial under a documentation rule', ...secondary },
  '0U': { meaning: 'more has to be known', given: 'pend that an answer to a question would settle', ...secondary },
  '0V': { meaning: 'a clinician has to look', given: 'every other pend, and everything only proposed', ...secondary },
};
