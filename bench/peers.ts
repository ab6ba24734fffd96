import type { EngineResult } from 'json-rules-engine';
import { Engine } from 'json-rules-engine';
import type { Request, Workload } from './workload.js';

/**
 * json-rules-engine as a careful user would run it: the same conditions, a new `Engine` per request because overlapping
 * runs of one skip rules, unknown facts allowed, four operators for dates.
 */
export function createPeer(workload: Workload): (request: Request) => Promise<EngineResult> {
  const rules = workload.conditions.map((condition, index) => ({
    name: String(index),
    conditions: 'fact' in condition ? { all: [condition] } : condition,
    event: { type: 'met' },
  }));
  return (request) => {
    const engine = new Engine(rules as never, { allowUndefinedFacts: true });
    engine.addOperator('before', (seen: string, wanted: string) => seen < wanted);
    engine.addOperator('onOrBefore', (seen: string, wanted: string) => seen <= wanted);
    engine.addOperator('after', (seen: string, wanted: string) => seen > wanted);
    engine.addOperator('onOrAfter', (seen: string, wanted: string) => seen >= wanted);
    return engine.run(request.facts);
  };
}

/** One boolean per condition, in order: results arrive in the order of completion. */
export function verdictsOf({ results, failureResults }: EngineResult): readonly boolean[] {
  const verdicts: boolean[] = [];
  for (const { name } of results) verdicts[Number(name)] = true;
  for (const { name } of failureResults) verdicts[Number(name)] = false;
  return verdicts;
}

export const jsonOf = ({ results, failureResults }: EngineResult): string =>
  JSON.stringify([...results, ...failureResults].map((result) => result.toJSON(false)));
