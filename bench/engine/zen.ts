import { ZenEngine } from '@gorules/zen-engine';
import type { Condition } from '../../src/conditions/condition.js';
import type { Scalar } from '../../src/facts/catalogue.js';
import { type Guard, toZen } from './translate.js';

/** One verdict per condition, in order, or the error that evaluating the graph ends with: then there is none at all. */
export type ZenPeer = (facts: Readonly<Record<string, Scalar>>) => Promise<readonly boolean[] | 'error'>;

/**
 * GoRules ZEN as its documentation shows it: a graph with one expression node, one expression per condition, loaded once
 * (https://docs.gorules.io/developers/jdm/node-types). Its trace has the results of whole expressions: nothing to cite.
 */
export function createZen(conditions: readonly Condition[], guard: Guard): ZenPeer {
  const expressions = conditions.map((condition, index) => ({
    id: String(index),
    key: `c${index}`,
    value: toZen(condition, guard),
  }));
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', content: {} },
      { id: 'rules', type: 'expressionNode', name: 'rules', content: { expressions } },
      { id: 'out', type: 'outputNode', name: 'out', content: {} },
    ],
    edges: [
      { id: '1', sourceId: 'in', targetId: 'rules', type: 'edge' },
      { id: '2', sourceId: 'rules', targetId: 'out', type: 'edge' },
    ],
  });
  const keys = expressions.map(({ key }) => key);
  return async (facts) => {
    const answer = (await decision.safeEvaluate(facts)) as
      | { readonly success: true; readonly data: { readonly result: Readonly<Record<string, boolean>> } }
      | { readonly success: false };
    if (!answer.success) return 'error';
    const { result } = answer.data;
    return keys.map((key) => result[key] === true);
  };
}
