import type { Trace } from '../domain/determination.js';
import type { Truth } from '../domain/truth.js';
import { truthWord } from '../domain/truth.js';
import type { FactValues } from '../facts/catalogue.js';
import type { Origin } from '../facts/read.js';
import type { Condition } from './condition.js';
import { isLeaf } from './condition.js';
import type { CompiledLeaf, Findings, Program } from './program.js';
import { truthOf } from './program.js';

/** An evaluation, as much of it as a trace shows. */
interface Evaluated {
  readonly program: Program;
  readonly values: FactValues;
  readonly originOf: (fact: number) => Origin;
}

/**
 * One condition as it was evaluated: every part with its result, every leaf with the value seen (null when unknown)
 * and the value wanted. All of it is made of the values given.
 * @throws when that is not what was found for the condition: a citation must say what decided.
 */
export function traceOf(
  program: Program,
  condition: number,
  findings: Findings,
  values: FactValues,
  originOf: (fact: number) => Origin,
): Trace {
  const trace = tracePart(program.conditions[condition] as Condition, { program, values, originOf });
  if (trace.result !== truthWord(findings.conditions[condition] as Truth)) {
    throw new Error(`condition ${condition} was traced with other values than it was found with`);
  }
  return trace;
}

function tracePart(part: Condition, evaluated: Evaluated): Trace {
  if (isLeaf(part)) return traceLeaf(evaluated.program.leafIndexOf.get(part) as number, evaluated);
  if ('not' in part) {
    const not = tracePart(part.not, evaluated);
    return { not, result: not.result === 'undetermined' ? not.result : not.result === 'met' ? 'not-met' : 'met' };
  }
  if ('all' in part) {
    const all = traceParts(part.all, evaluated);
    return { all, result: has(all, 'not-met') ? 'not-met' : has(all, 'undetermined') ? 'undetermined' : 'met' };
  }
  const any = traceParts(part.any, evaluated);
  return { any, result: has(any, 'met') ? 'met' : has(any, 'undetermined') ? 'undetermined' : 'not-met' };
}

function traceLeaf(index: number, { program, values, originOf }: Evaluated): Trace {
  const leaf = program.leaves[index] as CompiledLeaf;
  const { fact, name, operator, wanted } = leaf;
  const seen = values[fact];
  return {
    fact: name,
    operator,
    wanted,
    seen: seen ?? null,
    origin: seen === undefined ? 'unknown' : originOf(fact),
    result: truthWord(truthOf(leaf, seen)),
  };
}

function traceParts(parts: readonly Condition[], evaluated: Evaluated): readonly Trace[] {
  const traces: Trace[] = [];
  for (const part of parts) traces.push(tracePart(part, evaluated));
  return traces;
}

function has(traces: readonly Trace[], result: Trace['result']): boolean {
  for (const trace of traces) if (trace.result === result) return true;
  return false;
}
