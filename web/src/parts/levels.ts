import { useMemo } from 'react';
import { useCriteria } from '../api/catalogues.js';

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
