import type { CitedCriterion, Care, Determination } from './domain/determination.js';
import type { Outcome } from './domain/faults.js';
import type { Staged } from './domain/staged.js';
import { fail, succeed } from './domain/faults.js';
import { attest } from './explanation/attest.js';
import type { RequestPin } from './explanation/provenance.js';
import type { LevelWords } from './explanation/words.js';
import type { Library } from './library.js';
import type { ReviewRequest } from './request.js';

/** What an attestation is held against beside the proposal. */
interface About {
  readonly asked: Care;
  readonly words: LevelWords;
  /** Every criterion that was evaluated, shown or not. */
  readonly evaluated: () => readonly CitedCriterion[];
}

/** The proposal for the digest of a request; with the request's attestation of it, if there is one. */
export function* attested(
  library: Library,
  request: ReviewRequest,
  propose: (pin: RequestPin) => Determination,
  { asked, evaluated, words }: About,
): Staged<Outcome<Determination>> {
  const [current] = library.digests;
  if (request.attestation === undefined) {
    const pin = current(request);
    yield;
    return succeed(propose(pin));
  }
  const { attestation, ...unattested } = request;
  // An answer that was proposed before the key was changed may still be attested.
  const proposals = library.digests.map((digest) => propose(digest(unattested)));
  const proposed = proposals.find(({ provenance }) => provenance.determination === attestation.determination);
  if (proposed === undefined) return fail({ code: 'attestation-mismatch', pointer: '/attestation/determination' });
  const all = attestation.criteria === undefined ? [] : evaluated();
  return attest(attestation, { proposed, evaluated: all, asked, words });
}
