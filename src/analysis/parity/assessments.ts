import type { ClinicalFinder } from '../../clinical/finder.js';
import type { FactCatalogue } from '../../facts/catalogue.js';
import { SUBSTANCE_USE } from '../../facts/diagnoses.js';
import type { Gatherer } from '../../facts/gather.js';
import type { RequestBody } from '../../facts/read.js';
import type { Statement } from '../../facts/statement.js';
import { withStated } from '../../facts/statement.js';
import type { Assessment } from './assessment.js';
import { placed } from './assessment.js';
import type { Completion } from './completions.js';
import { COMPLETIONS, GOING_WELL } from './completions.js';
import type { LeafSign } from './leaf-sign.js';
import { minimumSets } from './minimum-sets.js';
import { ratingVectors } from './rating-vectors.js';

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
        completion: { diagnoses: SUBSTANCE_USE, ...GOING_WELL },
        assessments: (body, sign) => minimumSets(gatherer, finder, method.set, body, sign),
      };
    default: {
      const fact = named(method.fact);
      return {
        kind: method.kind,
        varied: withDerived(catalogue, [fact]),
        completion: {
          diagnoses: SUBSTANCE_USE,
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
