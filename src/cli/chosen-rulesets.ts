import type { Library, Ruleset } from '../library.js';
import { unknownName } from './unknown-name.js';

/** The versions of one payer, or one of them, or all there are. @throws {Failure} naming those known when there is none. */
export function chosenRulesets(
  library: Library,
  payer: string | undefined,
  version: string | undefined,
): readonly Ruleset[] {
  const payers = [...library.payers.values()].filter(({ document }) => payer === undefined || document.payer === payer);
  const versions = payers.flatMap((one) => one.versions);
  const found = versions.filter(({ document }) => version === undefined || document.version === version);
  if (found.length > 0) return found;
  const known = payers.length === 0 ? [...library.payers.keys()] : versions.map(({ document }) => document.version);
  const what = payers.length === 0 ? `payer ${payer ?? ''}` : `version ${version ?? ''} of ${payer ?? ''}`;
  throw unknownName(what, (payers.length === 0 ? payer : version) ?? '', known);
}
