import type { Edition } from '../../facts/level-names.js';
import { LEVEL_SYSTEMS } from '../canonical.js';
import { LEVEL_ALIASES, sameSystem } from '../systems.js';

/** The edition whose level codes a system holds; undefined where it holds something else. */
export function editionOf(system: string): Edition | undefined {
  if (sameSystem(system, LEVEL_SYSTEMS['4'])) return '4';
  const third = [LEVEL_SYSTEMS['3'], ...LEVEL_ALIASES];
  return third.some((one) => sameSystem(one, system)) ? '3' : undefined;
}
