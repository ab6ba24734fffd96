import type { CompiledRule } from '../../payer/rule-table.js';
import { reasonOf } from '../../resolution/speaking.js';

/** The rules that may stand between a rule and the person: what bars its reason or its review, and floors under its cut. */
export function companionsOf(rule: CompiledRule, rules: readonly CompiledRule[]): readonly CompiledRule[] {
  if (rule.polarity !== 'adverse') return [];
  return rules.filter((one) => one.polarity === 'protective' && meets(one, rule) && protectsFrom(one, rule));
}

function protectsFrom(one: CompiledRule, { rule }: CompiledRule): boolean {
  // A protective rule that nobody could read stops whatever is adverse.
  if (one.rule.status === 'unverified') return true;
  const { then } = one.rule;
  switch (then.effect) {
    case 'prohibit':
      return then.reasons.includes(reasonOf(rule) ?? '');
    case 'exempt':
      return rule.basis !== 'coverage';
    case 'guarantee':
      return rule.then.effect === 'limit';
    default:
      return false;
  }
}

/** Can both speak about one request? */
function meets(one: CompiledRule, other: CompiledRule): boolean {
  return overlap(one.levels, other.levels) && overlap(one.reviewTypes, other.reviewTypes);
}

const overlap = (one: ReadonlySet<string> | undefined, other: ReadonlySet<string> | undefined): boolean =>
  one === undefined || other === undefined || [...one].some((code) => other.has(code));
