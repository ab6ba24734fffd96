import type { BestFit } from '../../clinical/best-fit.js';
import { entailFrom } from '../../clinical/entail.js';
import type { ClinicalFinder } from '../../clinical/finder.js';
import type { FactCatalogue, FactValues } from '../../facts/catalogue.js';
import { factIndex } from '../../facts/catalogue.js';
import type { Gatherer } from '../../facts/gather.js';
import type { RequestBody } from '../../facts/read.js';
import type { Statement } from '../../facts/statement.js';
import { withStated } from '../../facts/statement.js';
import type { Assessment } from './assessment.js';
import { placed } from './assessment.js';
import type { Completion } from './completions.js';
import { product } from './product.js';

/** Every rating vector with each way the sub-answers may stand beside it. */
export function* ratingVectors(
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
      entailFrom(set, entailed, rated);
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
