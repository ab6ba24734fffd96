import { fail, succeed, type Fault, type Outcome } from '../domain/faults.js';
import type { Library } from '../library.js';
import { isWithdrawn } from './request/claim-facts.js';
import { payerOf } from './request/payer.js';
import { itemReader } from './request/review-request.js';
import { readSubmission } from './request/submission.js';

/** The review requests in a request Bundle, one per item, as `POST /v1/determinations` takes them. */
export interface ReadItem {
  readonly sequence: number;
  readonly request: Readonly<Record<string, unknown>>;
}

export function requestsIn(body: unknown, library: Library): Outcome<readonly ReadItem[]> {
  const read = readSubmission(body);
  if (!read.ok) return read;
  const submission = read.value;
  const payer = payerOf(submission, library);
  if (payer === undefined) return fail({ code: 'payer-unknown', pointer: `${submission.claim.resource.at}/insurer` });
  const reader = itemReader(submission, payer, library);
  const faults: Fault[] = [];
  const standing = submission.items.filter(({ node }) => !isWithdrawn(node));
  const items = standing.map((item) => {
    const { body: request, disagreeing } = reader(item);
    if (disagreeing.length > 0)
      faults.push({
        code: 'element-invalid',
        pointer: item.node.at,
        detail: `stated in two ways: ${disagreeing.join(', ')}`,
      });
    return { sequence: item.sequence, request };
  });
  return faults.length > 0 ? fail(...faults) : succeed(items);
}
