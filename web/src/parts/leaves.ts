import type { Condition } from '../../../src/conditions/condition.js';
import type { Trace } from '../api/types.js';

/** Facts that a condition reads. */
export function leafFacts(condition: Condition): readonly string[] {
  if ('fact' in condition) return [condition.fact];
  if ('not' in condition) return leafFacts(condition.not);
  return ('all' in condition ? condition.all : condition.any).flatMap(leafFacts);
}

export type TraceLeaf = Extract<Trace, { readonly fact: string }>;

/** Facts that an evaluated condition read, each with the value seen. */
export function traceLeaves(trace: Trace | undefined): readonly TraceLeaf[] {
  if (trace === undefined) return [];
  if ('fact' in trace) return [trace];
  if ('all' in trace) return trace.all.flatMap(traceLeaves);
  if ('any' in trace) return trace.any.flatMap(traceLeaves);
  if ('of' in trace) return trace.of.flatMap(traceLeaves);
  return 'not' in trace ? traceLeaves(trace.not) : [];
}
