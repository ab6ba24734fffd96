import type { Findings } from '../conditions/program.js';
import { createFindings, evaluate } from '../conditions/program.js';
import type { Truth } from '../domain/truth.js';
import { MET, NOT_MET, UNDETERMINED } from '../domain/truth.js';
import type { FactValues, Scalar } from '../facts/catalogue.js';
import type { BestFit, CompiledCombination, CompiledLevel, Reading, Variable } from './best-fit.js';
import { combinationTruth, entail, levelTruth } from './best-fit.js';
import type { Axes, ClinicalResult, Contradiction, Possible, Stay, Treatment } from './result.js';
import { resultKey, treatmentKey } from './result.js';
import type { Scale } from './scale.js';

export interface Question {
  readonly axes: Axes;
  /** Set when the question is whether to continue this stay. */
  readonly stay?: Stay;
  /** Treat criteria without a source we could read as unknown, to see whether an answer rests on them. */
  readonly doubtUnverified?: boolean;
  /** How hard to look before settling for the bounds. */
  readonly effort?: Effort;
}

export type Effort = 'thorough' | 'quick' | 'glance';

/**
 * Values tried before the search settles for the bounds it has. With ratings given a handful are enough; with next to
 * nothing known the bounds hold nearly every level anyway. Settling early can only leave more open, never less.
 */
const MOST_TRIES: Readonly<Record<Effort, number>> = { thorough: 1500, quick: 40, glance: 0 };

/**
 * Every answer of the criteria set over the completions of what is unknown (ruling R22), without enumerating them:
 * three-valued evaluation bounds the answers, and an unknown fact is tried value by value only while the bounds still
 * hold an answer not found yet.
 */
export function placeBestFit(set: BestFit, scale: Scale, stated: FactValues, question: Question): Placed {
  const root = evaluateAt(set, stated.slice(), stated, question, createScratch(set));
  if (root.contradictions.length > 0)
    return { results: [], contradictions: root.contradictions, root, open: new Set() };

  const found = new Map<string, ClinicalResult>();
  const atRoot = new Set<number>();
  // Only the root's evaluation is cited; what is tried below it shares one piece of paper.
  const scratch = createScratch(set);
  const most = MOST_TRIES[question.effort ?? 'thorough'];
  let tries = 0;
  const explore = ({ values, narrowed, criteria }: Evaluated, open: Set<number>): void => {
    const answers = bounds(set, scale, criteria, question, values, narrowed, open);
    if (answers.every((answer) => found.has(resultKey(answer)))) return;
    tries += 1;
    const settled = answers.length === 1 || tries > most;
    const variable = settled ? undefined : nextToTry(set, values, open);
    if (variable === undefined) {
      if (canBe(set, values, stated, question, scratch))
        for (const answer of answers) found.set(resultKey(answer), answer);
      return;
    }
    for (const value of domainOf(variable, narrowed)) {
      const tried = values.slice();
      tried[variable.fact] = value;
      const completion = evaluateAt(set, tried, stated, question, scratch);
      if (completion.contradictions.length === 0) explore(completion, new Set());
    }
  };
  explore(root, atRoot);
  return { results: [...found.values()], contradictions: [], root, open: atRoot };
}

/** Can the unknown facts behind what is stated be filled in without a contradiction? */
function canBe(set: BestFit, values: FactValues, stated: FactValues, question: Question, scratch: Scratch): boolean {
  const behind = set.variables.find(
    ({ fact }) =>
      values[fact] === undefined &&
      set.entailments.some(
        (one) => stated[one.fact] !== undefined && (set.antecedents.get(one.fact) ?? []).includes(fact),
      ),
  );
  if (behind === undefined) return true;
  return behind.domain.some((value) => {
    const tried = values.slice();
    tried[behind.fact] = value;
    const completion = evaluateAt(set, tried, stated, question, scratch);
    return completion.contradictions.length === 0 && canBe(set, completion.values, stated, question, scratch);
  });
}

/** A criteria set evaluated once: what was entailed, and what each criterion makes of it. */
export interface Evaluated {
  /** Stated and entailed values. */
  readonly values: FactValues;
  readonly narrowed: ReadonlyMap<number, readonly Scalar[]>;
  readonly contradictions: readonly Contradiction[];
  readonly criteria: Findings;
  readonly entailments: Findings;
}

/** The answers, and the evaluation on what is known that citations show. */
export interface Placed extends Possible {
  readonly root: Evaluated;
  /** Unknown facts that could still decide between the answers. */
  readonly open: ReadonlySet<number>;
}

type Scratch = Pick<Evaluated, 'criteria' | 'entailments'>;

const createScratch = (set: BestFit): Scratch => ({
  criteria: createFindings(set.program),
  entailments: createFindings(set.entailmentProgram),
});

function evaluateAt(
  set: BestFit,
  values: FactValues,
  stated: FactValues,
  question: Question,
  { criteria, entailments }: Scratch,
): Evaluated {
  const entailed = entail(set, values, stated, entailments);
  evaluate(set.program, values, criteria);
  if (question.doubtUnverified === true) doubt(set, criteria);
  return { values, ...entailed, criteria, entailments };
}

const domainOf = (variable: Variable, narrowed: ReadonlyMap<number, readonly Scalar[]>): readonly Scalar[] =>
  narrowed.get(variable.fact) ?? variable.domain;

/**
 * The unknown fact to try next: the first that could decide, in the order the levels are tried, but what entails it
 * first, so that a value is tried only where it contradicts nothing still open.
 */
function nextToTry(set: BestFit, values: FactValues, open: ReadonlySet<number>): Variable | undefined {
  for (const fact of open) {
    if (values[fact] !== undefined || !set.variableOf.has(fact)) continue;
    const before = (set.antecedents.get(fact) ?? []).find(
      (one) => values[one] === undefined && set.variableOf.has(one),
    );
    return set.variableOf.get(before ?? fact);
  }
  return undefined;
}

/** The answers that three-valued evaluation leaves open, and the facts that could still decide between them. */
function bounds(
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
  return treatments.flatMap((treatment) =>
    needs.flatMap((withdrawal) =>
      otps.map((otp) => ({
        treatment,
        ...(withdrawal === undefined ? {} : { withdrawal }),
        ...(otp === undefined ? {} : { otp }),
      })),
    ),
  );
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
  const answers = set.readings.map(answer);
  const first = answers[0] as readonly Treatment[];
  if (answers.length === 1) return first;
  const union = unique(answers.flat());
  if (union.length === 1) return union;
  if (answers.every((one) => one.length === 1)) return [{ kind: 'no-level' }];
  return unique([...union, { kind: 'no-level' }]);
}

function unique(treatments: readonly Treatment[]): readonly Treatment[] {
  return [...new Map(treatments.map((treatment) => [treatmentKey(treatment), treatment])).values()];
}

/** The first level whose rule and gates hold, in the set's order; each one that may hold comes before it. */
function admitted(
  set: BestFit,
  reading: Reading,
  findings: Findings,
  open: Set<number>,
  doubtUnread = false,
): readonly Treatment[] {
  const possible: Treatment[] = [];
  for (const code of set.document.order) {
    const level = reading.levels.get(code) as CompiledLevel;
    const truth = levelTruth(level, 'admission', findings, doubtUnread);
    if (truth === NOT_MET) continue;
    possible.push({ kind: 'level', code });
    if (truth === MET) return possible;
    markOpen(set, level, level.admission, findings, open);
  }
  const none = findings.conditions[set.noneIndicated] as Truth;
  if (none === UNDETERMINED) markReads(set, set.noneIndicated, open);
  if (none !== NOT_MET) possible.push({ kind: 'none-indicated' });
  if (none !== MET) possible.push({ kind: 'no-level' });
  return possible;
}

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
  if (level === undefined) return [{ kind: 'no-level' }];
  const possible: Treatment[] = [];
  for (const { test, condition } of set.continued) {
    const truth = findings.conditions[condition] as Truth;
    if (truth === NOT_MET) continue;
    if (truth === UNDETERMINED) markReads(set, condition, open);
    possible.push(...afterTest(test.outcome));
    if (truth === MET) return unique(possible);
  }
  return unique([...possible, { kind: 'no-level' }]);

  function afterTest(outcome: (typeof set.continued)[number]['test']['outcome']): readonly Treatment[] {
    switch (outcome) {
      case 'clinical-review':
        return [{ kind: 'no-level' }];
      case 'continue': {
        const stays = levelTruth(level as CompiledLevel, 'continued', findings, doubtUnread);
        if (stays === UNDETERMINED)
          markOpen(set, level as CompiledLevel, (level as CompiledLevel).continued, findings, open);
        const here: readonly Treatment[] = stays === NOT_MET ? [] : [{ kind: 'level', code: stay.level }];
        return stays === MET ? here : [...here, ...admitted(set, reading, findings, open, doubtUnread)];
      }
      case 'reassess':
        // Goals are reached: ratings that still point to this level disagree with that, and a clinician must look.
        return admitted(set, reading, findings, open, doubtUnread).map((placed) =>
          placed.kind === 'level' && placed.code === stay.level ? { kind: 'no-level' } : placed,
        );
      case 'transfer-up':
        return admitted(set, reading, findings, open, doubtUnread).map((placed) =>
          placed.kind === 'level' && scale.compareTreatment(placed.code, stay.level) === 'more'
            ? placed
            : { kind: 'no-level' },
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
  for (const fact of set.program.reads[condition] ?? []) markFact(set, fact, open);
}

/** A fact that could decide, and those that would settle it. */
function markFact(set: BestFit, fact: number, open: Set<number>): void {
  for (const antecedent of set.antecedents.get(fact) ?? []) open.add(antecedent);
  open.add(fact);
}

/** An unread source can neither meet nor fail a criterion for certain. */
function doubt(set: BestFit, findings: Findings): void {
  set.document.criteria.forEach((criterion, index) => {
    if (criterion.status === 'unverified') findings.conditions[index] = UNDETERMINED;
  });
  for (const { test, condition } of set.continued)
    if (test.status === 'unverified') findings.conditions[condition] = UNDETERMINED;
}
