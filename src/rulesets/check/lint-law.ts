import { nearestName } from '../../domain/nearest.js';
import type { Faults, Placed } from '../faults.js';
import type { Sources } from '../sources.js';
import { checkWhen } from './conditions.js';
import { expectLevel, levelsOfAnyEdition } from './levels.js';

/** The table of laws in itself, and that every payer names bodies of law that are in it. */
export function checkLintLaw(sources: Sources, faults: Faults): void {
  const { lintLaw, themes, catalogue, payers } = sources;
  if (lintLaw === undefined) return;
  const { file, document } = lintLaw;
  const levels = levelsOfAnyEdition(sources);
  const expectBody = (body: string, at: Placed, pointer: string): void => {
    if (Object.hasOwn(document.bodies, body)) return;
    const near = nearestName(body, Object.keys(document.bodies));
    const hint = near === undefined ? undefined : `did you mean \`${near}\`?`;
    faults.add(at, 'law-unknown', pointer, `there is no body of law \`${body}\``, hint);
  };
  const ids = new Set<string>();
  document.laws.forEach((law, index) => {
    const pointer = `/laws/${index}`;
    if (ids.has(law.id)) faults.add(file, 'id-duplicate', `${pointer}/id`, `the law \`${law.id}\` is listed twice`);
    ids.add(law.id);
    expectBody(law.body, file, `${pointer}/body`);
    if (law.when !== undefined) checkWhen(law.when, `${pointer}/when`, file, { catalogue, levels }, faults);
    law.levels?.codes?.forEach((code, at) => expectLevel(code, levels, file, `${pointer}/levels/codes/${at}`, faults));
    if (law.lint !== 'L7' || themes === undefined) return;
    law.criteria.forEach((key, at) => {
      if (Object.hasOwn(themes.document.criteria, key)) return;
      faults.add(file, 'criteria-unknown', `${pointer}/criteria/${at}`, `themes.json knows no criteria \`${key}\``);
    });
  });
  for (const { document: payer } of payers) {
    payer?.document.law?.forEach((body, index) => expectBody(body, payer.file, `/law/${index}`));
  }
}
