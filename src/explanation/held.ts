import type { Echoed } from '../domain/confidentiality.js';
import type { Care, Determination, Provenance } from '../domain/determination.js';
import { say } from './messages.js';
import { unanswered } from './unanswered.js';

export interface Held {
  readonly asked: Care;
  readonly askedWords: string;
  readonly urgent: boolean;
  readonly echo: Echoed;
  readonly provenance: Omit<Provenance, 'determination'>;
}

/** The answer while a version is held: a second engine read its conditions differently, so neither is relied on. */
export const explainHeld = ({ askedWords, ...given }: Held): Determination =>
  unanswered({
    ...given,
    reason: 'second-opinion',
    required: 'clinician',
    missing: [],
    advice: [say('advice.held')],
    rationale: say('rationale.pend-held', { asked: askedWords }),
    clinical: 'finding.held',
    payer: 'payer.held',
  });
