import type { Condition, LeafCondition, Operator } from '../../src/conditions/condition.js';
import type { Scalar } from '../../src/facts/catalogue.js';

/**
 * Our conditions in the words of the peers. They have two truth values, so what is asked is "met for certain": a test of
 * a missing fact must fail, and under an odd number of `not` hold. Unguarded is what a plain translation would write.
 */
export type Guard = 'guarded' | 'unguarded';

/** Names with dots would be paths. */
export const flatName = (fact: string): string => fact.replaceAll('.', '_');

export const flatten = (facts: Readonly<Record<string, Scalar>>): Record<string, Scalar> =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [flatName(name), value]));

/** Writes trees in one language. */
interface Language<T> {
  readonly test: (leaf: LeafCondition) => T;
  readonly known: (fact: string) => T;
  readonly not: (part: T) => T;
  readonly all: (parts: readonly T[]) => T;
  readonly any: (parts: readonly T[]) => T;
}

function write<T>(language: Language<T>, condition: Condition, guard: Guard, underNot = false): T {
  if ('not' in condition) return language.not(write(language, condition.not, guard, !underNot));
  if ('all' in condition) return language.all(condition.all.map((part) => write(language, part, guard, underNot)));
  if ('any' in condition) return language.any(condition.any.map((part) => write(language, part, guard, underNot)));
  const test = language.test(condition);
  if (guard === 'unguarded') return test;
  const known = language.known(condition.fact);
  return underNot ? language.any([language.not(known), test]) : language.all([known, test]);
}

const ZEN_OPERATORS: Readonly<Record<Operator, string>> = {
  equal: '==',
  notEqual: '!=',
  in: 'in',
  notIn: 'not in',
  lessThan: '<',
  lessThanInclusive: '<=',
  greaterThan: '>',
  greaterThanInclusive: '>=',
  before: '<',
  onOrBefore: '<=',
  after: '>',
  onOrAfter: '>=',
};

const DATES: ReadonlySet<Operator> = new Set(['before', 'onOrBefore', 'after', 'onOrAfter']);

const ZEN: Language<string> = {
  test: ({ fact, operator, value }) => {
    const [name, wanted] = [flatName(fact), JSON.stringify(value)];
    // Text has no order in ZEN; its dates have.
    return DATES.has(operator)
      ? `d(${name}) ${ZEN_OPERATORS[operator]} d(${wanted})`
      : `${name} ${ZEN_OPERATORS[operator]} ${wanted}`;
  },
  known: (fact) => `${flatName(fact)} != null`,
  not: (part) => `not (${part})`,
  all: (parts) => parts.map((part) => `(${part})`).join(' and '),
  any: (parts) => parts.map((part) => `(${part})`).join(' or '),
};

export const toZen = (condition: Condition, guard: Guard): string => write(ZEN, condition, guard);

export type Logic = { readonly [operator: string]: unknown };

const LOGIC_OPERATORS: Readonly<Record<Exclude<Operator, 'notIn'>, string>> = {
  equal: '===',
  notEqual: '!==',
  in: 'in',
  lessThan: '<',
  lessThanInclusive: '<=',
  greaterThan: '>',
  greaterThanInclusive: '>=',
  before: '<',
  onOrBefore: '<=',
  after: '>',
  onOrAfter: '>=',
};

const LOGIC: Language<Logic> = {
  test: ({ fact, operator, value }) => {
    const sides = [{ var: flatName(fact) }, value];
    return operator === 'notIn' ? { '!': { in: sides } } : { [LOGIC_OPERATORS[operator]]: sides };
  },
  known: (fact) => ({ '!==': [{ var: flatName(fact) }, null] }),
  not: (part) => ({ '!': part }),
  all: (parts) => ({ and: parts }),
  any: (parts) => ({ or: parts }),
};

export const toJsonLogic = (condition: Condition, guard: Guard): Logic => write(LOGIC, condition, guard);
