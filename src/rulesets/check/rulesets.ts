import type { Condition } from '../../conditions/condition.js';
import type { RulesetDocument } from '../documents.js';
import type { Faults } from '../faults.js';
import type { Source, Sources, VersionSources } from '../sources.js';
import type { ConditionWorld } from './conditions.js';
import { checkWhen, factsRead } from './conditions.js';
import { editionOf, expectLevel, nameableLevels } from './levels.js';
import { checkRule, checkRuleIds } from './rule.js';

/** The rules of every version, whom it binds, and the codes of its payer. */
export function checkRulesets(sources: Sources, faults: Faults): void {
  const reasons = sources.reasons === undefined ? undefined : new Set(Object.keys(sources.reasons.document.reasons));
  for (const { document: payer, versions } of sources.payers) {
    for (const version of versions) {
      checkRuleIds(version.rules, faults);
      checkEveryRuleHasACase(version, faults);
      const { ruleset, rules } = version;
      const levels = ruleset === undefined ? undefined : nameableLevels(sources, editionOf(ruleset.document));
      const world = { catalogue: sources.catalogue, levels, reasons };
      if (ruleset?.document.binds.when !== undefined) checkBinds(ruleset, ruleset.document.binds.when, world, faults);
      for (const { file, document } of rules) {
        document.rules.forEach((rule, index) => checkRule(rule, `/rules/${index}`, file, world, faults));
      }
      for (const { file, pointer, rule } of version.soundRules) checkRule(rule, pointer, file, world, faults);
    }
    if (payer === undefined) continue;
    const levels = levelsOfAnyVersion(sources, versions);
    for (const kind of ['procedure', 'revenue'] as const) {
      for (const [code, entry] of Object.entries(payer.document.codes[kind])) {
        entry.levels.forEach((level, index) => {
          expectLevel(level, levels, payer.file, `/codes/${kind}/${code}/levels/${index}`, faults);
        });
      }
    }
  }
}

const WHOM = /^(plan|provider|member)\./;

/** Outside of whom it binds a ruleset refuses to answer at all: care, history and findings are for rules, which say why. */
function checkBinds({ file }: Source<RulesetDocument>, when: Condition, world: ConditionWorld, faults: Faults): void {
  checkWhen(when, '/binds/when', file, world, faults);
  if (world.catalogue === undefined) return;
  const others = factsRead(when, world.catalogue).flatMap(({ name }) => (WHOM.test(name) ? [] : [name]));
  for (const name of new Set(others))
    faults.add(file, 'binds-by-care', '/binds/when', `\`${name}\` does not say whom it binds`);
}

/** Codes of a payer hold for all its versions, whatever edition they speak. */
function levelsOfAnyVersion(sources: Sources, versions: readonly VersionSources[]): ReadonlySet<string> | undefined {
  const all = new Set<string>();
  for (const { ruleset } of versions) {
    const levels = ruleset === undefined ? undefined : nameableLevels(sources, editionOf(ruleset.document));
    if (ruleset === undefined || levels === undefined) return undefined;
    for (const level of levels) all.add(level);
  }
  return all.size === 0 ? undefined : all;
}

/** Ids of rules and criteria that the cases of a version name. */
export const citedInCases = ({ cases }: VersionSources): readonly string[] =>
  cases.flatMap(({ document }) => document.cases.flatMap((one) => Object.keys(one.expect.cites)));

function checkEveryRuleHasACase(version: VersionSources, faults: Faults): void {
  const { rules, broken } = version;
  if (broken.has('cases')) return;
  const cited = new Set(citedInCases(version));
  for (const { file, document } of rules) {
    document.rules.forEach(({ id }, index) => {
      if (!cited.has(id))
        faults.add(file, 'rule-without-case', `/rules/${index}/id`, `no case of this version names \`${id}\``);
    });
  }
}
