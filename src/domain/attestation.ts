/** A reviewer's statement on a proposed determination. */
export interface Attestation {
  /** Digest of the proposed determination it is about. */
  readonly determination: string;
  readonly conclusion: 'agree' | 'approve-as-requested' | 'refer';
  readonly reviewer: 'clinician' | 'administrative';
  readonly credential: string;
  readonly licenceState?: string;
  readonly on: string;
  /** Agreement or disagreement with single criteria. */
  readonly criteria?: readonly CriterionAttested[];
}

/** What a reviewer says of one criterion of the answer. */
export interface CriterionAttested {
  readonly id: string;
  /** The level it is cited at, where it is cited at several. */
  readonly level?: string;
  readonly agrees: boolean;
  /** Why not; always there where the reviewer disagrees. */
  readonly reason?: string;
}
