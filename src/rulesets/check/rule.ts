import { nearestName } from '../../domain/nearest.js';
import { isDerived } from '../../facts/catalogue.js';
import type { Effect, Rule, RulesDocument } from '../documents.js';
import type { Faults, Placed } from '../faults.js';
import type { ConditionWorld } from './conditions.js';
import { checkWhen, factsRead } from './conditions.js';
import type { Source } from '../sources.js';
import { expectLevel } from './levels.js';

export interface RuleWorld extends ConditionWorld {
  /** Codes of `reasons.json`; absent when it could not be read. */
  readonly reasons: ReadonlySet<string> | undefined;
}

/** One rule in itself, of a payer or of a criteria set. */
export function checkRule(rule: Rule, pointer: string, file: Placed, world: RuleWorld, faults: Faults): void {
  checkWhen(rule.when, `${pointer}/when`, file, world, faults);
  rule.appliesTo?.levels?.forEach((level, index) => {
    expectLevel(level, world.levels, file, `${pointer}/appliesTo/levels/${index}`, faults);
  });
  checkEffect(rule.then, `${pointer}/then`, file, world, faults);
  if (rule.counting === undefined && counts(rule, world)) {
    faults.add(file, 'counting-missing', pointer, `\`${rule.id}\` counts days, visits or units and does not say how`);
  }
}

/** Each rule of a version or an overlay has an id of its own. */
export function checkRuleIds(sources: readonly Source<RulesDocument>[], faults: Faults): void {
  const seen = new Map<string, string>();
  for (const { file, document } of sources) {
    document.rules.forEach(({ id }, index) => {
      const first = seen.get(id);
      if (first === undefined) seen.set(id, file.path);
      else faults.add(file, 'id-duplicate', `/rules/${index}/id`, `the id \`${id}\` is given in ${first} already`);
    });
  }
}

function checkEffect(effect: Effect, pointer: string, file: Placed, world: RuleWorld, faults: Faults): void {
  const expectReason = (reason: string, at: string): void => {
    if (world.reasons === undefined || world.reasons.has(reason)) return;
    const near = nearestName(reason, [...world.reasons]);
    const hint = near === undefined ? undefined : `did you mean \`${near}\`?`;
    faults.add(file, 'reason-unknown', `${pointer}${at}`, `there is no reason \`${reason}\``, hint);
  };
  if ('reason' in effect) expectReason(effect.reason, '/reason');
  switch (effect.effect) {
    case 'prohibit':
      effect.reasons.forEach((reason, index) => expectReason(reason, `/reasons/${index}`));
      return;
    case 'pend':
      effect.needs.forEach((name, index) => expectAsked(name, `${pointer}/needs/${index}`, file, world, faults));
      return;
    case 'downgrade':
      expectLevel(effect.to, world.levels, file, `${pointer}/to`, faults);
      return;
    case 'limit': {
      const amounts = [effect.days, effect.units, effect.hoursPerWeek].filter((amount) => amount !== undefined);
      if (amounts.length === 0) faults.add(file, 'limit-without-amount', pointer);
      if ((effect.units === undefined) !== (effect.unit === undefined)) {
        faults.add(file, 'limit-without-amount', pointer, '`units` and `unit` go together');
      }
      return;
    }
    case 'exempt':
      checkWindow(effect, pointer, file, world, faults);
      return;
    default:
  }
}

/** A fact that a person can be asked for. */
export function expectAsked(
  name: string,
  pointer: string,
  file: Placed,
  { catalogue }: ConditionWorld,
  faults: Faults,
): void {
  if (catalogue === undefined) return;
  const fact = catalogue.facts[catalogue.indexOf.get(name) ?? -1];
  if (fact === undefined) {
    const near = nearestName(name, [...catalogue.indexOf.keys()]);
    const hint = near === undefined ? undefined : `did you mean \`${near}\`?`;
    faults.add(file, 'fact-unknown', pointer, `\`${name}\` is not in the fact catalogue`, hint);
  } else if (isDerived(fact)) {
    faults.add(
      file,
      'fact-not-asked',
      pointer,
      `\`${name}\` is derived`,
      `name the facts it is derived from: ${(fact.derivedFrom ?? []).join(', ')}`,
    );
  }
}

function checkWindow(
  { window }: Extract<Effect, { effect: 'exempt' }>,
  pointer: string,
  file: Placed,
  { catalogue }: RuleWorld,
  faults: Faults,
): void {
  if (window === undefined) return;
  const add = (message: string): void => faults.add(file, 'window-unclear', `${pointer}/window`, message);
  const { days, businessDays, visits, from, used } = window;
  if (days !== undefined && businessDays !== undefined) add('it ends after `days` and after `businessDays`');
  if (days === undefined && businessDays === undefined && from !== undefined)
    add('`from` says where days begin, and there are no `days`');
  if (used !== undefined && (days === undefined) === (visits === undefined))
    add('`used` counts days or visits, so the window has one of them');
  if (used !== undefined && (from !== undefined || businessDays !== undefined))
    add('`used` leaves no room for `from` or `businessDays`: each says where the window begins');
  if (catalogue === undefined) return;
  const typeOf = (name: string): string | undefined => catalogue.facts[catalogue.indexOf.get(name) ?? -1]?.type;
  if (from !== undefined && typeOf(from) !== 'date') add(`\`${from}\` is not a date fact of the catalogue`);
  if (used !== undefined && typeOf(used) !== 'integer') add(`\`${used}\` is not an integer fact of the catalogue`);
}

/** Does the rule count days, visits or units? A derived fact with a unit is such a count. */
function counts({ when, then }: Rule, { catalogue }: RuleWorld): boolean {
  if (then.effect === 'guarantee') return true;
  if (then.effect === 'exempt' && then.window !== undefined) return true;
  if (then.effect === 'limit' && (then.days !== undefined || then.units !== undefined)) return true;
  return (
    catalogue !== undefined && factsRead(when, catalogue).some((fact) => isDerived(fact) && fact.unit !== undefined)
  );
}
