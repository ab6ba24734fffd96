import type { Determination } from '../../domain/determination.js';
import type { Library, Payer } from '../../library.js';
import type { RequestedBody } from '../../payer/asked.js';
import type { AuthorizedService } from './authorized.js';
import { authorizedService } from './authorized.js';
import type { ItemAnswer } from './item-answer.js';
import { noteTexts } from './notes.js';
import type { ItemAction } from './review-action.js';
import { actionOf } from './review-action.js';
import { needsNoAuthorization, rulesetOf } from './ruleset.js';

export interface Period {
  readonly start: string;
  readonly end?: string;
}

/** What goes out for an item, before it is written in the words of a version of PAS. */
export interface Settled {
  readonly action: ItemAction;
  readonly certifies: boolean;
  readonly period?: Period;
  /** What is authorized in place of what was asked for. */
  readonly instead?: AuthorizedService;
  readonly texts: readonly string[];
}

export function settle(answer: ItemAnswer, payer: Payer | undefined, library: Library): Settled {
  const action = actionOf(answer, (determination) => needsNoAuthorization(determination, library));
  if (answer.kind !== 'decided') return { action, certifies: false, texts: textsOf(answer) };
  const { determination, remarks, requested } = answer;
  const texts = noteTexts(determination, remarks, library);
  const period = periodOf(determination);
  const care = period === undefined ? {} : { period };
  if (action.code === 'A1') return { action, certifies: true, ...care, texts };
  if (action.code !== 'A6') return { action, certifies: false, texts };
  const instead = payer && inPlaceOf(determination, requested, payer, library);
  // A level without a procedure code cannot be billed: a person must finish that answer.
  if (instead === undefined)
    return { action: { code: 'A4', reason: '0V' }, certifies: false, texts: [...texts, NO_CODE] };
  return { action, certifies: true, ...care, instead, texts };
}

const NO_CODE =
  'The payer’s table has no procedure code of its own for the level authorized. A person must name the service.';

function inPlaceOf(
  determination: Determination,
  requested: RequestedBody,
  payer: Payer,
  library: Library,
): AuthorizedService | undefined {
  const { authorized } = determination;
  const edition = rulesetOf(determination, library)?.levels === 'asam-4' ? '4' : '3';
  return authorized && authorizedService(authorized, payer, edition, requested);
}

function periodOf({ authorized }: Determination): Period | undefined {
  if (authorized?.from === undefined) return undefined;
  return { start: authorized.from, ...(authorized.to === undefined ? {} : { end: authorized.to }) };
}

function textsOf(answer: Exclude<ItemAnswer, { readonly kind: 'decided' }>): readonly string[] {
  switch (answer.kind) {
    case 'cancelled':
      return ['Withdrawn by the requester; nothing was decided.'];
    case 'faulty':
      return [];
    default:
      return answer.notes;
  }
}
