import { useMemo } from 'react';
import { useCriteria } from '../api/catalogues.js';
import type { Care, Level } from '../api/types.js';

/** Codes of a level, axis by axis: `2.1`, `3.7-WM`, `2.1 with OTP`. */
export function levelCodes({ treatment, withdrawal, otp, recoveryResidence }: Level): string {
  const parts = [
    treatment,
    withdrawal,
    otp === true ? 'OTP' : undefined,
    recoveryResidence === true ? 'recovery residence' : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? 'no level' : parts.join(' with ');
}

const FEW = 4;

/** Levels left open, while they can be told at a glance. */
export const openLevels = (levels: readonly Level[]): string =>
  levels.length <= FEW ? levels.map(levelCodes).join(', ') : `${levels.length} levels`;

/** `Level 3.1, 15 hours a week, 7 days, from December 7, 2026 …` without what is not stated. */
export function careWords({ level, hoursPerWeek, hoursPerWeekBelow, units, unit }: Care): string {
  const hours =
    hoursPerWeek !== undefined
      ? `${hoursPerWeek} hours a week`
      : hoursPerWeekBelow !== undefined
        ? `fewer than ${hoursPerWeekBelow} hours a week`
        : undefined;
  const amount = units === undefined ? undefined : `${units} ${unit ?? 'unit'}${units === 1 ? '' : 's'}`;
  return [`Level ${levelCodes(level)}`, hours, amount].filter((part) => part !== undefined).join(', ');
}

export interface NamedLevel {
  readonly code: string;
  readonly name: string;
  readonly axis: string;
}

/** Levels of an edition in the order of its criteria. */
export function useLevels(edition: string | undefined, population: 'adult' | 'adolescent'): readonly NamedLevel[] {
  const criteria = useCriteria();
  return useMemo(() => {
    if (criteria.state !== 'here' || edition === undefined) return [];
    const sets = criteria.value.criteria.filter((set) => set.edition === edition);
    return (sets.find((set) => set.population === population) ?? sets[0])?.levels ?? [];
  }, [criteria, edition, population]);
}
