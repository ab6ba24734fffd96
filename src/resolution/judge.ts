import type { FactValues } from '../facts/catalogue.js';
import { HOSPITAL_LEVEL } from './hospital.js';
import { isUnknown } from './narrow.js';
import type { ClinicalSide, Drawn, Matter } from './picture.js';
import { draw } from './picture.js';
import type { Resolution } from './situation.js';
import type { Resolver } from './resolving.js';
import { remembering } from './resolving.js';
import { outcomes, undetermined } from './unknown.js';

/** What the facts make of a request, before anybody looks for what would settle it. */
export type Judged =
  /** Every way of being gives this. */
  | { readonly kind: 'answer'; readonly drawn: Drawn; readonly resolution: Resolution }
  /** Every way of being gives the same, but it rests on facts that nobody mentioned. */
  | { readonly kind: 'unmentioned'; readonly drawn: Drawn; readonly missing: readonly string[] }
  /** The unknowns leave more than one outcome. */
  | {
      readonly kind: 'open';
      readonly drawn: Drawn;
      readonly found: readonly Resolution[];
      readonly resolver: Resolver;
    };

interface Judging {
  /** The clinical half, for callers who have drawn it already. */
  readonly clinical?: ClinicalSide;
  /** How many outcomes to look for before it is called open. */
  readonly enough?: number;
}

/** Draws the picture and resolves it every way that matters. */
export function judge(matter: Matter, stated: FactValues, { clinical, enough }: Judging = {}): Judged {
  const drawn = draw(matter, stated, {}, clinical);
  const resolver = remembering(undetermined(drawn));
  const found = [...outcomes(drawn, enough, resolver).values()];
  const [only] = found;
  if (found.length !== 1 || only === undefined) return { kind: 'open', drawn, found, resolver };
  const missing = restsOnAge(matter, only, drawn) ? ['member.age'] : restsOnUnmentioned(matter, stated, only);
  if (missing.length > 0) return { kind: 'unmentioned', drawn, missing };
  return { kind: 'answer', drawn, resolution: restsOnUnread(matter, stated, only, drawn) ? unread(only) : only };
}

/** With an age unknown no criteria were looked at. Would a need of a hospital, which others may find, change the answer? */
function restsOnAge({ populationUnknown }: Matter, { decision }: Resolution, drawn: Drawn): boolean {
  if (!populationUnknown || decision === 'pend') return false;
  return (
    outcomes({ ...drawn, results: [...drawn.results, { treatment: { kind: 'level', code: HOSPITAL_LEVEL } }] }).size > 1
  );
}

/** Would an answer lowered by criteria change if those nobody here could read were unknown? Then it rests on them. */
function restsOnUnread(matter: Matter, stated: FactValues, resolution: Resolution, drawn: Drawn): boolean {
  const adverse = resolution.decision === 'downgrade' || resolution.decision === 'deny';
  if (!adverse || !resolution.lowered || drawn.hold !== undefined) return false;
  return outcomes(draw(matter, stated, { doubtUnverified: true })).size > 1;
}

/**
 * Facts that would raise the withdrawal need are taken as absent when nobody mentions them (ruling R23). Less withdrawal
 * management than was asked for is not proposed on that footing: they are asked for first.
 */
function restsOnUnmentioned(matter: Matter, stated: FactValues, { care, lowered }: Resolution): readonly string[] {
  const { withdrawal } = matter.asked.level;
  if (!lowered || withdrawal === undefined || care === undefined || care.level.withdrawal === withdrawal) return [];
  const { catalogue } = matter;
  const unmentioned = catalogue.facts.flatMap(({ presumedFalse, derivedFrom }, index) =>
    presumedFalse === true && stated[index] === false ? (derivedFrom ?? []) : [],
  );
  return [...new Set(unmentioned)].filter((name) => isUnknown(catalogue, stated, name));
}

function unread(resolution: Resolution): Resolution {
  const { care: _care, notYetReviewable: _rest, ...findings } = resolution;
  return { ...findings, decision: 'pend', reason: 'unverified-source', tension: 'undetermined' };
}
