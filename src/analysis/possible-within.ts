import { boundaries } from '../conditions/boundaries.js';
import type { Condition } from '../conditions/condition.js';
import type { Patience } from '../conditions/patience.js';
import type { Possibility } from '../conditions/possible.js';
import { canBe } from '../conditions/possible.js';
import { MET } from '../domain/truth.js';
import type { FactCatalogue, Scalar } from '../facts/catalogue.js';
import type { Rule, RulesetDocument } from '../rulesets/documents.js';

/** The version within which something is asked to be possible. */
export interface Within {
  readonly catalogue: FactCatalogue;
  readonly document: RulesetDocument;
  /** Shared by all that is asked about the version; each question has its own where there is none. */
  readonly patience?: Patience;
}

/** Can all these hold together on a request that the version decides and the rule speaks on? */
export function together(within: Within, rule: Rule, conditions: readonly Condition[]): Possibility {
  const { binds } = within.document;
  const all = [...(binds.when === undefined ? [] : [binds.when]), ...conditions];
  return canBe(MET, { all }, domainsOf(within, rule, all), within.catalogue, within.patience);
}

/** Does the second condition hold wherever the rule's own does? */
export const implies = (within: Within, rule: Rule, then: Condition): boolean =>
  together(within, rule, [rule.when, { not: then }]) === 'impossible';

/** The values of each fact that a request can have on which this version decides and this rule speaks. */
export function domainsOf(
  within: Within,
  rule: Rule,
  conditions: readonly Condition[],
): ReadonlyMap<string, readonly Scalar[]> {
  const domains = boundaries(conditions, within.catalogue);
  const date = selectingDate(within.document);
  return new Map(
    [...domains].map(([name, values]) => {
      if (name === date) return [name, daysWithin(within.document, rule, values as readonly string[])];
      const types = name === 'review.type' ? rule.appliesTo?.reviewTypes : undefined;
      return [name, types ?? values];
    }),
  );
}

/** The date fact by which the version is selected. */
export const selectingDate = ({ effective }: RulesetDocument): string =>
  effective.by === 'policy-date' ? 'plan.policyDate' : 'requested.from';

/** A stay that began under a version stays on it, so a concurrent review may ask for days after its last. */
function daysWithin({ effective }: RulesetDocument, rule: Rule, days: readonly string[]): readonly string[] {
  const { from } = effective;
  const stays = rule.appliesTo?.reviewTypes?.includes('concurrent') ?? true;
  const to = stays ? null : effective.to;
  const within = days.filter((day) => from <= day && (to === null || day <= to));
  return [...new Set([from, ...within, ...(to === null ? [] : [to])])];
}
