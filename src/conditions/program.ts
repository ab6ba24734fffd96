import type { FactCatalogue, FactValues, Scalar } from '../facts/catalogue.js';
import { factIndex } from '../facts/catalogue.js';
import type { Truth } from '../domain/truth.js';
import { MET, NOT_MET, UNDETERMINED } from '../domain/truth.js';
import type { Condition, LeafCondition, Operator } from './condition.js';
import { isLeaf } from './condition.js';
import type { OperatorTest } from './operators.js';
import { testOf } from './operators.js';

/**
 * Many conditions compiled into one flat program. Each distinct leaf is tested once; each condition is a run of
 * instructions in postfix order over a small stack. Nothing is generated as code.
 */
export interface Program {
  readonly leaves: readonly CompiledLeaf[];
  /** Postfix instructions of condition `i` are `code[starts[i] … starts[i + 1])`. */
  readonly code: Int32Array;
  readonly starts: Int32Array;
  /** Indexes of the facts each condition reads. */
  readonly reads: readonly (readonly number[])[];
  /** What depends on each fact, by the fact's index. */
  readonly readers: readonly (Readers | undefined)[];
  readonly conditions: readonly Condition[];
  readonly leafIndexOf: ReadonlyMap<LeafCondition, number>;
}

export interface CompiledLeaf {
  readonly fact: number;
  readonly name: string;
  readonly operator: Operator;
  readonly wanted: Scalar | readonly Scalar[];
  readonly test: OperatorTest;
}

/** The leaves that test a fact, and the conditions that hold one of them. */
interface Readers {
  readonly leaves: readonly number[];
  readonly conditions: readonly number[];
}

/** What a program found: one truth for every leaf and one for every condition. */
export interface Findings {
  readonly leaves: Uint8Array;
  readonly conditions: Uint8Array;
}

const LEAF = 0;
const ALL = 1;
const ANY = 2;
const NOT = 3;

export function compile(
  conditions: readonly Condition[],
  catalogue: FactCatalogue,
  parameters: ReadonlyMap<string, Scalar> = new Map(),
): Program {
  const leaves: CompiledLeaf[] = [];
  const known = new Map<string, number>();
  const leafIndexOf = new Map<LeafCondition, number>();
  const code: number[] = [];
  const starts: number[] = [0];

  const leafIndex = (leaf: LeafCondition): number => {
    const wanted = settle(leaf.value, parameters);
    const key = JSON.stringify([leaf.fact, leaf.operator, wanted]);
    const existing = known.get(key);
    const index = existing ?? leaves.length;
    if (existing === undefined) {
      leaves.push({
        fact: factIndex(catalogue, leaf.fact),
        name: leaf.fact,
        operator: leaf.operator,
        wanted,
        test: testOf(leaf.operator, wanted),
      });
      known.set(key, index);
    }
    leafIndexOf.set(leaf, index);
    return index;
  };

  const emit = (condition: Condition): void => {
    if (isLeaf(condition)) {
      code.push(LEAF, leafIndex(condition));
    } else if ('not' in condition) {
      emit(condition.not);
      code.push(NOT, 1);
    } else {
      const parts = 'all' in condition ? condition.all : condition.any;
      if (parts.length >= STACK / 8) throw new Error(`a condition has ${parts.length} parts side by side`);
      parts.forEach(emit);
      code.push('all' in condition ? ALL : ANY, parts.length);
    }
  };

  for (const condition of conditions) {
    emit(condition);
    starts.push(code.length);
  }
  const program = { leaves, code: Int32Array.from(code), starts: Int32Array.from(starts), conditions, leafIndexOf };
  const reads = conditions.map((_, index) => readsOf(program, index));
  return Object.freeze({ ...program, reads, readers: readersOf(leaves, reads) });
}

/** Tests and connectives that an evaluation of the whole program looks at. */
export const partsIn = ({ code }: Program): number => code.length / 2;

function settle(value: LeafCondition['value'], parameters: ReadonlyMap<string, Scalar>): Scalar | readonly Scalar[] {
  if (typeof value !== 'object' || !('parameter' in value)) return value;
  const parameter = parameters.get(value.parameter);
  if (parameter === undefined) throw new Error(`no parameter ${value.parameter}`);
  return parameter;
}

function readsOf(program: Omit<Program, 'reads' | 'readers'>, condition: number): readonly number[] {
  const facts = new Set<number>();
  for (let at = program.starts[condition] as number; at < (program.starts[condition + 1] as number); at += 2) {
    if (program.code[at] !== LEAF) continue;
    facts.add((program.leaves[program.code[at + 1] as number] as CompiledLeaf).fact);
  }
  return [...facts];
}

function readersOf(
  leaves: readonly CompiledLeaf[],
  reads: readonly (readonly number[])[],
): readonly (Readers | undefined)[] {
  const last = Math.max(-1, ...leaves.map(({ fact }) => fact));
  const read = new Set(leaves.map(({ fact }) => fact));
  const indexes = <T>(items: readonly T[], reading: (item: T) => boolean): readonly number[] =>
    items.flatMap((item, index) => (reading(item) ? [index] : []));
  return Array.from({ length: last + 1 }, (_, fact) =>
    read.has(fact)
      ? {
          leaves: indexes(leaves, (leaf) => leaf.fact === fact),
          conditions: indexes(reads, (facts) => facts.includes(fact)),
        }
      : undefined,
  );
}

/** Room for the findings of a program; a caller that evaluates often may reuse it. */
export function createFindings(program: Program): Findings {
  return {
    leaves: new Uint8Array(program.leaves.length),
    conditions: new Uint8Array(program.conditions.length),
  };
}

/** Evaluates every leaf, then every condition, so that each can be cited. A leaf whose fact is unknown is undetermined. */
export function evaluate(program: Program, values: FactValues, findings: Findings = createFindings(program)): Findings {
  const { leaves, conditions } = program;
  for (let index = 0; index < leaves.length; index += 1) testLeaf(program, index, values, findings);
  for (let index = 0; index < conditions.length; index += 1) settleCondition(program, index, findings);
  return findings;
}

/** Brings findings up to date after one fact has changed: only what reads it is looked at again. */
export function reevaluate(program: Program, fact: number, values: FactValues, findings: Findings): void {
  const readers = program.readers[fact];
  if (readers === undefined) return;
  for (const leaf of readers.leaves) testLeaf(program, leaf, values, findings);
  for (const condition of readers.conditions) settleCondition(program, condition, findings);
}

/** Makes one piece of findings say what another says. */
export function copyFindings(from: Findings, to: Findings): void {
  to.leaves.set(from.leaves);
  to.conditions.set(from.conditions);
}

function testLeaf(program: Program, index: number, values: FactValues, findings: Findings): void {
  const leaf = program.leaves[index] as CompiledLeaf;
  findings.leaves[index] = truthOf(leaf, values[leaf.fact]);
}

/** What a leaf makes of a value; unknown is undetermined. */
export const truthOf = ({ test, wanted }: CompiledLeaf, seen: Scalar | undefined): Truth =>
  seen === undefined ? UNDETERMINED : test(seen, wanted) ? MET : NOT_MET;

function settleCondition(program: Program, index: number, findings: Findings): void {
  const from = program.starts[index] as number;
  // Many conditions are one test.
  const alone = (program.starts[index + 1] as number) - from === 2;
  findings.conditions[index] = alone
    ? (findings.leaves[program.code[from + 1] as number] as number)
    : fold(program, index, findings.leaves);
}

/** Widest condition that `fold` has room for; the load-time check allows far less. */
const STACK = 4096;
const stack = new Uint8Array(STACK);

/** Kleene's strong logic over the postfix code of one condition. */
function fold(program: Program, condition: number, leaves: Uint8Array): number {
  const { code } = program;
  const end = program.starts[condition + 1] as number;
  let top = 0;
  for (let at = program.starts[condition] as number; at < end; at += 2) {
    const operand = code[at + 1] as number;
    switch (code[at]) {
      case LEAF:
        stack[top] = leaves[operand] as number;
        top += 1;
        break;
      case NOT:
        stack[top - 1] = 2 - (stack[top - 1] as number);
        break;
      case ALL: {
        let result: number = MET;
        for (let part = top - operand; part < top; part += 1)
          if ((stack[part] as number) < result) result = stack[part] as number;
        top -= operand;
        stack[top] = result;
        top += 1;
        break;
      }
      default: {
        let result: number = NOT_MET;
        for (let part = top - operand; part < top; part += 1)
          if ((stack[part] as number) > result) result = stack[part] as number;
        top -= operand;
        stack[top] = result;
        top += 1;
      }
    }
  }
  return stack[0] as number;
}

/** One condition alone. */
export function evaluateOne(program: Program, condition: number, values: FactValues, findings: Findings): Truth {
  const end = program.starts[condition + 1] as number;
  for (let at = program.starts[condition] as number; at < end; at += 2)
    if (program.code[at] === LEAF) testLeaf(program, program.code[at + 1] as number, values, findings);
  settleCondition(program, condition, findings);
  return findings.conditions[condition] as Truth;
}
