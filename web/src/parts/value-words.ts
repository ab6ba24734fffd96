import type { Fact } from '../api/types.js';
import { NOT_DOCUMENTED } from '../store/case.js';
import { dayWords, momentWords } from '../time/remaining.js';

/** A value of a fact as a person reads it: `yes`, `rating 2`, `December 1, 2026`. */
export function valueWords(fact: Fact | undefined, value: unknown): string {
  if (value === undefined) return 'not asked';
  if (value === NOT_DOCUMENTED) return 'not documented';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map((one) => valueWords(fact, one)).join(', ');
  const text = String(value);
  if (fact?.type === 'date') return dayWords(text);
  if (fact?.type === 'instant') return momentWords(text);
  const meaning = fact?.values?.[text];
  if (meaning !== undefined && meaning !== text) return /^[0-9A-Z]{1,4}$/.test(text) ? `${text}: ${meaning}` : meaning;
  return fact?.unit === undefined || !COUNTED.test(fact.unit) ? text : `${text} ${unitWords(fact.unit, text)}`;
}

/** Not ratings, nor a unit that another fact names. */
const COUNTED = /^(business )?[a-z]+(\/[a-z]+)?$/;

/** `1 day`, `3 days a week`. */
function unitWords(unit: string, amount: string): string {
  const [one = '', per] = unit.split('/');
  const many = amount === '1' ? one : `${one}s`;
  return per === undefined ? many : `${many} a ${per}`;
}
