import type { Determination } from '../../domain/determination.js';
import { codesOf } from '../../domain/level.js';
import type { Library } from '../../library.js';
import type { RulesetDocument } from '../../rulesets/documents.js';

/** The version that a determination was made by. */
export function rulesetOf(
  { provenance: { ruleset } }: Determination,
  { payers }: Library,
): RulesetDocument | undefined {
  const payer = ruleset === undefined ? undefined : payers.get(ruleset.payer);
  return payer?.versions.find(({ document }) => document.version === ruleset?.version)?.document;
}

/** Does the plan ask for no authorization of what is approved? */
export function needsNoAuthorization(determination: Determination, library: Library): boolean {
  const coverage = rulesetOf(determination, library)?.coverage;
  const codes = codesOf(determination.authorized?.level ?? {});
  return codes.length > 0 && codes.every((code) => coverage?.[code]?.authorization === 'not-required');
}
