/**
 * Everything that can be wrong with an authored condition, in one table. Messages are lower case, put the author's
 * words in backticks and point at the place; the hint says what to do.
 */
export const CONDITION_FAULTS = {
  'condition-not-an-object': {
    title: 'a condition is not an object',
    hint: 'write { "all": [...] }, { "any": [...] }, { "not": {...} } or { "fact", "operator", "value" }',
  },
  'condition-empty': {
    title: 'a condition holds none of `all`, `any`, `not` or a test of a fact',
    hint: 'give it exactly one of `all`, `any`, `not`, or the three keys `fact`, `operator`, `value`',
  },
  'condition-mixed': {
    title: 'a condition holds more than one of `all`, `any`, `not` and a test of a fact',
    hint: 'split it: only one of them would be evaluated',
  },
  'condition-key-unknown': {
    title: 'a condition has a key that is not part of the language',
    hint: 'remove it: a condition has `all`, `any` or `not`, or `fact`, `operator` and `value`, and nothing else',
  },
  'condition-parts-missing': {
    title: 'a list of conditions is absent or empty',
    hint: 'give `all` and `any` a list of at least one condition',
  },
  'condition-too-deep': {
    title: 'a condition is nested too deeply',
    hint: 'flatten it, or make a rule of its own of the inner part',
  },
  'condition-too-large': {
    title: 'a condition has too many parts',
    hint: 'use `in` with a list of values, or split the rule',
  },
  'test-incomplete': {
    title: 'a test of a fact lacks one of its three keys',
    hint: 'a test has `fact`, `operator` and `value`',
  },
  'fact-unknown': {
    title: 'the fact is not in the fact catalogue',
    hint: 'see rulesets/facts.json; a rule reads only facts named there',
  },
  'fact-not-testable': {
    title: 'a fact of this type cannot be tested',
    hint: 'lists and instants are read through a `derived.` fact of the catalogue',
  },
  'fact-deprecated': { title: 'the fact is deprecated', hint: 'use the fact the catalogue names in its place' },
  'operator-unknown': { title: 'there is no such operator', hint: 'use one of the operators of the fact type' },
  'operator-does-not-fit': {
    title: 'the operator does not fit the type of the fact',
    hint: 'use one of the operators of the fact type',
  },
  'list-expected': {
    title: 'the operator wants a list of values',
    hint: 'write the values in square brackets, or use `equal`',
  },
  'list-not-expected': { title: 'the operator wants one value', hint: 'use `in` or `notIn` for a list of values' },
  'list-empty': { title: 'the list of values is empty', hint: 'name at least one value' },
  'list-duplicate': { title: 'a value is listed twice', hint: 'remove the second' },
  'value-type': {
    title: 'the value does not have the type of the fact',
    hint: 'see the type of the fact in rulesets/facts.json; true, false and numbers stand without quotation marks',
  },
  'value-not-in-list': {
    title: 'the value is not one the fact can have',
    hint: 'see the closed list of the fact in rulesets/facts.json',
  },
  'value-out-of-range': {
    title: 'the value is outside the range of the fact',
    hint: 'see the minimum and maximum of the fact in rulesets/facts.json',
  },
  'value-not-a-date': { title: 'the value is not a calendar date', hint: 'write a day that exists as YYYY-MM-DD' },
  'level-unknown': { title: 'the value is not a level code', hint: 'use a level code of an edition' },
  'parameter-not-allowed': {
    title: 'a parameter is named where there are none',
    hint: 'only a criteria set with `parameters` may name one; write the value',
  },
  'parameter-unknown': {
    title: 'the criteria set has no such parameter',
    hint: 'name one of the `parameters` of the criteria set',
  },
  'condition-impossible': {
    title: 'the test fails for every value the fact can have',
    hint: 'check the operator and the value; a rule that can never be met hides a mistake',
  },
  'condition-always-true': {
    title: 'the test holds for every value the fact can have',
    hint: 'remove it, or check the operator and the value; no operator tests whether a fact is known',
  },
} as const satisfies Record<string, { title: string; hint: string }>;

export type ConditionFaultCode = keyof typeof CONDITION_FAULTS;

export interface ConditionFault {
  readonly code: ConditionFaultCode;
  /** JSON pointer to the place in the document. */
  readonly pointer: string;
  readonly message: string;
  readonly hint: string;
}

/** A fault with its own words where there are any, the table's otherwise. */
export function conditionFault(
  code: ConditionFaultCode,
  pointer: string,
  message: string = CONDITION_FAULTS[code].title,
  hint: string = CONDITION_FAULTS[code].hint,
): ConditionFault {
  return { code, pointer, message, hint };
}

const LONGEST_QUOTE = 60;

/** The author's words for a message: short, on one line, in backticks; structures by their kind only. */
export function quote(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(String(value)).slice(1, -1);
  return `\`${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text}\``;
}
