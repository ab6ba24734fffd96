import type { Determination } from '../src/domain/determination.js';
import type { Outcome } from '../src/domain/faults.js';
import { createFindings, evaluate } from '../src/conditions/program.js';
import { traceOf } from '../src/conditions/trace.js';
import type { Trace } from '../src/domain/determination.js';
import { MET } from '../src/domain/truth.js';
import type { Library } from '../src/library.js';
import { loadLibrary } from '../src/library.js';
import { review } from '../src/review.js';
import type { Request } from './workload.js';

/** The whole pipeline: request in, cited decision out; its requests parted by what they get. */
export interface Pipeline {
  readonly decide: (body: Request['body']) => Outcome<Determination>;
  /**
   * A cited decision in the sense of the workload: every condition evaluated, and as evaluated trees the criteria of the
   * level asked for and each rule that is met.
   */
  readonly cite: (request: Request) => readonly Trace[];
  /** Requests with an answer: everything but a question. */
  readonly answered: readonly Request[];
  /** Requests whose answer is a question, with the search for what is missing. */
  readonly asked: readonly Request[];
}

/** The pipeline over the rulesets on disk. @throws when they have faults. */
export function createPipeline(root: string, ruleset: string, requests: readonly Request[]): Pipeline {
  const loaded = loadLibrary(root);
  if (!loaded.ok) throw new Error(`the rulesets have ${loaded.faults.length} faults`);
  const decide = (body: Request['body']): Outcome<Determination> => review(body, loaded.library);
  const outcomes = requests.map((request) => ({ request, outcome: decide(request.body) }));
  const those = (wanted: (determination: Determination) => boolean): readonly Request[] =>
    outcomes.flatMap(({ request, outcome }) => (outcome.ok && wanted(outcome.value) ? [request] : []));
  return {
    decide,
    cite: createCiter(loaded.library, ruleset),
    answered: those(({ missing }) => missing.length === 0),
    asked: those(({ missing }) => missing.length > 0),
  };
}

function createCiter(library: Library, name: string): Pipeline['cite'] {
  const [payer = '', version = ''] = name.split('/');
  const ruleset = library.payers.get(payer)?.versions.find(({ document }) => document.version === version);
  const arm = ruleset?.arms.adult;
  if (arm === undefined || arm.finder.method.kind !== 'best-fit') throw new Error(`${name} does not place by best fit`);
  const { table } = arm;
  const { set } = arm.finder.method;
  const ofLevel = new Map(
    set.document.order.map((code) => [
      code,
      set.document.criteria.flatMap(({ levels }, index) => (levels.includes(code) ? [index] : [])),
    ]),
  );
  const rules = createFindings(table.program);
  const criteria = createFindings(set.program);
  const stated = (): 'stated' => 'stated';
  return ({ body, values }) => {
    evaluate(table.program, values, rules);
    evaluate(set.program, values, criteria);
    const level = (body.requested as { readonly level?: string } | undefined)?.level ?? '';
    const traces = (ofLevel.get(level) ?? []).map((index) => traceOf(set.program, index, criteria, values, stated));
    for (const { condition } of table.rules)
      if (rules.conditions[condition] === MET) traces.push(traceOf(table.program, condition, rules, values, stated));
    return traces;
  };
}
