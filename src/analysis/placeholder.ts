import type { Ruleset } from '../library.js';
import { escapeKey } from '../rulesets/json.js';

/** How a new ruleset marks what its author has still to say: it loads and can be tested, and is not published so. */
export const TO_BE_STATED = 'To be stated:';

/** Where a ruleset still says nothing, each place with what is wanted there. */
export function unstatedIn({ document, rules }: Ruleset): readonly string[] {
  return [...markedIn(document, ''), ...rules.flatMap((rule) => markedIn(rule, `/${rule.id}`))];
}

function markedIn(value: unknown, pointer: string): readonly string[] {
  if (typeof value === 'string') return value.startsWith(TO_BE_STATED) ? [`${pointer} is not filled in: ${value}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => markedIn(inner, `${pointer}/${escapeKey(key)}`));
}
