import type { Attestation } from './domain/attestation.js';
import type { Previous } from './domain/changes.js';
import type { Echoed } from './domain/confidentiality.js';
import type { RequestBody } from './facts/read.js';
import type { RequestedBody } from './payer/asked.js';
import type { ReviewType } from './rulesets/documents.js';

/** A review request that the schema has accepted. Everything in it is optional but payer and `requested`. */
export interface ReviewRequest extends RequestBody, Echoed {
  readonly payer: string;
  readonly review: { readonly type: ReviewType };
  readonly requested: RequestedBody;
  readonly previous?: Previous;
  readonly attestation?: Attestation;
}
