import type { Care, Determination, Provenance, Question } from '../domain/determination.js';
import { seal } from './explain.js';
import { say } from './messages.js';
import { reviewerKey } from './narrate.js';

export interface WithoutVersion {
  readonly reason: 'no-version-known' | 'information-needed';
  readonly asked: Care;
  /** The level as the request named it is not repeated: without a version its edition is not known. */
  readonly askedWords: string;
  readonly advice: readonly string[];
  readonly missing: readonly Question[];
  readonly urgent: boolean;
  readonly reference: string | undefined;
  readonly provenance: Omit<Provenance, 'determination'>;
}

/** The answer where no single ruleset version can be named: a person or a date is needed; nothing is denied. */
export function explainWithoutVersion(given: WithoutVersion): Determination {
  const waiting = given.reason === 'information-needed';
  const required = waiting ? 'administrative' : 'clinician';
  return seal(
    {
      decision: 'pend',
      reason: given.reason,
      finality: 'proposed',
      releasable: false,
      urgent: given.urgent,
      ...(given.reference === undefined ? {} : { reference: given.reference }),
      requested: given.asked,
      alternatives: [],
      tension: { kind: 'undetermined', rules: [], statement: say('tension.undetermined') },
      findings: {
        clinical: {
          method: 'not-evaluated',
          finding: 'not-evaluated',
          flags: [],
          statement: say('finding.no-version'),
        },
        payer: {
          finding: 'undetermined',
          statement: say('payer.no-version'),
          rulesMet: [],
          rulesUndetermined: [],
          rulesOverridden: [],
        },
      },
      criteria: [],
      missing: given.missing,
      questions: [],
      advice: given.advice,
      rationale: say(waiting ? 'rationale.pend-information' : 'rationale.pend-version', { asked: given.askedWords }),
      reviewer: { required, statement: say(reviewerKey({ decision: 'pend', reason: given.reason }, required)) },
      toolUse: say('tool-use'),
    },
    given.provenance,
  );
}
