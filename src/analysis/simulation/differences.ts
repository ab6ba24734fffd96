import type { Program } from '../../conditions/program.js';
import { compile, evaluate } from '../../conditions/program.js';
import type { Level } from '../../domain/determination.js';
import { NOT_MET } from '../../domain/truth.js';
import type { FactCatalogue, FactValues } from '../../facts/catalogue.js';
import type { Arm, Ruleset } from '../../library.js';
import type { CompiledRule } from '../../payer/rule-table.js';
import { speaksAt } from '../../payer/rule-table.js';
import { canonical } from '../../domain/canonical.js';
import type { ReviewType } from '../../rulesets/documents.js';

/** How a rule stands in the second version, held against the first. */
export type RuleChange = 'added' | 'removed' | 'changed';

/** What two versions decide by differently for one population; words that decide nothing are left out. */
export interface Differences {
  readonly changes: ReadonlyMap<string, RuleChange>;
  /** The rules that differ, as each version has them. */
  readonly rules: readonly CompiledRule[];
  /** Their conditions, in the same order. */
  readonly conditions: Program;
  /** Level codes whose coverage differs. */
  readonly coverage: ReadonlySet<string>;
  /** Whom the rules bind. */
  readonly scope: boolean;
  /** What the ruleset does where rules leave a choice: requests below the need, findings only, full ratings. */
  readonly policy: boolean;
  /** Nothing but rules differs, and those that do not are in the same order. */
  readonly rulesOnly: boolean;
}

/** Can the versions differ on these facts? Not where nothing but rules differs and each of those is certainly silent. */
export function mayDiffer({ conditions, rulesOnly }: Differences, values: FactValues): boolean {
  return !rulesOnly || evaluate(conditions, values).conditions.some((truth) => truth !== NOT_MET);
}

/** Rules that differ, may apply on these facts, and speak at one of the levels; by id. */
export function mayApply(
  { conditions, rules }: Differences,
  values: FactValues,
  levels: readonly Level[],
  reviewType: ReviewType,
): readonly string[] {
  const findings = evaluate(conditions, values);
  const speaks = (rule: CompiledRule): boolean => levels.some((level) => speaksAt(rule, level, reviewType));
  return rules.flatMap((rule, index) => (findings.conditions[index] !== NOT_MET && speaks(rule) ? [rule.rule.id] : []));
}

/** One version for one population. */
export interface Part {
  readonly ruleset: Ruleset;
  readonly arm: Arm;
}

/** Compares each pair of populations once: a person may be an adult under one version and not under the other. */
export function createDifferences(catalogue: FactCatalogue): (before: Part, after: Part) => Differences {
  const known = new Map<string, Differences>();
  return (before, after) => {
    const key = `${before.arm.population} ${after.arm.population}`;
    const found = known.get(key) ?? differencesOf(before, after, catalogue);
    known.set(key, found);
    return found;
  };
}

function differencesOf(before: Part, after: Part, catalogue: FactCatalogue): Differences {
  const [one, other] = [before.ruleset.document, after.ruleset.document];
  const changes = changesOf(byId(before), byId(after));
  const rules = [...before.arm.table.rules, ...after.arm.table.rules].filter(({ rule }) => changes.has(rule.id));
  const coverage = apart(one.coverage, other.coverage);
  const scope = canonical(one.binds.when ?? null) !== canonical(other.binds.when ?? null);
  const policy = canonical(one.policy) !== canonical(other.policy);
  return {
    changes,
    rules,
    conditions: compile(
      rules.map(({ rule }) => rule.when),
      catalogue,
    ),
    coverage,
    scope,
    policy,
    rulesOnly: coverage.size === 0 && !scope && !policy && sameOrder(before, after, changes),
  };
}

/** Of two rules that reach as far the first decides, so that their order counts. */
function sameOrder(before: Part, after: Part, changes: ReadonlyMap<string, RuleChange>): boolean {
  const [ours, theirs] = [before, after].map(({ arm }) =>
    arm.table.rules.flatMap(({ rule }) => (changes.has(rule.id) ? [] : [rule.id])).join(' '),
  );
  return ours === theirs;
}

type Fields = Readonly<Record<string, unknown>>;

function changesOf(before: Fields, after: Fields): ReadonlyMap<string, RuleChange> {
  const changeOf = (id: string): RuleChange => (!(id in before) ? 'added' : !(id in after) ? 'removed' : 'changed');
  return new Map([...apart(before, after)].map((id) => [id, changeOf(id)]));
}

/** What of each rule decides, and not how it is told; service definitions of the criteria are rules as well. */
const byId = ({ arm }: Part): Fields =>
  Object.fromEntries(
    arm.table.rules.map(({ rule: { appliesTo = null, basis, id, status, then, when } }) => [
      id,
      { appliesTo, basis, status, then, when },
    ]),
  );

/** Keys whose values differ, or that only one has. */
function apart(before: Fields, after: Fields): Set<string> {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return new Set([...keys].filter((key) => canonical(before[key] ?? null) !== canonical(after[key] ?? null)));
}
