import type { Findings } from '../conditions/program.js';
import type { Truth } from '../domain/truth.js';
import { MET, NOT_MET, UNDETERMINED } from '../domain/truth.js';
import type { FactValues, Scalar } from '../facts/catalogue.js';
import type { BestFit, CompiledCombination, CompiledLevel, Reading, Variable } from './best-fit.js';
import { combinationTruth, levelTruth } from './level-truth.js';
import type { Question } from './question.js';
import type { ClinicalResult, Stay, Treatment } from './result.js';
import { NO_LEVEL, NONE_INDICATED } from './result.js';
import type { Scale } from './scale.js';

/** The answers that three-valued evaluation leaves open, and the facts that could still decide between them. */
export function bounds(
  set: BestFit,
  scale: Scale,
  findings: Findings,
  question: Question,
  values: FactValues,
  narrowed: ReadonlyMap<number, readonly Scalar[]>,
  open: Set<number>,
): readonly ClinicalResult[] {
  // The withdrawal need comes first: once it is settled the axes vary on their own.
  const need = question.axes.withdrawal ? set.withdrawalNeed : undefined;
  const needs = need === undefined ? [undefined] : needsOf(need, values, narrowed);
  if (need !== undefined && needs.length > 1) markFact(set, need.fact, open);
  const otp = question.axes.otp ? set.readings[0]?.levels.get('OTP') : undefined;
  const otps = otp === undefined ? [undefined] : eitherWay(set, otp, findings, question, open);
  const treatments = agreed(set, (reading) =>
    question.stay === undefined
      ? admitted(set, reading, findings, open, question.doubtUnverified)
      : continued(set, scale, reading, findings, question.stay, open, question.doubtUnverified),
  );
  const answers: ClinicalResult[] = [];
  for (const treatment of treatments)
    for (const withdrawal of needs) for (const one of otps) answers.push(set.answers(treatment, withdrawal, one));
  return answers;
}

function needsOf(
  need: Variable,
  values: FactValues,
  narrowed: ReadonlyMap<number, readonly Scalar[]>,
): readonly string[] {
  const value = values[need.fact];
  return (value === undefined ? domainOf(need, narrowed) : [value]) as readonly string[];
}

function eitherWay(
  set: BestFit,
  otp: CompiledLevel,
  findings: Findings,
  question: Question,
  open: Set<number>,
): readonly boolean[] {
  const truth = levelTruth(otp, 'admission', findings, question.doubtUnverified);
  if (truth !== UNDETERMINED) return [truth === MET];
  markOpen(set, otp, otp.admission, findings, open);
  return [true, false];
}

/** All readings of an open parameter must agree; where they differ no level is computable (ruling R11). */
function agreed(set: BestFit, answer: (reading: Reading) => readonly Treatment[]): readonly Treatment[] {
  const [only, ...others] = set.readings;
  if (only !== undefined && others.length === 0) return answer(only);
  const answers = set.readings.map(answer);
  const union = unique(answers.flat());
  if (union.length === 1) return union;
  if (answers.every((one) => one.length === 1)) return [NO_LEVEL];
  return unique([...union, NO_LEVEL]);
}

const unique = (treatments: readonly Treatment[]): readonly Treatment[] => [...new Set(treatments)];

/** The first level whose rule and gates hold, in the set's order; each one that may hold comes before it. */
function admitted(
  set: BestFit,
  reading: Reading,
  findings: Findings,
  open: Set<number>,
  doubtUnread = false,
): readonly Treatment[] {
  const possible: Treatment[] = [];
  for (const level of reading.order) {
    const truth = levelTruth(level, 'admission', findings, doubtUnread);
    if (truth === NOT_MET) continue;
    possible.push(level.treatment);
    if (truth === MET) return possible;
    markOpen(set, level, level.admission, findings, open);
  }
  const none = findings.conditions[set.noneIndicated] as Truth;
  if (none === UNDETERMINED) markReads(set, set.noneIndicated, open);
  if (none !== NOT_MET) possible.push(NONE_INDICATED);
  if (none !== MET) possible.push(NO_LEVEL);
  return possible;
}

const NO_LEVEL_ALONE: readonly Treatment[] = [NO_LEVEL];

/** Whether to stay: the tests in order, the first that is met decides; each that may be met comes before it. */
function continued(
  set: BestFit,
  scale: Scale,
  reading: Reading,
  findings: Findings,
  stay: Stay,
  open: Set<number>,
  doubtUnread = false,
): readonly Treatment[] {
  const level = reading.levels.get(stay.level);
  if (level === undefined) return NO_LEVEL_ALONE;
  const possible: Treatment[] = [];
  for (const { test, condition } of set.continued) {
    const truth = findings.conditions[condition] as Truth;
    if (truth === NOT_MET) continue;
    if (truth === UNDETERMINED) markReads(set, condition, open);
    possible.push(...afterTest(test.outcome));
    if (truth === MET) return unique(possible);
  }
  return unique([...possible, NO_LEVEL]);

  function afterTest(outcome: (typeof set.continued)[number]['test']['outcome']): readonly Treatment[] {
    switch (outcome) {
      case 'clinical-review':
        return NO_LEVEL_ALONE;
      case 'continue': {
        const stays = levelTruth(level as CompiledLevel, 'continued', findings, doubtUnread);
        if (stays === UNDETERMINED)
          markOpen(set, level as CompiledLevel, (level as CompiledLevel).continued, findings, open);
        const here: readonly Treatment[] = stays === NOT_MET ? [] : [(level as CompiledLevel).treatment];
        return stays === MET ? here : [...here, ...admitted(set, reading, findings, open, doubtUnread)];
      }
      case 'reassess':
        // Goals are reached: ratings that still point to this level disagree with that, and a clinician must look.
        return admitted(set, reading, findings, open, doubtUnread).map((placed) =>
          placed.kind === 'level' && placed.code === stay.level ? NO_LEVEL : placed,
        );
      case 'transfer-up':
        return admitted(set, reading, findings, open, doubtUnread).map((placed) =>
          placed.kind === 'level' && scale.compareTreatment(placed.code, stay.level) === 'more' ? placed : NO_LEVEL,
        );
    }
  }
}

function markOpen(
  set: BestFit,
  level: CompiledLevel,
  combination: CompiledCombination,
  findings: Findings,
  open: Set<number>,
): void {
  for (const gate of level.gates) if (findings.conditions[gate] === UNDETERMINED) markReads(set, gate, open);
  markCombination(set, combination, findings, open);
}

function markCombination(set: BestFit, combination: CompiledCombination, findings: Findings, open: Set<number>): void {
  if (combination.kind === 'criterion') {
    if (findings.conditions[combination.condition] === UNDETERMINED) markReads(set, combination.condition, open);
  } else if (combination.kind === 'atLeast' && combinationTruth(combination, findings) === UNDETERMINED) {
    for (const part of combination.parts) markCombination(set, part, findings, open);
  }
}

function markReads(set: BestFit, condition: number, open: Set<number>): void {
  for (const fact of set.deciding[condition] as readonly number[]) open.add(fact);
}

/** A fact that could decide, and those that would settle it. */
function markFact(set: BestFit, fact: number, open: Set<number>): void {
  for (const antecedent of set.antecedents.get(fact) ?? []) open.add(antecedent);
  open.add(fact);
}

/** Values worth trying: those the entailments leave, else all. */
export const domainOf = (variable: Variable, narrowed: ReadonlyMap<number, readonly Scalar[]>): readonly Scalar[] =>
  narrowed.get(variable.fact) ?? variable.domain;
