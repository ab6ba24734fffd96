import type { Program } from '../../conditions/program.js';
import { compile, evaluate } from '../../conditions/program.js';
import { NOT_MET } from '../../domain/truth.js';
import type { FactCatalogue, FactValues } from '../../facts/catalogue.js';
import type { Arm, Ruleset } from '../../library.js';
import { canonical } from '../../rulesets/digest.js';
import type { Rule } from '../../rulesets/documents.js';

/** How a rule stands in the second version, held against the first. */
export type RuleChange = 'added' | 'removed' | 'changed';

/** What two versions decide by differently for one population; words that decide nothing are left out. */
export interface Differences {
  readonly rules: ReadonlyMap<string, RuleChange>;
  /** Level codes whose coverage differs. */
  readonly coverage: ReadonlySet<string>;
  /** Whom the rules bind. */
  readonly scope: boolean;
  /** What the ruleset does where rules leave a choice: requests below the need, findings only, full ratings. */
  readonly policy: boolean;
  /** The conditions of the rules that differ, as either version words them; none where more than rules differs. */
  readonly conditions?: Program;
}

/** Can the versions differ on these facts? Not where nothing but rules differs and each of those is certainly silent. */
export function mayDiffer({ conditions }: Differences, values: FactValues): boolean {
  return conditions === undefined || evaluate(conditions, values).conditions.some((truth) => truth !== NOT_MET);
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
  const rules = rulesApart(byId(before), byId(after));
  const coverage = apart(one.coverage, other.coverage);
  const scope = canonical(one.binds.when ?? null) !== canonical(other.binds.when ?? null);
  const policy = canonical(one.policy) !== canonical(other.policy);
  const rulesOnly = coverage.size === 0 && !scope && !policy && sameOrder(before, after, rules);
  const differing = [...rulesOf(before), ...rulesOf(after)].filter(({ id }) => rules.has(id));
  return {
    rules,
    coverage,
    scope,
    policy,
    ...(rulesOnly
      ? {
          conditions: compile(
            differing.map(({ when }) => when),
            catalogue,
          ),
        }
      : {}),
  };
}

const rulesOf = ({ arm }: Part): readonly Rule[] => arm.table.rules.map(({ rule }) => rule);

/** Of two rules that reach as far the first decides, so that their order counts. */
function sameOrder(before: Part, after: Part, differing: ReadonlyMap<string, RuleChange>): boolean {
  const [ours, theirs] = [before, after].map((part) =>
    rulesOf(part)
      .filter(({ id }) => !differing.has(id))
      .map(({ id }) => id)
      .join(' '),
  );
  return ours === theirs;
}

type Fields = Readonly<Record<string, unknown>>;

function rulesApart(before: Fields, after: Fields): ReadonlyMap<string, RuleChange> {
  const changeOf = (id: string): RuleChange => (!(id in before) ? 'added' : !(id in after) ? 'removed' : 'changed');
  return new Map([...apart(before, after)].map((id) => [id, changeOf(id)]));
}

/** What of each rule decides, and not how it is told; service definitions of the criteria are rules as well. */
const byId = (part: Part): Fields =>
  Object.fromEntries(
    rulesOf(part).map(({ appliesTo = null, basis, id, status, then, when }) => [
      id,
      { appliesTo, basis, status, then, when },
    ]),
  );

/** Keys whose values differ, or that only one has. */
function apart(before: Fields, after: Fields): Set<string> {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return new Set([...keys].filter((key) => canonical(before[key] ?? null) !== canonical(after[key] ?? null)));
}
