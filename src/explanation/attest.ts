import type { Attestation } from '../domain/attestation.js';
import type { Care, Determination } from '../domain/determination.js';
import type { Outcome } from '../domain/faults.js';
import { fail, succeed } from '../domain/faults.js';
import { seal } from './explain.js';
import { say } from './messages.js';
import { reviewed } from './narrate.js';
import type { LevelWords } from './words.js';
import { describeLevel } from './words.js';

/**
 * Applies a reviewer's attestation. It never makes an answer worse: agreement changes nothing but finality, a
 * clinician may always approve as requested, and a referral records that a person must look (ruling P21).
 */
export function attest(
  proposed: Determination,
  attestation: Attestation,
  asked: Care,
  words: LevelWords,
): Outcome<Determination> {
  if (attestation.determination !== proposed.provenance.determination)
    return fail({ code: 'attestation-mismatch', pointer: '/attestation/determination' });
  const signed = record(attestation);
  switch (attestation.conclusion) {
    case 'agree':
      return close(qualified(proposed, attestation) ? agreed(proposed, signed) : { ...proposed, attestation: signed });
    case 'approve-as-requested':
      return close(
        attestation.reviewer === 'clinician'
          ? approved(proposed, signed, asked, words)
          : { ...proposed, attestation: signed },
      );
    case 'refer':
      return close(proposed.finality === 'final' ? { ...proposed, attestation: signed } : referred(proposed, signed));
  }
}

/** An attested answer is a document of its own, with its own digest. */
function close(attested: Determination): Outcome<Determination> {
  const { determination: _proposal, ...pins } = attested.provenance;
  return succeed(seal(attested, pins));
}

function record({
  determination,
  conclusion,
  credential,
  licenceState,
  on,
  reviewer,
}: Attestation): NonNullable<Determination['attestation']> {
  return {
    determination,
    conclusion,
    reviewer,
    credential,
    ...(licenceState === undefined ? {} : { licenceState }),
    on,
  };
}

/** A question stays a question; a coverage matter needs any reviewer, everything else adverse a clinician. */
function qualified(proposed: Determination, { reviewer }: Attestation): boolean {
  if (proposed.decision === 'pend') return false;
  return proposed.reviewer.required !== 'clinician' || reviewer === 'clinician';
}

function agreed(proposed: Determination, attestation: NonNullable<Determination['attestation']>): Determination {
  return {
    ...proposed,
    finality: 'final',
    releasable: true,
    reviewer: { required: 'none', statement: say('reviewer.attested') },
    attestation,
    rationale: [
      say('rationale.attested-agree', { rationale: reviewed(proposed.rationale) }),
      ...(proposed.decision === 'approve' ? [] : [say('next.review')]),
    ].join(' '),
  };
}

function approved(
  proposed: Determination,
  attestation: NonNullable<Determination['attestation']>,
  asked: Care,
  words: LevelWords,
): Determination {
  const { notYetReviewable: _rest, reasonCode: _code, reviewOn: _on, tension, ...findings } = proposed;
  return {
    ...findings,
    decision: 'approve',
    reason: 'attested-approval',
    finality: 'final',
    releasable: true,
    authorized: asked,
    ...(asked.to === undefined ? {} : { reviewOn: asked.to }),
    alternatives: [],
    tension: {
      kind: 'none',
      ...(tension.clinicalLevel === undefined ? {} : { clinicalLevel: tension.clinicalLevel }),
      rules: [],
      statement: say('tension.attested'),
    },
    criteria: proposed.criteria.map((criterion) => ({ ...criterion, deciding: false })),
    missing: [],
    advice: [],
    reviewer: { required: 'none', statement: say('reviewer.attested') },
    attestation,
    rationale: say('rationale.attested-approve', { asked: describeLevel(asked.level, words) }),
  };
}

function referred(proposed: Determination, attestation: NonNullable<Determination['attestation']>): Determination {
  const { authorized: _care, notYetReviewable: _rest, reviewOn: _on, ...findings } = proposed;
  return {
    ...findings,
    decision: 'pend',
    reason: 'clinical-review',
    finality: 'proposed',
    releasable: false,
    attestation,
    rationale: say('rationale.attested-refer'),
  };
}
