import type { Findings } from '../conditions/program.js';
import { createFindings, evaluate } from '../conditions/program.js';
import { UNDETERMINED } from '../domain/truth.js';
import type { FactValues, Scalar } from '../facts/catalogue.js';
import type { BestFit, Variable } from './best-fit.js';
import { entail } from './best-fit.js';
import { bounds, domainOf } from './bounds.js';
import type { Effort, Question } from './question.js';
import type { ClinicalResult, Contradiction, Possible } from './result.js';
import { resultKey } from './result.js';
import type { Scale } from './scale.js';

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
  let scratch: Scratch | undefined;
  const paper = (): Scratch => (scratch ??= createScratch(set));
  const most = MOST_TRIES[question.effort ?? 'thorough'];
  let tries = 0;
  const explore = ({ values, narrowed, criteria }: Evaluated, open: Set<number>): void => {
    const answers = bounds(set, scale, criteria, question, values, narrowed, open);
    if (answers.every((answer) => found.has(resultKey(answer)))) return;
    tries += 1;
    const settled = answers.length === 1 || tries > most;
    const variable = settled ? undefined : nextToTry(set, values, open);
    if (variable === undefined) {
      if (canBe(set, values, stated, paper)) for (const answer of answers) found.set(resultKey(answer), answer);
      return;
    }
    for (const value of domainOf(variable, narrowed)) {
      const tried = values.slice();
      tried[variable.fact] = value;
      const completion = evaluateAt(set, tried, stated, question, paper());
      if (completion.contradictions.length === 0) explore(completion, new Set());
    }
  };
  explore(root, atRoot);
  return { results: [...found.values()], contradictions: [], root, open: atRoot };
}

/** Can the unknown facts behind what is stated be filled in without a contradiction? */
function canBe(set: BestFit, values: FactValues, stated: FactValues, paper: () => Scratch): boolean {
  const behind = set.entailing.find(
    ({ entails, fact }) => values[fact] === undefined && entails.some((one) => stated[one] !== undefined),
  );
  if (behind === undefined) return true;
  return behind.domain.some((value) => {
    const tried = values.slice();
    tried[behind.fact] = value;
    return (
      entail(set, tried, stated, paper().entailments).contradictions.length === 0 && canBe(set, tried, stated, paper)
    );
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

/** An unread source can neither meet nor fail a criterion for certain. */
function doubt(set: BestFit, findings: Findings): void {
  set.document.criteria.forEach((criterion, index) => {
    if (criterion.status === 'unverified') findings.conditions[index] = UNDETERMINED;
  });
  for (const { test, condition } of set.continued)
    if (test.status === 'unverified') findings.conditions[condition] = UNDETERMINED;
}
