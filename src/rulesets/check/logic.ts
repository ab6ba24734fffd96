import { boundaries } from '../../conditions/boundaries.js';
import { checkCondition } from '../../conditions/check.js';
import type { Condition } from '../../conditions/condition.js';
import { isLeaf } from '../../conditions/condition.js';
import type { Patience } from '../../conditions/patience.js';
import { MOST_WORK } from '../../conditions/patience.js';
import { canBe } from '../../conditions/possible.js';
import { MET, NOT_MET } from '../../domain/truth.js';
import type { FactCatalogue } from '../../facts/catalogue.js';
import type { Faults, Placed } from '../faults.js';
import type { Sources } from '../sources.js';

/**
 * Conditions that no facts can meet, or that all facts meet, though each test in them tells values apart. Derived facts
 * are taken as free: what their derivation excludes is not seen here.
 */
export function checkLogic({ catalogue, payers }: Sources, faults: Faults): void {
  if (catalogue === undefined) return;
  const patience = { left: MOST_WORK };
  // Each condition has been checked by itself: where there is no fault at all, none has one.
  const checked = faults.list().length === 0;
  for (const { ruleset, rules } of payers.flatMap(({ versions }) => versions)) {
    const when = ruleset?.document.binds.when;
    if (ruleset !== undefined && when !== undefined)
      checkWhole(when, '/binds/when', ruleset.file, { catalogue, checked, patience }, faults);
    for (const { file, document } of rules) {
      document.rules.forEach((rule, index) =>
        checkWhole(rule.when, `/rules/${index}/when`, file, { catalogue, checked, patience }, faults),
      );
    }
  }
}

interface Trying {
  readonly catalogue: FactCatalogue;
  readonly checked: boolean;
  readonly patience: Patience;
}

function checkWhole(
  condition: Condition,
  pointer: string,
  file: Placed,
  { catalogue, checked, patience }: Trying,
  faults: Faults,
): void {
  // A test alone has been judged by itself; a condition with a fault cannot be tried.
  if ((!checked && checkCondition(condition, catalogue).length > 0) || isLeaf(condition)) return;
  const domains = boundaries([condition], catalogue);
  if (canBe(MET, condition, domains, catalogue, patience) === 'impossible')
    faults.add(file, 'condition-never-met', pointer);
  else if (canBe(NOT_MET, condition, domains, catalogue, patience) === 'impossible')
    faults.add(file, 'condition-always-met', pointer);
}
