import type { Scalar } from '../facts/catalogue.js';

export const counted = (count: number, what: string, many = `${what}s`): string =>
  `${count} ${count === 1 ? what : many}`;

const OPERATORS: Readonly<Record<string, string>> = {
  equal: 'is',
  notEqual: 'is not',
  in: 'is one of',
  notIn: 'is none of',
  lessThan: 'is below',
  lessThanInclusive: 'is at most',
  greaterThan: 'is above',
  greaterThanInclusive: 'is at least',
  before: 'is before',
  onOrBefore: 'is on or before',
  after: 'is after',
  onOrAfter: 'is on or after',
};

export const operatorWords = (operator: string): string => OPERATORS[operator] ?? operator;

/** A value as a person reads it: `9 hours a week`, `none, 1-WM or 2-WM`. */
export function valueWords(value: unknown, unit: string | undefined): string {
  if (Array.isArray(value)) return oneOf(value.map((one) => valueWords(one, undefined)));
  const plain = typeof value === 'string' ? value : JSON.stringify(value as Scalar | null);
  return typeof value === 'number' ? withUnit(value, unit) : plain;
}

const oneOf = (parts: readonly string[]): string =>
  parts.length <= 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} or ${parts[parts.length - 1] as string}`;

/** Units that only repeat what the fact is. */
const UNSAID: ReadonlySet<string> = new Set(['risk rating', 'as requested.unit says']);

function withUnit(value: number, unit: string | undefined): string {
  if (unit === undefined || UNSAID.has(unit)) return String(value);
  const [what, per] = unit.split('/');
  return `${counted(value, what ?? unit)}${per === undefined ? '' : ` a ${per}`}`;
}
