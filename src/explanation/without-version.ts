import type { Echoed } from '../domain/confidentiality.js';
import type { Care, Determination, Provenance, Question } from '../domain/determination.js';
import { say } from './messages.js';
import { unanswered } from './unanswered.js';

export interface WithoutVersion {
  readonly reason: 'no-version-known' | 'information-needed';
  readonly asked: Care;
  /** The level as the request named it is not repeated: without a version its edition is not known. */
  readonly askedWords: string;
  readonly advice: readonly string[];
  readonly missing: readonly Question[];
  readonly urgent: boolean;
  readonly echo: Echoed;
  readonly provenance: Omit<Provenance, 'determination'>;
}

/** The answer where no single ruleset version can be named: a person or a date is needed; nothing is denied. */
export function explainWithoutVersion({ askedWords, ...given }: WithoutVersion): Determination {
  const waiting = given.reason === 'information-needed';
  return unanswered({
    ...given,
    required: waiting ? 'administrative' : 'clinician',
    rationale: say(waiting ? 'rationale.pend-information' : 'rationale.pend-version', { asked: askedWords }),
    clinical: 'finding.no-version',
    payer: 'payer.no-version',
  });
}
