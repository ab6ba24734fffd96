/**
 * Three-valued logic: unknown is never false.
 *
 * The numbers are chosen so that Kleene's strong logic is arithmetic: `and` is the minimum, `or` the maximum,
 * `not` is `2 - x`. CQL, the standard for clinical logic, settles unknown the same way
 * (https://cql.hl7.org/09-b-cqlreference.html#logical-operators-1).
 */
export const NOT_MET = 0;
export const UNDETERMINED = 1;
export const MET = 2;

export type Truth = typeof NOT_MET | typeof UNDETERMINED | typeof MET;

/** The word the API uses for a truth value. */
export type TruthWord = 'met' | 'not-met' | 'undetermined';

const WORDS: readonly TruthWord[] = ['not-met', 'undetermined', 'met'];

export const truthWord = (truth: Truth): TruthWord => WORDS[truth] as TruthWord;

export const and = (a: Truth, b: Truth): Truth => (a < b ? a : b);

export const or = (a: Truth, b: Truth): Truth => (a > b ? a : b);

export const not = (a: Truth): Truth => (2 - a) as Truth;

export const fromBoolean = (value: boolean): Truth => (value ? MET : NOT_MET);
