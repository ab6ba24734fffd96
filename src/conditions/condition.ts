import type { Scalar } from '../facts/catalogue.js';

/**
 * The condition language: json-rules-engine's, less everything that cannot be decided from facts alone
 * (no `path`, `params`, `priority`, shared conditions, fact functions or fact-valued `value`).
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | LeafCondition;

export interface LeafCondition {
  readonly fact: string;
  readonly operator: Operator;
  readonly value: ConditionValue;
}

/** A criteria set may name one of its tunable readings instead of a number; it is settled at load. */
export type ConditionValue = Scalar | readonly Scalar[] | { readonly parameter: string };

export const OPERATORS = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'before',
  'onOrBefore',
  'after',
  'onOrAfter',
] as const;

export type Operator = (typeof OPERATORS)[number];

export const isLeaf = (condition: Condition): condition is LeafCondition => 'fact' in condition;

/** Every leaf of a condition, left to right. */
export function leavesOf(condition: Condition): readonly LeafCondition[] {
  if (isLeaf(condition)) return [condition];
  if ('not' in condition) return leavesOf(condition.not);
  return ('all' in condition ? condition.all : condition.any).flatMap(leavesOf);
}
