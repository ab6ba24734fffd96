import type { Condition } from '../../conditions/condition.js';
import { isLeaf } from '../../conditions/condition.js';
import { canBe } from '../../conditions/possible.js';
import { MET, NOT_MET } from '../../domain/truth.js';
import { POLARITY } from '../../rulesets/polarity.js';
import type { Faults } from '../../rulesets/faults.js';
import { domainsOf, implies, selectingDate, together } from '../possible-within.js';
import type { PlacedRule, VersionView } from './version.js';
import { speaksWherever } from './version.js';

/** Rules that can never speak, tests of a date that the window of the version settles, and what stays undecided. */
export function adviseOnDead(view: VersionView, faults: Faults): void {
  for (const placed of view.rules) {
    const { rule, file, pointer } = placed;
    const why = keptOut(view, placed);
    if (why !== undefined) faults.add(file, 'rule-dead', pointer, `\`${rule.id}\` can never speak: ${why}`);
    if (together(view, rule, [rule.when]) === 'undecided')
      faults.add(
        file,
        'condition-undecided',
        `${pointer}/when`,
        `\`${rule.id}\` reads too many facts to try every way`,
      );
    adviseOnDates(view, placed, rule.when, `${pointer}/when`, faults);
  }
}

/** What keeps a rule out on every request, in words. */
function keptOut(view: VersionView, { rule }: PlacedRule): string | undefined {
  const { coverage, binds } = view.document;
  const adverse = POLARITY[rule.then.effect] === 'adverse';
  const levels = rule.appliesTo?.levels ?? [];
  if (adverse && levels.length > 0 && levels.every((level) => coverage[level]?.status === 'excluded'))
    return `${levels.join(', ')} ${levels.length === 1 ? 'is' : 'are all'} excluded by the coverage table, which comes first`;
  if (together(view, rule, [rule.when]) === 'impossible') {
    const alone = canBe(MET, rule.when, domainsOf(view, rule, [rule.when]), view.catalogue);
    return alone === 'possible' && binds.when !== undefined
      ? 'its condition holds on no plan that the version binds'
      : 'its condition holds on no day and review on which the version decides';
  }
  if (!adverse) return undefined;
  const protector = view.rules.find(({ rule: other }) => {
    if (other.status === 'unverified' || !speaksWherever(other, rule)) return false;
    const { then } = other;
    const bars =
      then.effect === 'prohibit'
        ? 'reason' in rule.then && then.reasons.includes(rule.then.reason)
        : then.effect === 'exempt' && rule.basis !== 'coverage';
    return bars && implies(view, rule, other.when);
  });
  if (protector === undefined) return undefined;
  const { id, then } = protector.rule;
  return then.effect === 'prohibit'
    ? `wherever it is met \`${id}\` bars its reason`
    : `wherever it is met \`${id}\` exempts from review`;
}

function adviseOnDates(
  view: VersionView,
  placed: PlacedRule,
  condition: Condition,
  pointer: string,
  faults: Faults,
): void {
  if (!isLeaf(condition)) {
    if ('not' in condition) return adviseOnDates(view, placed, condition.not, `${pointer}/not`, faults);
    const [key, parts] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const);
    parts.forEach((part, index) => adviseOnDates(view, placed, part, `${pointer}/${key}/${index}`, faults));
    return;
  }
  if (condition.fact !== selectingDate(view.document)) return;
  const domains = domainsOf(view, placed.rule, [condition]);
  const never = canBe(MET, condition, domains, view.catalogue) === 'impossible';
  const always = canBe(NOT_MET, condition, domains, view.catalogue) === 'impossible';
  if (never || always)
    faults.add(
      placed.file,
      'date-test-constant',
      pointer,
      `the test ${never ? 'fails' : 'holds'} on every day on which the version decides`,
    );
}
