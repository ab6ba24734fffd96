import type { Findings } from '../conditions/program.js';
import { copyFindings, createFindings, evaluate, reevaluate } from '../conditions/program.js';
import { oncePer } from '../domain/once.js';
import { UNDETERMINED } from '../domain/truth.js';
import type { FactValues, Scalar } from '../facts/catalogue.js';
import type { BestFit, Variable } from './best-fit.js';
import type { Entailed } from './entail.js';
import { entail, entailFrom } from './entail.js';
import { bounds, domainOf } from './bounds.js';
import type { Effort, Question } from './question.js';
import type { ClinicalResult, Contradiction, Possible } from './result.js';
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
export function placeBestFit(
  set: BestFit,
  scale: Scale,
  stated: FactValues,
  question: Question,
  nearby?: Nearby,
): Placed {
  const root =
    nearby === undefined ? evaluateStated(set, stated, question) : evaluateNear(set, nearby, stated, question);
  if (root.contradictions.length > 0)
    return { results: [], contradictions: root.contradictions, root, open: new Set() };

  const found = new Map<unknown, ClinicalResult>();
  const atRoot = new Set<number>();
  const kindOf = question.kindOf ?? itself;
  const most = MOST_TRIES[question.effort ?? 'thorough'];
  const enough = question.enough?.(root.values);
  let tries = 0;
  let isEnough = false;
  const explore = (here: Evaluated, open: Set<number>, depth: number): void => {
    const { criteria, narrowed, values } = here;
    const answers = bounds(set, scale, criteria, question, values, narrowed, open);
    if (answers.every((answer) => found.has(kindOf(answer)))) return;
    tries += 1;
    const settled = answers.length === 1 || tries > most || (depth === FIRST && enough?.few(answers) === true);
    const variable = settled ? undefined : nextToTry(set, values, open);
    if (variable === undefined) {
      if (!canBe(set, here, stated, depth)) return;
      for (const answer of answers) {
        const kind = kindOf(answer);
        if (enough !== undefined && !found.has(kind)) isEnough = enough.many(answer) || isEnough;
        found.set(kind, answer);
      }
      return;
    }
    for (const value of domainOf(variable, narrowed)) {
      if (isEnough) return;
      const completion = evaluateWith(set, here, variable.fact, value, stated, question, depth);
      if (completion.contradictions.length === 0) explore(completion, new Set(), depth + 1);
    }
  };
  explore(root, atRoot, FIRST);
  return { results: [...found.values()], contradictions: [], root, open: atRoot };
}

/** Every answer is of a kind of its own: equal ones are the same object. */
const itself = (answer: ClinicalResult): ClinicalResult => answer;

/** Where the search begins; what is known stands on a sheet of its own below it. */
const FIRST = 1;

/** Can the unknown facts behind what is stated be filled in without a contradiction? */
function canBe(
  set: BestFit,
  here: Pick<Evaluated, 'values' | 'entailments'>,
  stated: FactValues,
  depth: number,
): boolean {
  const behind = unknownBehind(set, here.values, stated);
  if (behind === undefined) return true;
  const paper = paperAt(set, depth);
  for (const value of behind.domain) {
    const { contradictions } = entailedWith(set, here, behind.fact, value, stated, paper);
    if (contradictions.length === 0 && canBe(set, paper, stated, depth + 1)) return true;
  }
  return false;
}

function unknownBehind({ entailing }: BestFit, values: FactValues, stated: FactValues): Variable | undefined {
  for (const variable of entailing) {
    if (values[variable.fact] !== undefined) continue;
    for (const fact of variable.entails) if (stated[fact] !== undefined) return variable;
  }
  return undefined;
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

/** What is known, evaluated from nothing. */
function evaluateStated(set: BestFit, stated: FactValues, question: Question): Evaluated {
  const values = stated.slice();
  const { findings: entailments, narrowed, contradictions } = entailFrom(set, values, stated);
  const criteria = evaluate(set.program, values);
  if (question.doubtUnverified === true) doubt(set, criteria);
  return { values, narrowed, contradictions, criteria, entailments };
}

/** What is known already, evaluated, beside facts stated since: a search for the few that matter states many in turn. */
export interface Nearby {
  readonly root: Evaluated;
  readonly since: readonly number[];
}

/**
 * The same from nearby: entailments come in the order of what they read, so that those of the facts stated since, added
 * to what was entailed before, are those of all of them together. What it gives is overwritten by the next.
 */
function evaluateNear(set: BestFit, { root, since }: Nearby, stated: FactValues, question: Question): Evaluated {
  const paper = paperAt(set, FIRST - 1);
  const { criteria, entailments, changed } = paper;
  const values = root.values.slice();
  copyFindings(root.entailments, entailments);
  changed.length = 0;
  for (const fact of since) {
    values[fact] = stated[fact];
    changed.push(fact);
    reevaluate(set.entailmentProgram, fact, values, entailments);
  }
  const { narrowed, contradictions } = entail(set, values, stated, entailments, changed);
  criteriaWith(set, root, paper, values, question);
  return { values, narrowed, contradictions, criteria, entailments };
}

/** The same with one fact more: only what reads it, and what it entails, is evaluated again. */
function evaluateWith(
  set: BestFit,
  here: Evaluated,
  fact: number,
  value: Scalar,
  stated: FactValues,
  question: Question,
  depth: number,
): Evaluated {
  const paper = paperAt(set, depth);
  const { values, criteria, entailments } = paper;
  const { narrowed, contradictions } = entailedWith(set, here, fact, value, stated, paper);
  // Nobody looks at the criteria of what cannot be.
  if (contradictions.length === 0) criteriaWith(set, here, paper, values, question);
  return { values, narrowed, contradictions, criteria, entailments };
}

/** The entailments with one fact more. What changed stands on the paper. */
function entailedWith(
  set: BestFit,
  here: Pick<Evaluated, 'values' | 'entailments'>,
  fact: number,
  value: Scalar,
  stated: FactValues,
  { values, entailments, changed }: Paper,
): Entailed {
  // No other fact is looked at in a try.
  for (const one of set.facts) values[one] = here.values[one];
  copyFindings(here.entailments, entailments);
  values[fact] = value;
  reevaluate(set.entailmentProgram, fact, values, entailments);
  changed.length = 0;
  changed.push(fact);
  return entail(set, values, stated, entailments, changed);
}

/** The criteria with what changed on the paper. */
function criteriaWith(
  set: BestFit,
  { criteria: before }: Evaluated,
  { criteria, changed }: Paper,
  values: FactValues,
  question: Question,
): void {
  copyFindings(before, criteria);
  for (const fact of changed) reevaluate(set.program, fact, values, criteria);
  if (question.doubtUnverified === true) doubt(set, criteria);
}

/** Room for one try. Placing is synchronous, so the tries at one depth of the search share a piece. */
interface Paper extends Pick<Evaluated, 'values' | 'criteria' | 'entailments'> {
  readonly changed: number[];
}

const papersOf = oncePer((_: BestFit): Paper[] => []);

function paperAt(set: BestFit, depth: number): Paper {
  return (papersOf(set)[depth] ??= {
    values: [],
    criteria: createFindings(set.program),
    entailments: createFindings(set.entailmentProgram),
    changed: [],
  });
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
