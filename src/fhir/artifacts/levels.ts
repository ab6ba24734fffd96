import type { CodeSystem, CodeSystemConcept, ValueSet } from '@medplum/fhirtypes';
import type { Edition } from '../../facts/level-names.js';
import type { CriteriaSet, Library } from '../../library.js';
import { LEVEL_SYSTEMS } from '../canonical.js';
import { headOf, type Naming } from './head.js';

/**
 * One code system and one value set for the levels of care of an edition: its codes, and the names our criteria sets give
 * them. The text of the ASAM Criteria is not in them.
 */
export const levelSystem = (edition: Edition, library: Library): CodeSystem => {
  const sets = setsOf(edition, library);
  return {
    ...headOf('CodeSystem', namingOf(edition, sets)),
    caseSensitive: true,
    content: 'complete',
    property: [
      { code: 'axis', type: 'string', description: 'Kind of care it is a level of: treatment, withdrawal or otp.' },
      { code: 'setting', type: 'string', description: 'Where it is given: outpatient, residential or inpatient.' },
    ],
    concept: conceptsOf(sets),
  };
};

export const levelSet = (edition: Edition, library: Library): ValueSet => ({
  ...headOf('ValueSet', namingOf(edition, setsOf(edition, library))),
  compose: { include: [{ system: LEVEL_SYSTEMS[edition] }] },
});

/** Adults first: the name they know a level by is its display. */
const setsOf = (edition: Edition, { criteria }: Library): readonly CriteriaSet[] =>
  [...criteria.values()]
    .filter(({ document }) => document.edition === edition)
    .sort((a, b) => (a.document.population < b.document.population ? 1 : -1));

const namingOf = (edition: Edition, sets: readonly CriteriaSet[]): Naming => ({
  id: LEVEL_SYSTEMS[edition].split('/').at(-1) ?? '',
  title: `Levels of care, ${edition === '3' ? 'third' : 'fourth'} edition`,
  description:
    'Codes of the levels of care with names of our own. The ASAM Criteria belong to ASAM; none of their text is here.',
  sources: sets.map(({ digest }) => digest),
});

function conceptsOf(sets: readonly CriteriaSet[]): CodeSystemConcept[] {
  const concepts = new Map<string, CodeSystemConcept>();
  for (const { document } of sets)
    for (const { code, name, axis, setting } of document.levels) {
      const known = concepts.get(code);
      const property = [
        { code: 'axis', valueString: axis },
        { code: 'setting', valueString: setting },
      ];
      if (known === undefined) concepts.set(code, { code, display: name, property });
      else if (known.display !== name)
        known.designation = [
          { use: { code: document.population, display: `For ${document.population}s` }, value: name },
        ];
    }
  return [...concepts.values()];
}
