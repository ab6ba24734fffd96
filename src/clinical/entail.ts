import type { Findings } from '../conditions/program.js';
import { evaluate, reevaluate } from '../conditions/program.js';
import { MET } from '../domain/truth.js';
import type { FactValues, Scalar } from '../facts/catalogue.js';
import type { BestFit } from './best-fit.js';
import type { Contradiction } from './result.js';

export interface Entailed {
  readonly contradictions: readonly Contradiction[];
  /** Facts the entailments narrow without settling, with the values left. */
  readonly narrowed: ReadonlyMap<number, readonly Scalar[]>;
}

/**
 * Applies the entailments in order: fills what is unknown, narrows what stays open and reports what contradicts.
 * `stated` are the caller's own values; anything else in `values` was tried or entailed. `findings` are those of the
 * entailments' conditions on `values`; both are kept up to date. Each fact that is filled is added to `changed`.
 */
export function entail(
  set: BestFit,
  values: FactValues,
  stated: FactValues,
  findings: Findings,
  changed?: number[],
): Entailed {
  // Most of the time there is nothing to report: no room is made for it before there is.
  let contradictions: Contradiction[] | undefined;
  let narrowed: Map<number, readonly Scalar[]> | undefined;
  for (const { entailment, fact, condition, contradiction } of set.entailments) {
    if (findings.conditions[condition] !== MET) continue;
    const said = stated[fact];
    if (said !== undefined) {
      const allowed = entailment.statedMay ?? entailment.among;
      if (entailment.yields !== true && !allowed.includes(said)) (contradictions ??= []).push(contradiction);
      continue;
    }
    const value = values[fact];
    if (value !== undefined) {
      if (!entailment.among.includes(value)) (contradictions ??= []).push(contradiction);
      continue;
    }
    const before = narrowed?.get(fact);
    const left =
      before === undefined ? entailment.among : before.filter((candidate) => entailment.among.includes(candidate));
    if (left.length === 0) (contradictions ??= []).push(contradiction);
    else if (left.length === 1) {
      values[fact] = left[0];
      reevaluate(set.entailmentProgram, fact, values, findings);
      changed?.push(fact);
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
  const { contradictions, narrowed } = entail(set, values, stated, findings);
  return { contradictions, narrowed, findings };
}
