import type { Determination } from '../domain/determination.js';
import type { Outcome } from '../domain/faults.js';
import { fail, succeed } from '../domain/faults.js';
import type { RequestBody } from '../facts/read.js';
import { including, INCLUDES } from '../include.js';
import type { Library } from '../library.js';
import { review } from '../review.js';
import { readAsked } from './asked.js';
import { caseOf } from './case.js';
import { compose } from './compose.js';
import type { Letter } from './letter.js';
import { LETTER_DATE, slotNames } from './slots.js';
import { translationsInto } from './translations.js';

export interface Written {
  readonly letter: Letter;
  readonly determination: Determination;
  /** Day of the letter, or of the receipt of the request, where one is stated. */
  readonly on?: string;
}

/** The date that a file made of the letter carries: of the request, never of the clock. */
export const dayOfLetter = ({ on = UNDATED }: Written): Date => new Date(`${on}T00:00:00Z`);

const UNDATED = '2000-01-01';

/** Beside the determination itself. */
const TOLD: ReadonlySet<string> = new Set(['clocks', 'rights', 'wouldChange']);

/**
 * The letter about the answer to a request. The answer is made again here: of one that the caller holds only the digest
 * is looked at, so that no letter says what the service did not decide. Pure, as the answer is.
 */
export function writeLetter(body: unknown, library: Library): Outcome<Written> {
  const asked = readAsked(body, slotNames(library.law.rights.document.notice));
  if (!asked.ok) return asked;
  const { determination: held, request, wanted } = asked.value;
  const reviewed = review(request, library);
  if (!reviewed.ok)
    return fail(...reviewed.faults.map((fault) => ({ ...fault, pointer: `/request${fault.pointer ?? ''}` })));
  if (held !== undefined && held !== reviewed.value.provenance.determination)
    return fail({ code: 'determination-mismatch', pointer: '/determination' });
  const determination = including(
    reviewed.value,
    request,
    library,
    INCLUDES.filter((one) => TOLD.has(one)),
  );
  const values = library.gatherer.read(request as RequestBody);
  const { confirmed, one } = caseOf(determination, library, values, wanted, translationsInto(wanted.language));
  const on = [LETTER_DATE.fact, 'review.receivedAt']
    .map((fact) => one.lookUp(fact))
    .find((day) => typeof day === 'string');
  return succeed({
    letter: compose(one, wanted, confirmed),
    determination,
    ...(typeof on === 'string' ? { on: on.slice(0, 10) } : {}),
  });
}
