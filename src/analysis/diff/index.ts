import type { Library, Ruleset } from '../../library.js';
import type { Rule } from '../../rulesets/documents.js';
import { conditionWords } from './condition-words.js';
import type { Difference, Meanings } from './difference.js';
import { effectWords } from './effects.js';
import { ruleDifferences } from './rule.js';
import type { LevelDifference } from './version.js';
import { coverageDifferences, referenceDifferences, versionDifferences } from './version.js';

/** What is different between two versions, in sentences. */
export interface RulesetDiff {
  readonly before: { readonly payer: string; readonly version: string; readonly digest: string };
  readonly after: { readonly payer: string; readonly version: string; readonly digest: string };
  readonly version: readonly Difference[];
  readonly coverage: readonly LevelDifference[];
  readonly rules: readonly RuleDiff[];
  readonly references: readonly Difference[];
}

export type RuleDiff =
  | {
      readonly id: string;
      readonly title: string;
      readonly change: 'changed';
      readonly differences: readonly Difference[];
    }
  | {
      readonly id: string;
      readonly title: string;
      readonly change: 'added' | 'removed';
      /** What it looks for and does. */
      readonly summary: string;
    };

/** Rules are followed by their id: under another id a rule is another rule. */
export function diffRulesets(
  library: Pick<Library, 'catalogue' | 'reasons'>,
  before: Ruleset,
  after: Ruleset,
): RulesetDiff {
  const { catalogue, reasons } = library;
  const meanings: Meanings = { catalogue, reasons, adultFrom: after.document.adultFrom };
  const head = ({ document: { payer, version }, digest }: Ruleset): RulesetDiff['before'] => ({
    payer,
    version,
    digest,
  });
  return {
    before: head(before),
    after: head(after),
    version: versionDifferences(before.document, after.document, meanings),
    coverage: coverageDifferences(before.document, after.document),
    rules: rulesOf(before, after, meanings),
    references: referenceDifferences(before.document, after.document),
  };
}

function rulesOf(before: Ruleset, after: Ruleset, meanings: Meanings): readonly RuleDiff[] {
  const references = { before: before.document.references, after: after.document.references };
  const earlier = new Map(before.rules.map((rule) => [rule.id, rule]));
  const later = new Set(after.rules.map(({ id }) => id));
  const alone = (rule: Rule, change: 'added' | 'removed'): RuleDiff => ({
    id: rule.id,
    title: rule.title,
    change,
    summary: summaryOf(rule, meanings),
  });
  return [
    ...after.rules.flatMap((rule): readonly RuleDiff[] => {
      const old = earlier.get(rule.id);
      if (old === undefined) return [alone(rule, 'added')];
      const differences = ruleDifferences(old, rule, references, meanings);
      return differences.length === 0 ? [] : [{ id: rule.id, title: rule.title, change: 'changed', differences }];
    }),
    ...before.rules.filter(({ id }) => !later.has(id)).map((rule) => alone(rule, 'removed')),
  ];
}

function summaryOf({ appliesTo, then, when }: Rule, meanings: Meanings): string {
  const levels = appliesTo?.levels === undefined ? 'at every level' : `at ${appliesTo.levels.join(', ')}`;
  const reviews = appliesTo?.reviewTypes === undefined ? '' : `, on ${appliesTo.reviewTypes.join(', ')}`;
  return `${levels}${reviews}, where ${conditionWords(when, meanings.catalogue)}, it ${effectWords(then, meanings)}`;
}

export const isEmpty = ({ coverage, references, rules, version }: RulesetDiff): boolean =>
  [coverage, references, rules, version].every((part) => part.length === 0);
