import type { Outcome } from '../domain/faults.js';
import { fail, succeed } from '../domain/faults.js';
import type { Library } from '../library.js';
import type { AnsweredItem, Attest, Decide } from './answer/item-answer.js';
import { answerItems } from './answer/item-answer.js';
import { responseBundle, type Reviewer } from './answer/response.js';
import { payerOf } from './request/payer.js';
import { readSubmission } from './request/submission.js';
import type { PasVersion } from './versions.js';

export interface SubmitOptions {
  readonly version: PasVersion;
  readonly library: Library;
  readonly decide: Decide;
  /** The moment of the answer, as an instant of FHIR. */
  readonly now: string;
  /** Whether the caller may ask about some payers only: what is no payer of its own is then refused. */
  readonly bound?: boolean;
}

export interface Submitted {
  readonly bundle: object;
  readonly answers: readonly AnsweredItem[];
}

/** `Claim/$submit`: a request Bundle to a response Bundle. Pure but for what `decide` does. */
export function submit(body: unknown, options: SubmitOptions, attested?: Attested): Outcome<Submitted> {
  const read = readSubmission(body);
  if (!read.ok) return read;
  const submission = read.value;
  const { version, library, decide, now, bound } = options;
  const payer = payerOf(submission, library);
  if (payer === undefined && bound === true)
    return fail({ code: 'payer-unknown', pointer: `${submission.claim.resource.at}/insurer` });
  const answers = answerItems(submission, payer, library, decide, attested?.attest);
  const reviewer = attested?.reviewer;
  return succeed({
    answers,
    bundle: responseBundle({
      submission,
      payer,
      answers,
      version,
      library,
      now,
      ...(reviewer === undefined ? {} : { reviewer }),
    }),
  });
}

export interface Attested {
  readonly attest: Attest;
  readonly reviewer: Reviewer;
}
