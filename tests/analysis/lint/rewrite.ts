import type { Condition, LeafCondition, Operator } from '../../../src/conditions/condition.js';
import { isLeaf } from '../../../src/conditions/condition.js';
import type { FactCatalogue } from '../../../src/facts/catalogue.js';
import type { Rule } from '../../../src/rulesets/documents.js';

/** Gives the next of a sequence of choices, below a bound. */
export type Choose = (below: number) => number;

const OPPOSITE: Readonly<Record<Operator, Operator>> = {
  equal: 'notEqual',
  notEqual: 'equal',
  in: 'notIn',
  notIn: 'in',
  lessThan: 'greaterThanInclusive',
  lessThanInclusive: 'greaterThan',
  greaterThan: 'lessThanInclusive',
  greaterThanInclusive: 'lessThan',
  before: 'onOrAfter',
  onOrBefore: 'after',
  after: 'onOrBefore',
  onOrAfter: 'before',
};

/** Says something of no consequence, to be drowned in a condition that it cannot change. */
const NOISE: LeafCondition = { fact: 'plan.state', operator: 'equal', value: 'OH' };

/** Another way to say the same. */
export function rewrite(condition: Condition, catalogue: FactCatalogue, choose: Choose): Condition {
  const inner = rewriteParts(condition, catalogue, choose);
  switch (choose(7)) {
    case 0:
      return { all: [inner] };
    case 1:
      return { any: [{ all: [inner] }] };
    case 2:
      return { not: { not: inner } };
    case 3:
      return { any: [inner, { all: [NOISE, inner] }] };
    case 4:
      return { all: [inner, { any: [inner, NOISE] }] };
    default:
      return inner;
  }
}

function rewriteParts(condition: Condition, catalogue: FactCatalogue, choose: Choose): Condition {
  if (isLeaf(condition)) return rewriteTest(condition, catalogue, choose);
  if ('not' in condition) return { not: rewrite(condition.not, catalogue, choose) };
  const parts = ('all' in condition ? condition.all : condition.any).map((part) => rewrite(part, catalogue, choose));
  for (let at = parts.length - 1; at > 0; at -= 1) {
    const other = choose(at + 1);
    [parts[at], parts[other]] = [parts[other] as Condition, parts[at] as Condition];
  }
  const turned = parts.map((part): Condition => ({ not: part }));
  if (choose(3) === 0) return { not: 'all' in condition ? { any: turned } : { all: turned } };
  return 'all' in condition ? { all: parts } : { any: parts };
}

function rewriteTest(leaf: LeafCondition, { facts, indexOf }: FactCatalogue, choose: Choose): Condition {
  const fact = facts[indexOf.get(leaf.fact) ?? -1];
  const { operator, value } = leaf;
  switch (choose(4)) {
    case 0:
      return { not: { ...leaf, operator: OPPOSITE[operator] } };
    case 1:
      if (typeof value === 'boolean') return { ...leaf, operator: OPPOSITE[operator], value: !value };
      if (fact?.type === 'integer' && operator === 'lessThan')
        return { ...leaf, operator: 'lessThanInclusive', value: Number(value) - 1 };
      if (fact?.type === 'integer' && operator === 'greaterThan')
        return { ...leaf, operator: 'greaterThanInclusive', value: Number(value) + 1 };
      return leaf;
    case 2:
      if (operator === 'equal' && typeof value === 'string') return { ...leaf, operator: 'in', value: [value] };
      if (operator === 'in' && fact?.values !== undefined) {
        const others = Object.keys(fact.values).filter((one) => !(value as readonly string[]).includes(one));
        return { ...leaf, operator: 'notIn', value: others };
      }
      return leaf;
    default:
      return leaf;
  }
}

/** The same rule under another name and in other words, perhaps with its levels and reviews asked for in the condition. */
export function disguise(rule: Rule, id: string, catalogue: FactCatalogue, choose: Choose): Rule {
  const { appliesTo, ...rest } = rule;
  const { levels, reviewTypes } = appliesTo ?? {};
  const inside = choose(3) === 0;
  const placed: Condition[] = [
    ...(inside && levels !== undefined
      ? [{ fact: 'requested.level', operator: 'in', value: levels } satisfies LeafCondition]
      : []),
    ...(inside && reviewTypes !== undefined
      ? [{ fact: 'review.type', operator: 'in', value: reviewTypes } satisfies LeafCondition]
      : []),
  ];
  const when = rewrite(placed.length === 0 ? rule.when : { all: [...placed, rule.when] }, catalogue, choose);
  const words = { title: 'Prudent use of the benefit', because: 'This serves the member well.' };
  return { ...rest, ...(inside || appliesTo === undefined ? {} : { appliesTo }), ...words, id, when };
}
