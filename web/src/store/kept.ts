import type { Case, Decided, Stage } from './case.js';

/** An answer kept as it was, so that one can see later what has changed since. */
export interface Kept extends Decided {
  readonly occasion: Occasion;
}

export type Occasion = 'handed-over' | 'before-call' | 'signed' | 'previous-review' | 'by-hand';

/** The case with the answer that stands kept; an answer that is the last one kept already is not kept twice. */
export function keeping(one: Case, occasion: Occasion): Case {
  const { decided, kept = [] } = one;
  if (decided === undefined) return one;
  const last = kept.at(-1);
  if (last?.occasion === occasion && digestOf(last) === digestOf(decided)) return one;
  return { ...one, kept: [...kept, { ...decided, occasion }] };
}

export const lastKept = ({ kept = [] }: Pick<Case, 'kept'>, occasion: Occasion): Kept | undefined =>
  kept.filter((one) => one.occasion === occasion).at(-1);

export const digestOf = ({ determination }: Decided): string => determination.provenance.determination;

/** What goes to a physician is kept as it was handed over. */
export const withStage = (one: Case, stage: Stage): Case => ({
  ...(stage.kind === 'with-physician' ? keeping(one, 'handed-over') : one),
  stage,
});

/** The answer that stands is kept, and asked for once more: the same facts, the rules of today. */
export function askedAgain(one: Case): Case {
  const { decided: _kept, ...rest } = keeping(one, 'by-hand');
  return rest;
}
