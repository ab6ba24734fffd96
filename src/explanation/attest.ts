import type { Attestation } from '../domain/attestation.js';
import type { Care, CitedCriterion, Determination } from '../domain/determination.js';
import type { Fault, Outcome } from '../domain/faults.js';
import { fail, succeed } from '../domain/faults.js';
import { seal } from './explain.js';
import { say } from './messages.js';
import { reviewed } from './narrate.js';
import type { LevelWords } from './words.js';
import { describeLevel, list } from './words.js';

/** What an attestation is about. */
export interface Attested {
  /** The answer whose digest it names. */
  readonly proposed: Determination;
  /** All that was evaluated for it, whether the answer shows it or not. */
  readonly evaluated: readonly CitedCriterion[];
  readonly asked: Care;
  readonly words: LevelWords;
}

/**
 * Applies a reviewer's attestation. It never makes an answer worse: agreement changes nothing but finality, a
 * clinician may always approve as requested, and a referral records that a person must look (ruling P21). Who disagrees
 * with what decided does not agree with the answer: it stays a proposal.
 */
export function attest(
  attestation: Attestation,
  { asked, evaluated, proposed, words }: Attested,
): Outcome<Determination> {
  const faults = criterionFaults(attestation, evaluated);
  if (faults.length > 0) return fail(...faults);
  const signed = record(attestation);
  const disputed = disputedBy(attestation, evaluated);
  switch (attestation.conclusion) {
    case 'agree':
      if (proposed.finality !== 'final' && disputed.length > 0) return close(disagreed(proposed, signed, disputed));
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

type Signed = NonNullable<Determination['attestation']>;

function record({ determination, conclusion, credential, criteria, licenceState, on, reviewer }: Attestation): Signed {
  return {
    determination,
    conclusion,
    reviewer,
    credential,
    ...(licenceState === undefined ? {} : { licenceState }),
    on,
    ...(criteria === undefined
      ? {}
      : {
          criteria: criteria.map(({ agrees, id, level, reason }) => ({
            id,
            ...(level === undefined ? {} : { level }),
            agrees,
            ...(reason === undefined ? {} : { reason }),
          })),
        }),
  };
}

type Said = NonNullable<Attestation['criteria']>[number];

const isAbout = ({ id, level }: Said, criterion: CitedCriterion): boolean =>
  criterion.id === id && (level === undefined || criterion.level === level);

/** A disagreement that names nothing, or gives no reason, would be lost. */
function criterionFaults({ criteria = [] }: Attestation, evaluated: readonly CitedCriterion[]): readonly Fault[] {
  return criteria.flatMap((said, index): readonly Fault[] => {
    const pointer = `/attestation/criteria/${index}`;
    const known = evaluated.some((criterion) => isAbout(said, criterion));
    return [
      ...(known ? [] : [{ code: 'attestation-criterion-unknown', pointer: `${pointer}/id` } as const]),
      ...(said.agrees || said.reason !== undefined
        ? []
        : [{ code: 'field-missing', pointer: `${pointer}/reason` } as const]),
    ];
  });
}

/** Criteria that decided and that the reviewer disagrees with. */
const disputedBy = ({ criteria = [] }: Attestation, evaluated: readonly CitedCriterion[]): readonly CitedCriterion[] =>
  evaluated.filter(
    (criterion) => criterion.deciding && criteria.some((said) => !said.agrees && isAbout(said, criterion)),
  );

function disagreed(proposed: Determination, attestation: Signed, disputed: readonly CitedCriterion[]): Determination {
  const criteria = list(disputed.map(({ title }) => `“${title}”`));
  const statement = say('reviewer.disagrees', { criteria });
  return { ...proposed, attestation, reviewer: { ...proposed.reviewer, statement } };
}

/** A question stays a question; a coverage matter needs any reviewer, everything else adverse a clinician. */
function qualified(proposed: Determination, { reviewer }: Attestation): boolean {
  if (proposed.decision === 'pend') return false;
  return proposed.reviewer.required !== 'clinician' || reviewer === 'clinician';
}

function agreed(proposed: Determination, attestation: Signed): Determination {
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

function approved(proposed: Determination, attestation: Signed, asked: Care, words: LevelWords): Determination {
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

function referred(proposed: Determination, attestation: Signed): Determination {
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
