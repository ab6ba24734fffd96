import type { Condition } from '../../../../src/conditions/condition.js';

/** Facts of a plan, as a request nests them. */
export type Plan = Readonly<Record<string, unknown>>;

const PLAN = 'plan.';

/** The least that a plan must be for a payer’s rules to bind it: to suppose it, never to state it of the member. */
export function planThatBinds(when: Condition | undefined): Plan | undefined {
  const pairs = when === undefined ? [] : stated(when);
  return pairs === undefined || pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}

/** Undefined where no plan alone can make it hold. */
function stated(when: Condition): readonly (readonly [string, unknown])[] | undefined {
  if ('all' in when) {
    const parts = when.all.map(stated);
    return parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part ?? []);
  }
  if ('any' in when) return when.any.map(stated).find((part) => part !== undefined);
  if ('not' in when || !when.fact.startsWith(PLAN)) return undefined;
  const name = when.fact.slice(PLAN.length);
  if (when.operator === 'equal') return [[name, when.value]];
  if (when.operator === 'in' && Array.isArray(when.value)) return [[name, when.value[0]]];
  return undefined;
}
