import type { RulesetDocument } from '../documents.js';
import type { Faults } from '../faults.js';
import { escapeKey } from '../json.js';
import type { Source, Sources } from '../sources.js';
import { editionOf, expectLevel, levelsOf, nameableLevels } from './levels.js';

/** The coverage table of every version names every level of its edition, and a source for what it excludes. */
export function checkCoverage(sources: Sources, faults: Faults): void {
  for (const { versions } of sources.payers) {
    for (const { ruleset } of versions) if (ruleset !== undefined) checkTable(ruleset, sources, faults);
  }
}

function checkTable({ file, document }: Source<RulesetDocument>, sources: Sources, faults: Faults): void {
  const edition = editionOf(document);
  const levels = levelsOf(sources, edition);
  if (levels === undefined && !sources.criteriaBroken) {
    faults.add(
      file,
      'criteria-unknown',
      '/levels',
      `there is no criteria set of edition ${edition}, whose levels this version speaks`,
    );
  }
  const missing = [...(levels ?? [])].filter((level) => !Object.hasOwn(document.coverage, level));
  if (missing.length > 0)
    faults.add(file, 'coverage-incomplete', '/coverage', `the coverage table leaves out ${missing.join(', ')}`);
  const known = nameableLevels(sources, edition);
  for (const [level, entry] of Object.entries(document.coverage)) {
    const pointer = `/coverage/${escapeKey(level)}`;
    expectLevel(level, known, file, pointer, faults);
    if (entry.status === 'excluded' && (entry.cite === undefined || entry.evidence === undefined)) {
      faults.add(file, 'coverage-without-source', pointer, `\`${level}\` is excluded without a source`);
    }
  }
}
