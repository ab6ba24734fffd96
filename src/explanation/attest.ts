import type { Care, Determination } from '../domain/determination.js';
import type { Outcome } from '../domain/faults.js';
import { fail, succeed } from '../domain/faults.js';
import type { Attestation } from '../request.js';
import { say } from './messages.js';

/**
 * Applies a reviewer's attestation. It never makes an answer worse: agreement changes nothing but finality, a
 * clinician may always approve as requested, and a referral records that a person must look (ruling P21).
 */
export function attest(proposed: Determination, attestation: Attestation, asked: Care): Outcome<Determination> {
  if (attestation.determination !== proposed.provenance.determination)
    return fail({ code: 'attestation-mismatch', pointer: '/attestation/determination' });
  const signed = record(attestation);
  switch (attestation.conclusion) {
    case 'agree':
      return succeed(
        qualified(proposed, attestation) ? agreed(proposed, signed) : { ...proposed, attestation: signed },
      );
    case 'approve-as-requested':
      return succeed(
        attestation.reviewer === 'clinician' ? approved(proposed, signed, asked) : { ...proposed, attestation: signed },
      );
    case 'refer':
      return succeed(proposed.finality === 'final' ? { ...proposed, attestation: signed } : referred(proposed, signed));
  }
}

function record({ conclusion, credential, on, reviewer }: Attestation): NonNullable<Determination['attestation']> {
  return { conclusion, reviewer, credential, on };
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
    rationale: say('rationale.attested-agree', {
      rationale: proposed.rationale.replace(/ A (clinician|reviewer) must [^.]*\./, ''),
    }),
  };
}

function approved(
  proposed: Determination,
  attestation: NonNullable<Determination['attestation']>,
  asked: Care,
): Determination {
  const { notYetReviewable: _rest, reasonCode: _code, ...findings } = proposed;
  return {
    ...findings,
    decision: 'approve',
    reason: 'attested-approval',
    finality: 'final',
    releasable: true,
    authorized: asked,
    missing: [],
    reviewer: { required: 'none', statement: say('reviewer.attested') },
    attestation,
    rationale: say('rationale.attested-approve'),
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
