import type { JoinDocument, LevelDocument } from '../../clinical/documents.js';
import { RECOVERY_RESIDENCE } from '../../domain/level.js';
import type { FactCatalogue } from '../../facts/catalogue.js';
import type { Faults, Placed } from '../faults.js';
import type { Sources } from '../sources.js';
import { expectLevel } from './levels.js';
import { expectAsked } from './rule.js';
import { sameMembers } from './withdrawal.js';

/** The fourth edition's method: ratings, minimum levels, and the lattice they are joined in. */
export function checkJoin({ criteria, catalogue }: Sources, faults: Faults): void {
  for (const { file, document } of criteria) {
    if (document.method !== 'join') continue;
    checkRatings(file, document, catalogue, faults);
    checkLattice(file, document, faults);
  }
}

function checkRatings(
  file: Placed,
  document: JoinDocument,
  catalogue: FactCatalogue | undefined,
  faults: Faults,
): void {
  const placeable = new Set(
    document.levels.filter((level) => level.capabilities !== undefined).map((level) => level.code),
  );
  const minimums = new Set([...placeable, RECOVERY_RESIDENCE]);
  const seen = new Set<string>();
  document.subdimensions.forEach(({ fact: name, ratings }, index) => {
    const pointer = `/subdimensions/${index}`;
    if (seen.has(name)) faults.add(file, 'id-duplicate', `${pointer}/fact`, `\`${name}\` is rated twice`);
    seen.add(name);
    expectAsked(name, `${pointer}/fact`, file, { catalogue, levels: undefined }, faults);
    const fact = catalogue?.facts[catalogue.indexOf.get(name) ?? -1];
    const codes = ratings.map((rating) => rating.code);
    const values = Object.keys(fact?.values ?? {});
    if (fact !== undefined && !sameMembers(codes, values)) {
      faults.add(
        file,
        'ratings-differ',
        `${pointer}/ratings`,
        `the ratings are ${codes.join(', ')}, the values of \`${name}\` are ${values.join(', ')}`,
      );
    }
    ratings.forEach(({ minimum }, at) => {
      if (minimum !== null) expectLevel(minimum, minimums, file, `${pointer}/ratings/${at}/minimum`, faults);
    });
  });
}

/** For every two levels one level covers both and is covered by every other that does. */
function checkLattice(file: Placed, document: JoinDocument, faults: Faults): void {
  const placeable = document.levels.filter((level) => level.capabilities !== undefined);
  const covered = new Map(
    placeable.map((upper) => [upper, new Set(placeable.filter((lower) => covers(upper, lower)))]),
  );
  const covering = (upper: LevelDocument, lower: LevelDocument): boolean => covered.get(upper)?.has(lower) === true;
  document.levels.forEach((level, index) => {
    const position = placeable.indexOf(level);
    for (const other of placeable.slice(0, Math.max(position, 0))) {
      const upper = placeable.filter((one) => covering(one, level) && covering(one, other));
      const least = upper.filter((one) => upper.every((another) => covering(another, one)));
      if (least.length === 1) continue;
      const found =
        least.length === 0
          ? 'no single least level covers'
          : `${least.map(({ code }) => code).join(' and ')} equally cover`;
      faults.add(
        file,
        'join-not-unique',
        `/levels/${index}/capabilities`,
        `${found} both \`${other.code}\` and \`${level.code}\``,
      );
    }
  });
}

/** As `clinical/join.ts` reads the vectors: what is not named is 0. */
const covers = (upper: LevelDocument, lower: LevelDocument): boolean =>
  Object.entries(lower.capabilities ?? {}).every(([name, amount]) => (upper.capabilities?.[name] ?? 0) >= amount);
