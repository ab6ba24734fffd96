import type { EngineResult, RuleResult } from 'json-rules-engine';
import { Engine } from 'json-rules-engine';
import type { Request, Workload } from '../workload.js';
import { citedIn } from './ours.js';

export interface Peer {
  readonly run: (facts: Request['facts']) => Promise<EngineResult>;
  /** The evaluated trees of what a cited decision shows. */
  readonly cite: (body: Request['body'], result: EngineResult) => readonly RuleResult[];
}

/**
 * json-rules-engine as a careful user would run it: the same conditions, a new `Engine` per request because overlapping
 * runs of one skip rules, unknown facts allowed, four operators for dates.
 */
export function createPeer(workload: Workload): Peer {
  const rules = workload.conditions.map((condition, index) => ({
    name: String(index),
    conditions: 'fact' in condition ? { all: [condition] } : condition,
    event: { type: 'met' },
  }));
  return {
    run: (facts) => {
      const engine = new Engine(rules as never, { allowUndefinedFacts: true });
      engine.addOperator('before', (seen: string, wanted: string) => seen < wanted);
      engine.addOperator('onOrBefore', (seen: string, wanted: string) => seen <= wanted);
      engine.addOperator('after', (seen: string, wanted: string) => seen > wanted);
      engine.addOperator('onOrAfter', (seen: string, wanted: string) => seen >= wanted);
      return engine.run(facts);
    },
    cite: (body, { results, failureResults }) => {
      const at: RuleResult[] = [];
      for (const result of results) at[Number(result.name)] = result;
      for (const result of failureResults) at[Number(result.name)] = result;
      return citedIn(workload, body, (index) => at[index]?.result === true).map((index) => at[index] as RuleResult);
    },
  };
}

/** One boolean per condition, in order: results arrive in the order of completion. */
export function verdictsOf({ results, failureResults }: EngineResult): readonly boolean[] {
  const verdicts: boolean[] = [];
  for (const { name } of results) verdicts[Number(name)] = true;
  for (const { name } of failureResults) verdicts[Number(name)] = false;
  return verdicts;
}

/** `toJSON` as `JSON.stringify` would call it writes text within text. */
export const jsonOf = (cited: readonly RuleResult[]): string =>
  JSON.stringify(cited.map((result) => result.toJSON(false) as unknown));
