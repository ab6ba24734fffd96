import type { FactType, Scalar } from '../facts/catalogue.js';
import type { Operator } from './condition.js';

type Wanted = Scalar | readonly Scalar[];

/**
 * What each operator means on two known, well-typed values. Facts are checked against the catalogue before they
 * get here and the wanted value at load, so nothing is coerced. Dates are valid `YYYY-MM-DD`, which order as text.
 */
export type OperatorTest = (seen: Scalar, wanted: Wanted) => boolean;

export const TESTS: Readonly<Record<Operator, OperatorTest>> = {
  equal: (seen, wanted) => seen === wanted,
  notEqual: (seen, wanted) => seen !== wanted,
  in: (seen, wanted) => (wanted as readonly Scalar[]).includes(seen),
  notIn: (seen, wanted) => !(wanted as readonly Scalar[]).includes(seen),
  lessThan: (seen, wanted) => seen < (wanted as Scalar),
  lessThanInclusive: (seen, wanted) => seen <= (wanted as Scalar),
  greaterThan: (seen, wanted) => seen > (wanted as Scalar),
  greaterThanInclusive: (seen, wanted) => seen >= (wanted as Scalar),
  before: (seen, wanted) => seen < (wanted as Scalar),
  onOrBefore: (seen, wanted) => seen <= (wanted as Scalar),
  after: (seen, wanted) => seen > (wanted as Scalar),
  onOrAfter: (seen, wanted) => seen >= (wanted as Scalar),
};

/** @throws for a name that is no operator, or a list where one is wanted and missing: the load-time check refuses both. */
export function testOf(operator: Operator, wanted: Wanted): OperatorTest {
  if (!Object.hasOwn(TESTS, operator)) throw new Error('no such operator');
  if (takesList(operator) !== Array.isArray(wanted)) throw new Error(`${operator} does not take this value`);
  return TESTS[operator];
}

const EQUALITY: readonly Operator[] = ['equal', 'notEqual', 'in', 'notIn'];
const ORDER: readonly Operator[] = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
const DATES: readonly Operator[] = ['before', 'onOrBefore', 'after', 'onOrAfter'];

/** The operators a rule may use on a fact of this type; none for lists and instants. */
export const OPERATORS_FOR: Readonly<Record<FactType, readonly Operator[]>> = {
  boolean: ['equal', 'notEqual'],
  integer: [...EQUALITY, ...ORDER],
  number: [...EQUALITY, ...ORDER],
  code: EQUALITY,
  text: EQUALITY,
  level: EQUALITY,
  date: [...EQUALITY, ...DATES],
  instant: [],
  'code-list': [],
  'level-list': [],
};

export const takesList = (operator: Operator): boolean => operator === 'in' || operator === 'notIn';
