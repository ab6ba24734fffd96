import type { Condition } from '../../conditions/condition.js';
import type { CompiledRule } from '../../payer/rule-table.js';
import type { Scene } from './scene.js';
import type { Stand, Within } from './stand.js';
import { standsOf } from './stand.js';

/** How the ruleset would stand to an adverse rule that is not in it: what it protects shows where that could not apply. */
export function standsSupposed(
  scene: Scene,
  when: Condition,
  where: Partial<Pick<CompiledRule, 'levels' | 'reviewTypes'>>,
  within: Within = {},
): readonly Stand[] {
  const supposed: CompiledRule = {
    rule: {
      id: 'supposed',
      title: 'Supposed',
      when,
      then: { effect: 'pend', reason: 'authorization-missing', needs: [] },
      basis: 'documentation',
      because: 'Supposed.',
      cite: { ref: 'supposed' },
      status: 'interpretation',
    },
    condition: 0,
    origin: { kind: 'payer', id: '', version: '', references: {} },
    polarity: 'adverse',
    levels: where.levels,
    reviewTypes: where.reviewTypes,
  };
  return standsOf(scene, supposed, within);
}

/** A condition that always holds. */
export const ALWAYS: Condition = { all: [] };
