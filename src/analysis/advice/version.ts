import type { Scale } from '../../clinical/scale.js';
import { createScale } from '../../clinical/scale.js';
import { boundaries } from '../../conditions/boundaries.js';
import type { Condition } from '../../conditions/condition.js';
import type { Possibility } from '../../conditions/possible.js';
import { canBe } from '../../conditions/possible.js';
import { MET } from '../../domain/truth.js';
import type { FactCatalogue, Scalar } from '../../facts/catalogue.js';
import type { Rule, RulesetDocument } from '../../rulesets/documents.js';
import type { Placed } from '../../rulesets/faults.js';
import type { Sources, VersionSources } from '../../rulesets/sources.js';

/** A rule with its place in the files. */
export interface PlacedRule {
  readonly rule: Rule;
  readonly file: Placed;
  readonly pointer: string;
}

/** One version as its rules are held against each other. */
export interface VersionView {
  readonly catalogue: FactCatalogue;
  readonly file: Placed;
  readonly document: RulesetDocument;
  readonly rules: readonly PlacedRule[];
  /** How the levels of its edition compare. */
  readonly scale: Scale | undefined;
}

/** The versions of a folder without an error. */
export function versionViews({ catalogue, criteria, payers }: Sources): readonly VersionView[] {
  if (catalogue === undefined) return [];
  return payers.flatMap(({ versions }) =>
    versions.flatMap((version): readonly VersionView[] => {
      const { ruleset } = version;
      if (ruleset === undefined) return [];
      const edition = ruleset.document.levels === 'asam-3' ? '3' : '4';
      const set = criteria.find(({ document }) => document.edition === edition && document.population === 'adult');
      const scale = set === undefined ? undefined : createScale(set.document);
      return [{ catalogue, file: ruleset.file, document: ruleset.document, rules: rulesOf(version), scale }];
    }),
  );
}

const rulesOf = ({ rules }: VersionSources): readonly PlacedRule[] =>
  rules.flatMap(({ file, document }) =>
    document.rules.map((rule, index) => ({ rule, file, pointer: `/rules/${index}` })),
  );

/** Can all these hold together on a request that the version decides and the rule speaks on? */
export function together(view: VersionView, rule: Rule, conditions: readonly Condition[]): Possibility {
  const { binds } = view.document;
  const all = [...(binds.when === undefined ? [] : [binds.when]), ...conditions];
  return canBe(MET, { all }, domainsOf(view, rule, all), view.catalogue);
}

/** Does the second condition hold wherever the rule's own does? */
export const implies = (view: VersionView, rule: Rule, then: Condition): boolean =>
  together(view, rule, [rule.when, { not: then }]) === 'impossible';

/** The values of each fact that a request can have on which this version decides and this rule speaks. */
export function domainsOf(
  view: VersionView,
  rule: Rule,
  conditions: readonly Condition[],
): ReadonlyMap<string, readonly Scalar[]> {
  const domains = boundaries(conditions, view.catalogue);
  const date = selectingDate(view.document);
  return new Map(
    [...domains].map(([name, values]) => {
      if (name === date) return [name, daysWithin(view.document, rule, values as readonly string[])];
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

/** Does the first rule speak at every level and on every review on which the second does? */
export function speaksWherever(wide: Rule, narrow: Rule): boolean {
  return (
    holdsAll(wide.appliesTo?.levels, narrow.appliesTo?.levels) &&
    holdsAll(wide.appliesTo?.reviewTypes, narrow.appliesTo?.reviewTypes)
  );
}

/** Absent stands for all of them. */
const holdsAll = (wide: readonly string[] | undefined, narrow: readonly string[] | undefined): boolean =>
  wide === undefined || (narrow !== undefined && narrow.every((one) => wide.includes(one)));

/** Is there a level and a review on which both speak? */
export function speakTogether(a: Rule, b: Rule): boolean {
  return share(a.appliesTo?.levels, b.appliesTo?.levels) && share(a.appliesTo?.reviewTypes, b.appliesTo?.reviewTypes);
}

const share = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  a === undefined || b === undefined || a.some((one) => b.includes(one));
