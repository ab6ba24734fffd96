import type { RuleTable } from '../payer/rule-table.js';
import { factIndex } from '../facts/catalogue.js';
import type { Matter } from './picture.js';
import { SETTING_FACTS } from './setting.js';

/** Facts that matter beside the criteria, for one table of rules. */
export interface RuleReads {
  /** Facts that a rule's condition reads. */
  readonly rules: readonly number[];
  /** Facts that the setting is read from, the counts that windows begin with among them. */
  readonly setting: readonly number[];
}

const readsByTable = new WeakMap<RuleTable, RuleReads>();

export function readsOf({ catalogue, table }: Pick<Matter, 'catalogue' | 'table'>): RuleReads {
  const known = readsByTable.get(table);
  if (known !== undefined) return known;
  const counted = table.rules.flatMap(({ rule: { then } }) =>
    then.effect === 'exempt' && then.window?.used !== undefined ? [then.window.used] : [],
  );
  const setting = new Set([...SETTING_FACTS, ...counted].map((name) => factIndex(catalogue, name)));
  const reads: RuleReads = { rules: [...new Set(table.program.reads.flat())], setting: [...setting] };
  readsByTable.set(table, reads);
  return reads;
}
