import type { BestFitDocument } from '../../clinical/documents.js';
import type { FactCatalogue } from '../../facts/catalogue.js';
import type { Faults, Placed } from '../faults.js';
import { escapeKey } from '../json.js';
import { expectLevel } from './levels.js';

const NONE = 'none';

/** The withdrawal axis: its order holds every value of the fact of the need and every withdrawal level. */
export function checkWithdrawal(
  file: Placed,
  { withdrawal, levels }: BestFitDocument,
  catalogue: FactCatalogue | undefined,
  faults: Faults,
): void {
  if (withdrawal === undefined) return;
  const { need, order, coveredBy } = withdrawal;
  const add = (pointer: string, message: string): void =>
    faults.add(file, 'withdrawal-mismatch', `/withdrawal${pointer}`, message);
  const own = levels.filter((level) => level.axis === 'withdrawal').map((level) => level.code);
  const treatment = new Set(levels.filter((level) => level.axis === 'treatment').map((level) => level.code));
  if (order[0] !== NONE) add('/order', 'the order does not begin with `none`');
  if (!sameMembers(order.slice(1), own))
    add('/order', `the order is not that of the withdrawal levels ${own.join(', ')}`);
  if (catalogue !== undefined) {
    const fact = catalogue.facts[catalogue.indexOf.get(need) ?? -1];
    if (fact === undefined)
      faults.add(file, 'fact-unknown', '/withdrawal/need', `\`${need}\` is not in the fact catalogue`);
    else if (!sameMembers(order, Object.keys(fact.values ?? {})))
      add('/order', `the order differs from the values of \`${need}\``);
  }
  for (const [level, upTo] of Object.entries(coveredBy)) {
    expectLevel(level, treatment, file, `/withdrawal/coveredBy/${escapeKey(level)}`, faults);
    if (!order.includes(upTo)) add(`/coveredBy/${escapeKey(level)}`, `\`${upTo}\` is not in the order`);
  }
}

/** The same values, each once, in any order. */
export const sameMembers = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && new Set(a).size === a.length && a.every((value) => b.includes(value));
