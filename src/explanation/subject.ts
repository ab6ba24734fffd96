import type { CitedCriterion, CitedResult, Level } from '../domain/determination.js';
import type { FactValues } from '../facts/catalogue.js';
import { isDerived } from '../facts/catalogue.js';
import type { Origin } from '../facts/read.js';
import type { Drawn, Matter } from '../resolution/picture.js';
import type { Resolution } from '../resolution/situation.js';

/** Summary: what decided, what stands against and what is open. Full: all that was evaluated at the levels shown. */
export type Detail = 'summary' | 'full';

/** One answer, to be cited. */
export interface Subject {
  readonly matter: Matter;
  readonly stated: FactValues;
  readonly drawn: Drawn;
  readonly resolution: Resolution;
  /** Levels whose criteria are shown: asked, indicated, authorized. */
  readonly levels: readonly string[];
  readonly indicated: Level | undefined;
  readonly detail: Detail;
}

/** The part of a citation that is the same for every request. */
export type CitationHead = Omit<CitedCriterion, 'result' | 'deciding' | 'trace'>;

/** Does the answer show this criterion? */
export function shows(
  { detail, resolution, matter }: Subject,
  level: string | undefined,
  result: CitedResult,
  deciding: boolean,
): boolean {
  if (detail === 'full' || deciding || result === 'overridden') return true;
  if (resolution.belowNeed !== undefined)
    return level === resolution.belowNeed.treatment ? result === 'met' : result === 'not-met';
  if (resolution.decision === 'approve') return false;
  if (result === 'undetermined') return resolution.decision === 'pend';
  return result === 'not-met' && (level === undefined || level === matter.asked.level.treatment);
}

export function originOf({ matter, stated }: Subject): (fact: number) => Origin {
  return (fact) => {
    const entry = matter.catalogue.facts[fact];
    if (entry !== undefined && isDerived(entry)) return 'derived';
    return stated[fact] === undefined ? 'entailed' : 'stated';
  };
}
