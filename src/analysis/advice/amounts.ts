import { leavesOf } from '../../conditions/condition.js';
import type { Rule } from '../../rulesets/documents.js';
import type { Faults } from '../../rulesets/faults.js';
import { implies } from '../possible-within.js';
import type { PlacedRule, VersionView } from './version.js';
import { speaksWherever, speakTogether } from './version.js';

/** Numbers and levels of effects that defeat each other. */
export function adviseOnAmounts(view: VersionView, faults: Faults): void {
  for (const placed of view.rules) {
    adviseOnDowngrade(view, placed, faults);
    adviseOnLimit(view, placed, faults);
    adviseOnGuarantee(view, placed, faults);
    adviseOnCap(view, placed, faults);
  }
}

function adviseOnDowngrade(
  { document, scale }: VersionView,
  { rule, file, pointer }: PlacedRule,
  faults: Faults,
): void {
  if (rule.then.effect !== 'downgrade') return;
  const { to } = rule.then;
  const levels = (rule.appliesTo?.levels ?? []).filter((level) => scale?.treatment.includes(level) === true);
  const notHigher = levels.filter((level) => scale?.compareTreatment(level, to) !== 'more');
  if (notHigher.length > 0)
    faults.add(file, 'downgrade-not-lower', `${pointer}/then/to`, `${to} is not lower than ${notHigher.join(', ')}`);
  if (document.coverage[to]?.status === 'excluded')
    faults.add(file, 'downgrade-not-covered', `${pointer}/then/to`, `${to} is excluded by the coverage table`);
}

type Effects = Rule['then'];
type RuleWith<E extends Effects['effect']> = Rule & { readonly then: Extract<Effects, { readonly effect: E }> };

const withEffect = <E extends Effects['effect']>({ rules }: VersionView, name: E): readonly RuleWith<E>[] =>
  rules.map(({ rule }) => rule).filter((rule): rule is RuleWith<E> => rule.then.effect === name);

/** Where the guarantee holds whenever the limit does, the smaller number of the limit is never given. */
function adviseOnLimit(view: VersionView, { rule, file, pointer }: PlacedRule, faults: Faults): void {
  const days = daysLimited(rule);
  if (days === undefined) return;
  const floor = withEffect(view, 'guarantee').find(
    (one) =>
      one.status !== 'unverified' &&
      one.then.from === 'request' &&
      one.then.days > days &&
      speaksWherever(one, rule) &&
      implies(view, rule, one.when),
  );
  if (floor !== undefined)
    faults.add(
      file,
      'limit-below-floor',
      `${pointer}/then`,
      `\`${rule.id}\` allows ${days} days, and wherever it is met \`${floor.id}\` guarantees ${floor.then.days}`,
    );
}

/** A guarantee that every limit it could lift leaves room for. */
function adviseOnGuarantee(view: VersionView, { rule, file, pointer }: PlacedRule, faults: Faults): void {
  if (rule.then.effect !== 'guarantee') return;
  const { days } = rule.then;
  const limits = withEffect(view, 'limit').filter((limit) => speakTogether(limit, rule));
  const allowed = limits.flatMap((limit) => daysLimited(limit) ?? []);
  if (allowed.length > 0 && allowed.every((most) => most > days))
    faults.add(
      file,
      'guarantee-idle',
      `${pointer}/then/days`,
      `\`${rule.id}\` guarantees ${days} days, and the limits at its levels allow ${Math.min(...allowed)} or more`,
    );
}

function daysLimited({ then }: Rule): number | undefined {
  if (then.effect !== 'limit') return undefined;
  return then.unit === 'day' ? Math.min(then.days ?? Infinity, then.units ?? Infinity) : then.days;
}

/** A number that a law gives as the least must not come back as the most. */
function adviseOnCap(view: VersionView, placed: PlacedRule, faults: Faults): void {
  const { rule, file, pointer } = placed;
  const caps = capsOf(view, rule);
  if (caps.length === 0) return;
  for (const floor of view.rules) {
    const days = floorOf(floor.rule);
    if (days === undefined || !caps.includes(days) || !speakTogether(floor.rule, rule)) continue;
    faults.add(
      file,
      'floor-as-cap',
      `${pointer}/then`,
      `\`${rule.id}\` stops at ${days} days, the number that \`${floor.rule.id}\` gives as the least`,
    );
  }
}

function floorOf({ then }: Rule): number | undefined {
  if (then.effect === 'guarantee') return then.days;
  return then.effect === 'exempt' ? then.window?.days : undefined;
}

/** The most days that a rule lets pass: the amount of a limit, or the count of days above which it denies. */
function capsOf({ catalogue }: VersionView, rule: Rule): readonly number[] {
  const limited = daysLimited(rule);
  if (limited !== undefined) return [limited];
  if (rule.then.effect !== 'deny') return [];
  return leavesOf(rule.when).flatMap(({ fact, operator, value }) => {
    const counted = catalogue.facts[catalogue.indexOf.get(fact) ?? -1]?.unit === 'day';
    if (!counted || typeof value !== 'number') return [];
    if (operator === 'greaterThan') return [value];
    return operator === 'greaterThanInclusive' ? [value - 1] : [];
  });
}
