import type { Care } from './domain/determination.js';
import type { Posed } from './pose.js';
import { judge } from './resolution/judge.js';
import type { ClinicalSide, Matter } from './resolution/picture.js';
import { clinicalSide } from './resolution/picture.js';
import type { Resolution } from './resolution/situation.js';

/**
 * What a review decides, without the search for what is missing and without the explanation: for the many requests of a
 * simulation or a proof. The decision and what is authorized are always those of `review`.
 */
export interface Verdict {
  readonly decision: Resolution['decision'];
  /** What is authorized, unless it waits or is denied. */
  readonly care?: Care;
  /** Rules that decided, or of one of the outcomes still open, by id. */
  readonly deciding: readonly string[];
  /** The coverage table decided at these codes. */
  readonly coverageAt: readonly string[];
  /** The clinical comparison lowered the request. */
  readonly lowered: boolean;
  /** The clinical half, for another version that asks the same of the same criteria. */
  readonly clinical: ClinicalSide;
}

/** Two different outcomes are enough to know that the answer waits. */
const ENOUGH = 2;

/** `clinical` may be given where `sameClinicalQuestion` holds with the verdict it comes from. */
export function verdict({ matter, values, asked }: Posed, clinical = clinicalSide(matter, values)): Verdict {
  const judged = judge(matter, values, { clinical, enough: ENOUGH });
  const settled = judged.kind === 'answer' ? [judged.resolution] : judged.kind === 'open' ? judged.found : [];
  const [only] = settled;
  const waits = judged.kind !== 'answer' || asked.kind === 'edition-mismatch' || matter.scopeFacts.length > 0;
  const decision = waits || only === undefined ? 'pend' : only.decision;
  const care = decision === 'pend' ? undefined : only?.care;
  return {
    decision,
    ...(care === undefined ? {} : { care }),
    deciding: [...new Set(settled.flatMap(({ deciding }) => deciding))],
    coverageAt: [...new Set(settled.flatMap(({ coverageAt }) => coverageAt))],
    lowered: settled.some(({ lowered }) => lowered),
    clinical,
  };
}

/** Do two versions put the same question about the same person to the same criteria? */
export function sameClinicalQuestion(a: Posed, b: Posed): boolean {
  const [one, other]: readonly [Matter, Matter] = [a.matter, b.matter];
  return (
    one.finder === other.finder &&
    one.comparison === other.comparison &&
    one.reviewType === other.reviewType &&
    one.populationUnknown === other.populationUnknown &&
    one.ruleset.policy.requireFullRatings === other.ruleset.policy.requireFullRatings &&
    JSON.stringify([one.asked, one.mapped]) === JSON.stringify([other.asked, other.mapped])
  );
}
