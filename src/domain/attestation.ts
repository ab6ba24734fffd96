/** A reviewer's statement on a proposed determination. */
export interface Attestation {
  /** Digest of the proposed determination it is about. */
  readonly determination: string;
  readonly conclusion: 'agree' | 'approve-as-requested' | 'refer';
  readonly reviewer: 'clinician' | 'administrative';
  readonly credential: string;
  readonly licenceState?: string;
  readonly on: string;
}
