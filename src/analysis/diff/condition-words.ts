import type { Condition, LeafCondition } from '../../conditions/condition.js';
import { isLeaf } from '../../conditions/condition.js';
import { operatorWords, valueWords } from '../../explanation/value-words.js';
import type { FactCatalogue } from '../../facts/catalogue.js';

/** The meaning of a fact as part of a sentence: without its first capital and whatever follows the first clause. */
export function factWords(name: string, { facts, indexOf }: FactCatalogue): string {
  const meaning = facts[indexOf.get(name) ?? -1]?.meaning ?? name;
  const [clause = meaning] = meaning.split(/[:;]|\.(?:\s|$)/);
  const proper = /^[A-Z][A-Z]|^New York/.test(clause);
  return `“${proper ? clause : clause.charAt(0).toLowerCase() + clause.slice(1)}”`;
}

export const unitOf = (name: string, { facts, indexOf }: FactCatalogue): string | undefined =>
  facts[indexOf.get(name) ?? -1]?.unit;

/** A condition as one reads it aloud. */
export function conditionWords(condition: Condition, catalogue: FactCatalogue): string {
  if (isLeaf(condition)) return testWords(condition, catalogue);
  if ('not' in condition) return `not (${conditionWords(condition.not, catalogue)})`;
  const parts = 'all' in condition ? condition.all : condition.any;
  const words = parts.map((part) => {
    const inner = conditionWords(part, catalogue);
    return 'all' in part || 'any' in part ? `(${inner})` : inner;
  });
  return words.join('all' in condition ? ' and ' : ' or ');
}

export function testWords(leaf: LeafCondition, catalogue: FactCatalogue): string {
  return `${factWords(leaf.fact, catalogue)} ${wantedWords(leaf, catalogue)}`;
}

/** The test without its fact: `is below 9 hours a week`, `holds`. */
export function wantedWords({ fact, operator, value }: LeafCondition, catalogue: FactCatalogue): string {
  if (typeof value === 'boolean') return (operator === 'equal') === value ? 'holds' : 'does not hold';
  return `${operatorWords(operator)} ${valueWords(value, unitOf(fact, catalogue))}`;
}
