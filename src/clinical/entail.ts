import { leavesOf } from '../conditions/condition.js';
import type { Findings } from '../conditions/program.js';
import { evaluate, reevaluate } from '../conditions/program.js';
import { MET } from '../domain/truth.js';
import type { FactValues, Scalar } from '../facts/catalogue.js';
import type { BestFit } from './best-fit.js';
import type { Entailment } from './documents.js';
import type { Contradiction } from './result.js';

export interface Entailed {
  readonly contradictions: readonly Contradiction[];
  /** Facts the entailments narrow without settling, with the values left. */
  readonly narrowed: ReadonlyMap<number, readonly Scalar[]>;
}

const contradictionOf = ({ id, fact, when }: Entailment): Contradiction => ({
  entailment: id,
  facts: [...new Set([fact, ...leavesOf(when).map((leaf) => leaf.fact)])],
});

/**
 * Applies the entailments in order: fills what is unknown, narrows what stays open and reports what contradicts.
 * `stated` are the caller's own values; anything else in `values` was tried or entailed. `findings` are those of the
 * entailments' conditions on `values`; both are kept up to date. `filled` hears of each fact that was filled.
 */
export function entail(
  set: BestFit,
  values: FactValues,
  stated: FactValues,
  findings: Findings,
  filled?: (fact: number) => void,
): Entailed {
  // Most of the time there is nothing to report: no room is made for it before there is.
  let contradictions: Contradiction[] | undefined;
  let narrowed: Map<number, readonly Scalar[]> | undefined;
  const contradicts = (entailment: Entailment): void => {
    (contradictions ??= []).push(contradictionOf(entailment));
  };
  for (const { entailment, fact, condition } of set.entailments) {
    if (findings.conditions[condition] !== MET) continue;
    const said = stated[fact];
    if (said !== undefined) {
      const allowed = entailment.statedMay ?? entailment.among;
      if (entailment.yields !== true && !allowed.includes(said)) contradicts(entailment);
      continue;
    }
    const value = values[fact];
    if (value !== undefined) {
      if (!entailment.among.includes(value)) contradicts(entailment);
      continue;
    }
    const before = narrowed?.get(fact);
    const left =
      before === undefined ? entailment.among : before.filter((candidate) => entailment.among.includes(candidate));
    if (left.length === 0) contradicts(entailment);
    else if (left.length === 1) {
      values[fact] = left[0];
      reevaluate(set.entailmentProgram, fact, values, findings);
      filled?.(fact);
    }
    (narrowed ??= new Map()).set(fact, left);
  }
  return { contradictions: contradictions ?? NO_CONTRADICTIONS, narrowed: narrowed ?? NOTHING_NARROWED };
}

const NO_CONTRADICTIONS: readonly Contradiction[] = Object.freeze([]);
const NOTHING_NARROWED: ReadonlyMap<number, readonly Scalar[]> = new Map();

/** The entailments of what is stated, from nothing. */
export function entailFrom(
  set: BestFit,
  values: FactValues,
  stated: FactValues,
): Entailed & { readonly findings: Findings } {
  const findings = evaluate(set.entailmentProgram, values);
  return { ...entail(set, values, stated, findings), findings };
}
