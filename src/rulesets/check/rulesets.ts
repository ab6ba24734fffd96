import type { Faults } from '../faults.js';
import type { Sources, VersionSources } from '../sources.js';
import { checkWhen } from './conditions.js';
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
      if (ruleset?.document.binds.when !== undefined) checkWhen(ruleset.document.binds.when, '/binds/when', ruleset.file, world, faults);
      for (const { file, document } of rules) {
        document.rules.forEach((rule, index) => checkRule(rule, `/rules/${index}`, file, world, faults));
      }
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
      if (!cited.has(id)) faults.add(file, 'rule-without-case', `/rules/${index}/id`, `no case of this version names \`${id}\``);
    });
  }
}
