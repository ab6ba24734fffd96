import type { Echoed } from '../domain/confidentiality.js';
import type { Care, Determination, Question, Reason } from '../domain/determination.js';
import { seal } from './explain.js';
import type { MessageKey } from './messages.js';
import { say } from './messages.js';
import { reviewerKey } from './narrate.js';
import type { Unsealed } from './provenance.js';

/** What an answer says that evaluates nothing. */
export interface Unanswered {
  readonly reason: Reason;
  readonly required: 'administrative' | 'clinician';
  readonly asked: Care;
  readonly echo: Echoed;
  readonly urgent: boolean;
  readonly missing: readonly Question[];
  readonly advice: readonly string[];
  readonly rationale: string;
  /** What the two findings say in place of a finding. */
  readonly clinical: MessageKey;
  readonly payer: MessageKey;
  readonly provenance: Unsealed;
}

/** An answer that waits for a person or a fact, with neither finding made; nothing is denied. */
export function unanswered(given: Unanswered): Determination {
  const { reason, required } = given;
  return seal(
    {
      decision: 'pend',
      reason,
      finality: 'proposed',
      releasable: false,
      urgent: given.urgent,
      ...given.echo,
      requested: given.asked,
      alternatives: [],
      tension: { kind: 'undetermined', rules: [], statement: say('tension.undetermined') },
      findings: {
        clinical: { method: 'not-evaluated', finding: 'not-evaluated', flags: [], statement: say(given.clinical) },
        payer: {
          finding: 'undetermined',
          statement: say(given.payer),
          rulesMet: [],
          rulesUndetermined: [],
          rulesOverridden: [],
        },
      },
      criteria: [],
      missing: given.missing,
      questions: [],
      advice: given.advice,
      rationale: given.rationale,
      reviewer: { required, statement: say(reviewerKey({ decision: 'pend', reason }, required)) },
      toolUse: say('tool-use'),
    },
    given.provenance,
  );
}
