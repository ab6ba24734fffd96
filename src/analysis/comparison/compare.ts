import type { Fault, Outcome } from '../../domain/faults.js';
import { fail, FAULTS, succeed } from '../../domain/faults.js';
import { isRecord } from '../../domain/record.js';
import type { Library, Payer } from '../../library.js';
import { review } from '../../review.js';
import type { Comparison, PayerAnswer, RefusedFault } from './comparison.js';
import { differencesIn, isEvaluated, outcomeOf } from './differences.js';

/** A payer to ask, with the member's plan there where it is not the one of the case. */
export interface Asked {
  readonly payer: string;
  readonly plan?: unknown;
}

/**
 * Reviews one case under each payer. Its own `payer` plays no part, nor do the version a stay began under and an
 * attestation, which belong to one payer. What is wrong with the case itself is a fault; a payer whose rules cannot be
 * asked about it is an answer of its own.
 */
export function compare(body: unknown, asked: readonly Asked[], library: Library): Outcome<Comparison> {
  const faults = asked.flatMap((one, index) => faultsOf(body, one, index, library));
  if (faults.length > 0) return fail(...unique(faults));
  const answers = asked.map((one) => answerOf(body, one, library.payers.get(one.payer) as Payer, library));
  const answered = answers.filter((answer) => 'determination' in answer).filter(isEvaluated);
  const outcomes = new Set(answered.map(outcomeOf));
  return succeed({ answers, agree: outcomes.size <= 1, differences: differencesIn(answers) });
}

/** What is no valid request to any payer is wrong with the case; with a payer's own plan, with that. */
function faultsOf(body: unknown, asked: Asked, index: number, library: Library): readonly Fault[] {
  if (!library.payers.has(asked.payer)) return [{ code: 'payer-unknown', pointer: `/payers/${index}` }];
  const faults = library.validate.review(requestTo(body, asked));
  if (asked.plan === undefined) return faults;
  return faults.map((fault) =>
    fault.pointer?.startsWith('/plan') === true ? { ...fault, pointer: `/payers/${index}${fault.pointer}` } : fault,
  );
}

const unique = (faults: readonly Fault[]): readonly Fault[] => [
  ...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values(),
];

/** The case as a request to one payer. What is no object is left as it is, to be refused as such. */
function requestTo(body: unknown, { payer, plan }: Asked): unknown {
  if (!isRecord(body)) return body;
  const { attestation: _attestation, previous: _previous, ...rest } = body;
  return { ...rest, ...(plan === undefined ? {} : { plan }), payer };
}

function answerOf(body: unknown, asked: Asked, { document: { name, payer } }: Payer, library: Library): PayerAnswer {
  const outcome = review(requestTo(body, asked), library);
  if (outcome.ok) return { payer, name, determination: outcome.value };
  return { payer, name, refusal: outcome.faults.map(refusedFault) };
}

const refusedFault = ({ code, detail, pointer }: Fault): RefusedFault => ({
  code,
  ...(pointer === undefined ? {} : { pointer }),
  statement: `${FAULTS[code].title}${detail === undefined ? '' : `: ${detail}`}`,
});
