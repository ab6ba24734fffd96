import type { Edition, EditionNames } from '../../facts/level-names.js';
import { normalise } from '../../facts/level-names.js';
import type { Faults, Placed } from '../faults.js';
import { escapeKey } from '../json.js';
import type { Sources } from '../sources.js';
import { expectLevel, nameableLevels } from './levels.js';

const EDITIONS: readonly Edition[] = ['3', '4'];

/** Everyday names and the crosswalk speak of levels that exist, each name once and as names are compared. */
export function checkLevelNames(sources: Sources, faults: Faults): void {
  const { levelNames, crosswalk } = sources;
  for (const edition of levelNames === undefined ? [] : EDITIONS) {
    const names = levelNames?.document.editions[edition] as EditionNames;
    checkEdition(names, `/editions/${edition}`, levelNames?.file as Placed, nameableLevels(sources, edition), faults);
  }
  if (crosswalk === undefined) return;
  const { file, document } = crosswalk;
  const seen = new Set<string>();
  document.entries.forEach(({ from, to }, index) => {
    const pointer = `/entries/${index}`;
    const key = `${from.level} of edition ${from.edition}`;
    if (seen.has(key)) faults.add(file, 'id-duplicate', `${pointer}/from`, `level ${key} is translated twice`);
    seen.add(key);
    expectLevel(from.level, nameableLevels(sources, from.edition), file, `${pointer}/from/level`, faults);
    to.forEach(({ edition, level }, at) => {
      if (edition === from.edition) faults.add(file, 'crosswalk-same-edition', `${pointer}/to/${at}/edition`);
      expectLevel(level, nameableLevels(sources, edition), file, `${pointer}/to/${at}/level`, faults);
    });
  });
}

function checkEdition(
  names: EditionNames,
  pointer: string,
  file: Placed,
  levels: ReadonlySet<string> | undefined,
  faults: Faults,
): void {
  const seen = new Map<string, string>();
  for (const list of ['names', 'ambiguous', 'nonexistent'] as const) {
    for (const name of Object.keys(names[list])) {
      const place = `${pointer}/${list}/${escapeKey(name)}`;
      const first = seen.get(name);
      if (first !== undefined) faults.add(file, 'name-twice', place, `\`${name}\` stands under \`${first}\` already`);
      seen.set(name, list);
      if (normalise(name) !== name)
        faults.add(file, 'name-not-normal', place, `\`${name}\` is compared as \`${normalise(name)}\``);
    }
  }
  for (const [name, level] of Object.entries(names.names))
    expectLevel(level, levels, file, `${pointer}/names/${escapeKey(name)}`, faults);
  for (const [name, candidates] of Object.entries(names.ambiguous)) {
    candidates.forEach((level, index) =>
      expectLevel(level, levels, file, `${pointer}/ambiguous/${escapeKey(name)}/${index}`, faults),
    );
  }
}
