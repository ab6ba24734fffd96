import { POLARITY } from '../../rulesets/polarity.js';
import type { Amounts, Effect, Rule } from '../../rulesets/documents.js';
import type { Faults } from '../../rulesets/faults.js';
import { implies } from '../possible-within.js';
import type { VersionView } from './version.js';
import { speaksWherever } from './version.js';

/** Rules beside which another always says as much: they can never change an answer. Of two alike the later is named. */
export function adviseOnShadowed(view: VersionView, faults: Faults): void {
  const { rules } = view;
  const covers = (wide: Rule, narrow: Rule): boolean =>
    comparable(wide, narrow) &&
    asStrong(wide.then, narrow.then, view) &&
    speaksWherever(wide, narrow) &&
    implies(view, narrow, wide.when);
  rules.forEach(({ rule, file, pointer }, index) => {
    const other = rules.find(
      (one, at) => at !== index && covers(one.rule, rule) && (at < index || !covers(rule, one.rule)),
    );
    if (other === undefined) return;
    const message = `wherever \`${rule.id}\` is met, \`${other.rule.id}\` is met as well and says as much`;
    faults.add(file, 'rule-shadowed', pointer, message);
  });
}

/** Whatever keeps the first rule out must keep the second out too: an exemption, a prohibition, an unread source. */
function comparable(wide: Rule, narrow: Rule): boolean {
  if (wide.status === 'unverified' && narrow.status !== 'unverified') return false;
  if (POLARITY[wide.then.effect] !== 'adverse') return true;
  return wide.basis === 'coverage' || narrow.basis !== 'coverage';
}

/** Does the first effect leave the second nothing to do? Two reasons are two things to say. */
function asStrong(wide: Effect, narrow: Effect, { scale }: VersionView): boolean {
  if ('reason' in wide && 'reason' in narrow && wide.reason !== narrow.reason) return false;
  switch (wide.effect) {
    case 'deny':
      return 'reason' in narrow;
    case 'pend':
      return narrow.effect === 'pend' && narrow.needs.every((need) => wide.needs.includes(need));
    case 'downgrade':
      return (
        narrow.effect === 'downgrade' &&
        (narrow.to === wide.to || scale?.compareTreatment(narrow.to, wide.to) === 'more')
      );
    case 'limit':
      return narrow.effect === 'limit' && noMore(wide, narrow);
    case 'exempt':
      return narrow.effect === 'exempt' && reachesAsFar(wide, narrow);
    case 'prohibit':
      return narrow.effect === 'prohibit' && narrow.reasons.every((reason) => wide.reasons.includes(reason));
    case 'guarantee':
      return narrow.effect === 'guarantee' && wide.from === narrow.from && wide.days >= narrow.days;
    case 'advise':
      // Each advises in its own words.
      return false;
  }
}

/** Every amount that the second limits, the first limits to no more. */
function noMore(strict: Amounts, loose: Amounts): boolean {
  const units = loose.units === undefined || (strict.unit === loose.unit && (strict.units ?? Infinity) <= loose.units);
  const days = loose.days === undefined || (strict.days ?? Infinity) <= loose.days;
  const hours = loose.hoursPerWeek === undefined || (strict.hoursPerWeek ?? Infinity) <= loose.hoursPerWeek;
  return units && days && hours;
}

type Exemption = Extract<Effect, { effect: 'exempt' }>;

function reachesAsFar({ window: wide }: Exemption, { window: narrow }: Exemption): boolean {
  if (wide === undefined) return true;
  if (narrow === undefined || wide.from !== narrow.from) return false;
  return (
    (wide.days ?? Infinity) >= (narrow.days ?? Infinity) && (wide.visits ?? Infinity) >= (narrow.visits ?? Infinity)
  );
}
