import type { Determination } from '../domain/determination.js';
import { say } from './messages.js';
import type { Unanswered } from './unanswered.js';
import { unanswered } from './unanswered.js';

export interface Held extends Pick<Unanswered, 'asked' | 'urgent' | 'echo' | 'provenance'> {
  readonly askedWords: string;
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
