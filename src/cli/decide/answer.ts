import type { Determination } from '../../domain/determination.js';
import type { Outcome } from '../../domain/faults.js';
import { succeed } from '../../domain/faults.js';
import { including } from '../../include.js';
import type { Library } from '../../library.js';
import type { ReviewRequest } from '../../request.js';
import { review } from '../../review.js';
import type { ExitName } from '../exit-codes.js';
import { exitOfDecision } from '../exit-codes.js';
import type { SecondOpinion } from '../../second-opinion/compare.js';
import { secondOpinion } from '../../second-opinion/compare.js';
import type { DecideOptions } from './options.js';

export interface Answer {
  readonly determination: Determination;
  readonly opinion?: SecondOpinion;
}

/** The determination, with the reference engine's opinion where it is asked for. */
export async function answerTo(
  body: Outcome<unknown>,
  library: Library,
  { detail, engine, include }: DecideOptions,
): Promise<Outcome<Answer>> {
  if (!body.ok) return body;
  const outcome = review(body.value, library, detail);
  if (!outcome.ok) return outcome;
  const determination = including(outcome.value, body.value, library, include);
  if (engine === 'compiled') return succeed({ determination });
  const opinion = await secondOpinion(library, body.value as ReviewRequest, determination);
  return succeed({ determination, opinion });
}

export function exitOf({ determination, opinion }: Answer, { exitCodeByDecision }: DecideOptions): ExitName {
  if (opinion?.agrees === false) return 'disagrees';
  return exitCodeByDecision === true ? exitOfDecision(determination.decision) : 'done';
}
