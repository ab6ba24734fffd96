import type { Faults } from '../faults.js';
import { POLARITY } from '../polarity.js';
import type { OverlaySources, Sources } from '../sources.js';
import { nameableLevels } from './levels.js';
import { checkRule, checkRuleIds } from './rule.js';
import { citedInCases } from './rulesets.js';

/** Every overlay in itself: sound rules, none of which stands against a request. */
export function checkOverlays(sources: Sources, faults: Faults): void {
  const reasons = sources.reasons === undefined ? undefined : new Set(Object.keys(sources.reasons.document.reasons));
  const world = { catalogue: sources.catalogue, levels: levelsOfBoth(sources), reasons };
  for (const overlay of sources.overlays) {
    checkRuleIds(overlay.rules, faults);
    for (const { file, document } of overlay.rules) {
      document.rules.forEach((rule, index) => {
        const pointer = `/rules/${index}`;
        checkRule(rule, pointer, file, world, faults);
        if (POLARITY[rule.then.effect] === 'adverse') {
          faults.add(
            file,
            'overlay-adverse',
            `${pointer}/then/effect`,
            `\`${rule.then.effect}\` stands against a request`,
          );
        }
      });
    }
    checkEveryRuleHasACase(overlay, sources, faults);
  }
}

/** Rulesets of either edition import overlays, so their rules name levels that both have. */
function levelsOfBoth(sources: Sources): ReadonlySet<string> | undefined {
  const [third, fourth] = [nameableLevels(sources, '3'), nameableLevels(sources, '4')];
  if (third === undefined || fourth === undefined) return third ?? fourth;
  return new Set([...third].filter((level) => fourth.has(level)));
}

/** The cases of an overlay are those of the versions that import it. */
function checkEveryRuleHasACase(
  { overlay, version, rules }: OverlaySources,
  { payers }: Sources,
  faults: Faults,
): void {
  const importers = payers
    .flatMap(({ versions }) => versions)
    .filter(
      ({ ruleset }) => ruleset?.document.imports?.some((entry) => entry.startsWith(`${overlay}@${version}#`)) === true,
    );
  if (importers.length === 0 || importers.some(({ broken }) => broken.has('cases'))) return;
  const cited = new Set(importers.flatMap(citedInCases));
  for (const { file, document } of rules) {
    document.rules.forEach(({ id }, index) => {
      if (!cited.has(id))
        faults.add(
          file,
          'rule-without-case',
          `/rules/${index}/id`,
          `no case of a version that imports the overlay names \`${id}\``,
        );
    });
  }
}
