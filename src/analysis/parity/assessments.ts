import type { BestFit } from '../../clinical/best-fit.js';
import { entail } from '../../clinical/best-fit.js';
import type { ClinicalFinder } from '../../clinical/finder.js';
import type { Question } from '../../clinical/question.js';
import type { ClinicalResult } from '../../clinical/result.js';
import { ALL_AXES } from '../../clinical/result.js';
import { createFindings } from '../../conditions/program.js';
import type { FactCatalogue, FactValues, Scalar } from '../../facts/catalogue.js';
import { factIndex } from '../../facts/catalogue.js';
import type { Gatherer } from '../../facts/gather.js';
import type { RequestBody } from '../../facts/read.js';
import type { Statement } from '../../facts/statement.js';
import { withStated } from '../../facts/statement.js';
import type { Completion } from './completions.js';
import { COMPLETIONS, GOING_WELL } from './completions.js';
import type { LeafSign } from './leaf-sign.js';
import { minimumSets } from './minimum-sets.js';

/** One assessment of the space, or many that no rule and no criterion can tell apart. */
export interface Assessment {
  readonly facts: () => Statement;
  /** How many it stands for. */
  readonly weight: number;
  /** Stated, derived and entailed values. */
  readonly values: FactValues;
  /** The finding; nothing where the facts leave it open or contradict each other. */
  readonly result: ClinicalResult | undefined;
}

/** What a criteria set is asked about: every assessment of a stated kind. */
export interface Space {
  readonly kind: ClinicalFinder['method']['kind'];
  /** Facts that differ between assessments. */
  readonly varied: ReadonlySet<string>;
  /** Stated of everybody. */
  readonly completion: Statement;
  readonly completed?: Completion;
  /** All assessments of people of whom this body says the rest. */
  readonly assessments: (body: RequestBody, sign: LeafSign) => Iterable<Assessment>;
}

export const QUESTION: Question = { axes: ALL_AXES };

/** Nothing where no completion is stated for the criteria set: then there is nothing to enumerate. */
export function spaceOf(gatherer: Gatherer, finder: ClinicalFinder, criteria: string, from: string): Space | undefined {
  const { method } = finder;
  const { catalogue } = gatherer;
  const named = (fact: number): string => catalogue.facts[fact]?.name ?? '';
  switch (method.kind) {
    case 'best-fit': {
      const completed = COMPLETIONS[criteria];
      if (completed === undefined) return undefined;
      return {
        kind: method.kind,
        completed,
        varied: withDerived(catalogue, [
          ...completed.ratings.flat(),
          ...completed.subAnswers,
          ...completed.beside.flatMap((state) => Object.keys(state)),
          ...method.set.entailments.map(({ fact }) => named(fact)),
        ]),
        completion: { ...completed.plain, ...GOING_WELL },
        assessments: (body) => ratingVectors(gatherer, finder, method.set, completed, body),
      };
    }
    case 'join':
      return {
        kind: method.kind,
        varied: withDerived(
          catalogue,
          method.set.subdimensions.map(({ fact }) => named(fact)),
        ),
        completion: { diagnoses: ['F10.20'], ...GOING_WELL },
        assessments: (body, sign) => minimumSets(gatherer, finder, method.set, body, sign),
      };
    default: {
      const fact = named(method.fact);
      return {
        kind: method.kind,
        varied: withDerived(catalogue, [fact]),
        completion: {
          diagnoses: ['F10.20'],
          ...GOING_WELL,
          ...(method.kind === 'stated'
            ? { 'assessment.stated.tool': method.tool }
            : { 'certification.by': 'physician', 'certification.on': from }),
        },
        assessments: (body) => statedLevels(gatherer, finder, fact, body),
      };
    }
  }
}

/** These facts and those derived from them. */
function withDerived(catalogue: FactCatalogue, names: readonly string[]): ReadonlySet<string> {
  const all = new Set(names);
  for (const { name, derivedFrom } of catalogue.facts) if (derivedFrom?.some((one) => all.has(one))) all.add(name);
  return all;
}

/** Every rating vector with each way the sub-answers may stand beside it. */
function* ratingVectors(
  gatherer: Gatherer,
  finder: ClinicalFinder,
  set: BestFit,
  { beside, ratings, subAnswers }: Completion,
  body: RequestBody,
): Generator<Assessment> {
  const index = (name: string): number => factIndex(gatherer.catalogue, name);
  const rows = ratings.map((alike) => ({
    facts: alike.map(index),
    domain: set.variableOf.get(index(alike[0] ?? ''))?.domain ?? [],
  }));
  const answers = subAnswers.map(index);
  const findings = createFindings(set.entailmentProgram);
  const none = answers.map(() => false);
  const ways = [none, ...answers.map((_, at) => none.map((_no, other) => other === at)), answers.map(() => true)];
  for (const [person, state] of [{}, ...beside].entries()) {
    const about = withStated(body, state);
    const start = gatherer.read(about);
    for (const vector of product(rows.map(({ domain }) => domain))) {
      const rated = start.slice();
      rows.forEach(({ facts }, row) => facts.forEach((fact) => (rated[fact] = vector[row])));
      gatherer.derive(about, rated);
      const entailed = rated.slice();
      entail(set, entailed, rated, findings);
      const open = answers.filter((fact) => entailed[fact] === undefined);
      const seen = new Set<string>();
      for (const way of person === 0 ? ways : [none]) {
        const values = rated.slice();
        answers.forEach((fact, at) => {
          if (open.includes(fact)) values[fact] = way[at];
        });
        const key = open.map((fact) => values[fact]).join();
        if (seen.has(key)) continue;
        seen.add(key);
        gatherer.derive(about, values);
        yield placed(finder, values, 1, () => ({
          ...state,
          ...stated(gatherer.catalogue, values, [...rows.flatMap(({ facts }) => facts), ...open]),
        }));
      }
    }
  }
}

const stated = (catalogue: FactCatalogue, values: FactValues, facts: readonly number[]): Statement =>
  Object.fromEntries(facts.map((fact) => [catalogue.facts[fact]?.name ?? '', values[fact]]));

/** The finding is what the tool or the physician states: every level they can state. */
function* statedLevels(
  gatherer: Gatherer,
  finder: ClinicalFinder,
  fact: string,
  body: RequestBody,
): Generator<Assessment> {
  for (const level of finder.variables[0]?.domain ?? []) {
    const facts = { [fact]: level };
    const about = withStated(body, facts);
    const values = gatherer.read(about);
    gatherer.derive(about, values);
    yield placed(finder, values, 1, () => facts);
  }
}

/** An assessment with its finding. */
export function placed(finder: ClinicalFinder, values: FactValues, weight: number, facts: () => Statement): Assessment {
  const { contradictions, results, root } = finder.place(values, QUESTION);
  const [only] = results;
  const settled = contradictions.length === 0 && results.length === 1;
  return { facts, weight, values: root?.values ?? values, result: settled ? only : undefined };
}

/** Every way to take one value of each list. */
export function* product<T extends Scalar | object>(lists: readonly (readonly T[])[]): Generator<readonly T[]> {
  const at = lists.map(() => 0);
  if (lists.some((list) => list.length === 0)) return;
  for (;;) {
    yield lists.map((list, row) => list[at[row] as number] as T);
    let row = lists.length - 1;
    for (; row >= 0; row -= 1) {
      at[row] = (at[row] as number) + 1;
      if ((at[row] as number) < (lists[row] as readonly T[]).length) break;
      at[row] = 0;
    }
    if (row < 0) return;
  }
}
