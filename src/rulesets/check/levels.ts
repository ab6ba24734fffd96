import type { Edition } from '../../facts/level-names.js';
import { OTP, RECOVERY_RESIDENCE } from '../../domain/level.js';
import { nearestName } from '../../domain/nearest.js';
import type { RulesetDocument } from '../documents.js';
import type { Faults, Placed } from '../faults.js';
import type { Sources } from '../sources.js';

export const editionOf = ({ levels }: RulesetDocument): Edition => (levels === 'asam-3' ? '3' : '4');

/** The level codes of an edition: those of its criteria sets. None when they are not all known. */
export function levelsOf({ criteria, criteriaBroken }: Sources, edition: Edition): ReadonlySet<string> | undefined {
  const sets = criteria.filter(({ document }) => document.edition === edition);
  if (criteriaBroken || sets.length === 0) return undefined;
  return new Set(sets.flatMap(({ document }) => document.levels.map((level) => level.code)));
}

/** The codes rules and coverage tables may name: the levels of the edition and what stands beside them. */
export function nameableLevels(sources: Sources, edition: Edition): ReadonlySet<string> | undefined {
  const levels = levelsOf(sources, edition);
  return levels === undefined ? undefined : new Set([...levels, OTP, RECOVERY_RESIDENCE]);
}

/** Adds a fault unless the level is one of those known. */
export function expectLevel(
  level: string,
  known: ReadonlySet<string> | undefined,
  file: Placed,
  pointer: string,
  faults: Faults,
): void {
  if (known === undefined || known.has(level)) return;
  const near = nearestName(level, [...known]);
  const hint = `${near === undefined ? '' : `did you mean \`${near}\`? `}levels here are ${[...known].join(', ')}`;
  faults.add(file, 'level-unknown', pointer, `there is no level \`${level}\``, hint);
}

/** Codes of either edition, for documents that speak of both. */
export function levelsOfAnyEdition(sources: Sources): ReadonlySet<string> | undefined {
  const [third, fourth] = [nameableLevels(sources, '3'), nameableLevels(sources, '4')];
  return third === undefined || fourth === undefined ? undefined : new Set([...third, ...fourth]);
}
