import { boundaries } from '../../conditions/boundaries.js';
import { createFindings, evaluate } from '../../conditions/program.js';
import type { Level } from '../../domain/determination.js';
import { MET, NOT_MET } from '../../domain/truth.js';
import type { FactValues, Scalar } from '../../facts/catalogue.js';
import { factIndex } from '../../facts/catalogue.js';
import type { RequestBody } from '../../facts/read.js';
import type { Arm, Library } from '../../library.js';
import { speaksAt } from '../../payer/rule-table.js';
import type { ReviewType } from '../../rulesets/documents.js';
import { requestWith } from '../request-of.js';

/**
 * The body with every fact that a rule reads at this level stated, each so that as few rules as can be are met: first the value
 * that keeps the most rules silent whatever the other facts are. Facts of `kept` are for others to state.
 */
export function neutralRequest(
  library: Library,
  { table }: Arm,
  body: RequestBody,
  { level, reviewType }: { readonly level: Level; readonly reviewType: ReviewType },
  kept: (fact: string) => boolean,
): RequestBody {
  const { catalogue, gatherer } = library;
  const speaking = table.rules.filter((one) => one.polarity !== 'neutral' && speaksAt(one, level, reviewType));
  const findings = createFindings(table.program);
  const count = (values: FactValues, truth: number): number => {
    const { conditions } = evaluate(table.program, values, findings);
    return speaking.filter(({ condition }) => conditions[condition] === truth).length;
  };
  const valuesOf = (one: RequestBody): FactValues => {
    const values = gatherer.read(one);
    gatherer.derive(one, values);
    return values;
  };
  const alone = valuesOf(body);
  const domains = boundaries(
    speaking.map(({ rule }) => rule.when),
    catalogue,
  );
  const names = [...domains.keys()].filter((name) => !kept(name));
  // What is derived comes last: the facts behind it may be settled by then.
  const ordered = [...names].sort((a, b) => Number(a.startsWith(DERIVED)) - Number(b.startsWith(DERIVED)));
  return ordered.reduce((before, name) => {
    const index = factIndex(catalogue, name);
    const now = valuesOf(before);
    if (now[index] !== undefined) return before;
    const score = (value: Scalar): number =>
      count(changed(alone, index, value), NOT_MET) - MET_WEIGHS * count(changed(now, index, value), MET);
    // Where it is all the same, a thing is not so.
    const preferred = [...(domains.get(name) ?? [])].sort(
      (a, b) => score(b) - score(a) || Number(a === true) - Number(b === true),
    );
    for (const value of preferred) {
      const stated = requestWith(gatherer, before, new Map([[name, value]]));
      if (stated !== undefined) return stated;
    }
    return before;
  }, body);
}

const DERIVED = 'derived.';
/** One rule met is worse than any number of rules kept silent is good. */
const MET_WEIGHS = 1000;

function changed(values: FactValues, index: number, value: Scalar): FactValues {
  const tried = values.slice();
  tried[index] = value;
  return tried;
}
