import type { Payer, Ruleset } from '../library.js';
import { escapeKey } from '../rulesets/json.js';

/** How a new ruleset marks what its author has still to say: it loads and can be tested, and is not published so. */
export const TO_BE_STATED = 'To be stated:';

/** Where a ruleset and its payer still say nothing, each place with what is wanted there. */
export function unstatedIn(payer: Payer['document'], { document, rules, cases }: Ruleset): readonly string[] {
  const parts = { 'payer.json': payer, 'ruleset.json': document, rules, cases };
  return markedIn(parts, '');
}

function markedIn(value: unknown, place: string): readonly string[] {
  if (typeof value === 'string') return value.startsWith(TO_BE_STATED) ? [`${place.slice(1)}: ${value}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => markedIn(inner, `${place}/${escapeKey(key)}`));
}
