import type { Condition } from '../conditions/condition.js';
import { leavesOf } from '../conditions/condition.js';
import type { Fact, Scalar } from '../facts/catalogue.js';
import { factIndex, isDerived } from '../facts/catalogue.js';
import type { Library } from '../library.js';
import type { Rule, RulesetDocument } from '../rulesets/documents.js';
import type { Gap } from './coverage.js';
import { selectingDate, together } from './possible-within.js';

/** Why no request can bring about a result of a condition or test; nothing when that is not proved. */
export function whyUnreachable(library: Library, document: RulesetDocument, gap: Gap): string | undefined {
  const { rule, condition, result } = gap;
  if (result === 'undetermined') return whyNeverUnknown(library, document, rule, condition);
  const within = { catalogue: library.catalogue, document };
  const wish: Condition = result === 'met' ? condition : { not: condition };
  return together(within, rule, [wish]) === 'impossible'
    ? `the version decides no request on which it is ${result === 'met' ? 'met' : 'not met'}`
    : undefined;
}

/** A condition is undetermined on some request if one of its tests is. */
function whyNeverUnknown(
  library: Library,
  document: RulesetDocument,
  rule: Rule,
  condition: Condition,
): string | undefined {
  const reasons = leavesOf(condition).map(({ fact }) => whyAlwaysKnown(library, document, rule, fact));
  return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined;
}

function whyAlwaysKnown(
  { catalogue, gatherer }: Library,
  document: RulesetDocument,
  rule: Rule,
  name: string,
): string | undefined {
  const index = factIndex(catalogue, name);
  if (name === 'review.type') return 'every request says what review it asks for';
  const stays = rule.appliesTo?.reviewTypes?.includes('concurrent') ?? true;
  if (name === selectingDate(document) && !stays) return 'the date selects the version';
  if (!isDerived(catalogue.facts[index] as Fact)) return undefined;
  const nothing = new Array<Scalar | undefined>(catalogue.facts.length).fill(undefined);
  gatherer.derive({}, nothing);
  return nothing[index] === undefined ? undefined : 'it is derived even where nothing is stated';
}
