import { useMemo } from 'react';
import { type FactsWanted, useMinimumFacts, useRuleset, useRulesets } from '../api/catalogues.js';
import type { Determination, Fact, Rule } from '../api/types.js';
import type { Case } from '../store/case.js';
import { leafFacts } from './leaves.js';

/** Which facts this payer and level make it needful to ask, as the service says. */
export interface Needed {
  /** Asked of every request. */
  readonly always: readonly string[];
  /** Asked only when the answer waits for them. */
  readonly depending: readonly string[];
  /** Facts on which it depends whether the request may be reviewed at all. */
  readonly permission: readonly string[];
  readonly edition: string | undefined;
  readonly population: 'adult' | 'adolescent';
  readonly version: string | undefined;
}

const ADULT_FROM = 18;

export function useNeeded({ payer, answers }: Case, facts: ReadonlyMap<string, Fact> | undefined): Needed {
  const rulesets = useRulesets(payer);
  const latest = rulesets.state === 'here' ? rulesets.value.rulesets.at(-1) : undefined;
  const dating = latest?.effective.by === 'policy-date' ? 'plan.policyDate' : 'requested.from';
  const age = answers['member.age'];
  const population = typeof age === 'number' && age < ADULT_FROM ? 'adolescent' : 'adult';
  const level = answers['requested.level'];
  const reviewType = String(answers['review.type'] ?? 'prior-authorization');
  const date = dayOf(answers[dating]);
  const wanted: FactsWanted | undefined =
    payer === undefined || typeof level !== 'string' || latest === undefined
      ? undefined
      : { payer, level, reviewType, population };
  const dated = useMinimumFacts(wanted === undefined ? undefined : { ...wanted, date });
  // No version is known for that day: what the latest one asks is the best guess, and the answer says the rest.
  const undated = useMinimumFacts(dated.state === 'trouble' && date !== undefined ? wanted : undefined);
  const minimum = dated.state === 'here' ? dated.value : undated.state === 'here' ? undated.value : undefined;
  const ruleset = useRuleset(payer, minimum?.version ?? latest?.version);
  const rules = ruleset.state === 'here' ? ruleset.value.rules : undefined;
  const edition = ruleset.state === 'here' ? ruleset.value.ruleset.levels.replace('asam-', '') : undefined;
  return useMemo(
    () => ({
      always: minimum?.always.map(({ fact }) => fact) ?? [],
      depending: minimum?.depending.map(({ fact }) => fact) ?? [],
      permission:
        rules === undefined || facts === undefined ? [] : permissionFacts(rules, minimum?.level, reviewType, facts),
      edition,
      population,
      version: minimum?.version,
    }),
    [minimum, rules, facts, edition, population, reviewType],
  );
}

const dayOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;

/** Facts read by the rules that bar a review of this level, derived ones by what they are derived from. */
function permissionFacts(
  rules: readonly Rule[],
  level: string | undefined,
  reviewType: string,
  facts: ReadonlyMap<string, Fact>,
): readonly string[] {
  if (level === undefined) return [];
  const names = rules
    .filter(({ then }) => then.effect === 'exempt')
    .filter(({ appliesTo }) => appliesTo?.levels?.includes(level) ?? true)
    .filter(({ appliesTo }) => appliesTo?.reviewTypes?.some((one) => one === reviewType) ?? true)
    .flatMap(({ when }) => leafFacts(when))
    .flatMap((name) => facts.get(name)?.derivedFrom ?? [name]);
  return [...new Set(names)].filter((name) => !name.startsWith('review.type'));
}

/** What the answer waits for, and what it would like to know besides. */
export const askedFor = (answer: Determination | undefined): ReadonlySet<string> =>
  new Set([...(answer?.missing ?? []), ...(answer?.questions ?? [])].map(({ fact }) => fact));

const AT_INTAKE =
  /^(review|member|plan|provider|facility|requested|stay|authorization|availability|referral|claim)\.|^diagnoses$/;

/** Facts that the request form gives; the rest come from the clinical record. */
export const isAtIntake = (fact: string): boolean => AT_INTAKE.test(fact);
