import { leavesOf } from '../conditions/condition.js';
import { oncePer } from '../domain/once.js';
import type { FactCatalogue, Scalar } from '../facts/catalogue.js';
import type { RuleTable } from '../payer/rule-table.js';
import type { Open } from './narrow.js';
import type { Matter } from './picture.js';

const triedOf = oncePer((_: RuleTable) => new Map<number, Open>());

/** A fact that rules read, with values around every threshold that a rule of the matter sets on it. */
export function worthTrying({ catalogue, table }: Matter, fact: number): Open {
  const tried = triedOf(table);
  const known = tried.get(fact);
  if (known !== undefined) return known;
  const open: Open = { fact, domain: samples(catalogue, table, fact) };
  tried.set(fact, open);
  return open;
}

function samples(catalogue: FactCatalogue, { rules }: RuleTable, index: number): readonly Scalar[] {
  const fact = catalogue.facts[index];
  if (fact?.type === 'boolean') return [true, false];
  if (fact?.values !== undefined) return Object.keys(fact.values);
  const wanted = rules
    .flatMap(({ rule }) => leavesOf(rule.when))
    .filter((leaf) => leaf.fact === fact?.name)
    .flatMap((leaf) => (Array.isArray(leaf.value) ? (leaf.value as readonly Scalar[]) : [leaf.value as Scalar]));
  const around = wanted.flatMap((value): readonly Scalar[] =>
    typeof value === 'number' ? [value - 1, value, value + 1] : [value, OTHER_TEXT],
  );
  return [...new Set(around)];
}

/** Stands for any text but the ones that rules name. */
const OTHER_TEXT = '';
