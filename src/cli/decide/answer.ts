import type { Determination } from '../../domain/determination.js';
import type { Outcome } from '../../domain/faults.js';
import { succeed } from '../../domain/faults.js';
import type { Staged } from '../../domain/staged.js';
import { including } from '../../include.js';
import type { Library } from '../../library.js';
import type { ReviewRequest } from '../../request.js';
import { reviewing } from '../../review.js';
import type { ExitName } from '../exit-codes.js';
import { exitOfDecision } from '../exit-codes.js';
import type { SecondOpinion } from '../../second-opinion/compare.js';
import { secondOpinion } from '../../second-opinion/compare.js';
import type { DecideOptions } from './options.js';

export interface Answer {
  readonly determination: Determination;
  readonly opinion?: SecondOpinion;
}

/** The determination, with what is asked for beside it. */
export function* decided(
  body: Outcome<unknown>,
  library: Library,
  { detail, include }: DecideOptions,
): Staged<Outcome<Determination>> {
  if (!body.ok) return body;
  const outcome = yield* reviewing(body.value, library, detail);
  return outcome.ok ? succeed(including(outcome.value, body.value, library, include)) : outcome;
}

/** The same with the reference engine's opinion, where that is asked for. */
export async function opined(
  decided: Outcome<Determination>,
  body: Outcome<unknown>,
  library: Library,
  { engine }: DecideOptions,
): Promise<Outcome<Answer>> {
  if (!decided.ok) return decided;
  const determination = decided.value;
  if (!body.ok || engine === 'compiled') return succeed({ determination });
  return succeed({ determination, opinion: await secondOpinion(library, body.value as ReviewRequest, determination) });
}

export function exitOf({ determination, opinion }: Answer, { exitCodeByDecision }: DecideOptions): ExitName {
  if (opinion?.agrees === false) return 'disagrees';
  return exitCodeByDecision === true ? exitOfDecision(determination.decision) : 'done';
}
