import type { Theme } from '../../rulesets/lint-documents.js';
import type { Hit } from './finding.js';
import { isAbout } from './laws.js';
import type { LawOn, Pattern } from './pattern.js';
import { acts } from './pattern.js';
import type { Scene } from './scene.js';
import { ADVERSE, seek } from './seek.js';

/** What criteria of placement are about: the person, not the service. */
const PERSON: readonly Theme[] = [
  'acute',
  'chronic',
  'coOccurring',
  'severity',
  'stayNeeded',
  'tried',
  'engagement',
  'progress',
  'used',
  'stayLength',
  'abstinence',
  'history',
];

/** Criteria of the payer's own making, above all where the law names the criteria. */
export const homeMadeCriteria: Pattern<'L7'> = {
  lint: 'L7',
  title: 'home-made criteria',
  find: (scene, law) => (law === undefined ? unpublished(scene) : [...otherThan(scene, law), ...added(scene, law)]),
};

const unpublished = (scene: Scene): readonly Hit[] =>
  choicesOutside(scene, Object.values(scene.themes.criteria).flat(), () => 'are none of the published ones');

function otherThan(scene: Scene, law: LawOn<'L7'>): readonly Hit[] {
  if (![...scene.levels.keys()].some((code) => isAbout(scene, law, code))) return [];
  const wanted = law.criteria.flatMap((key) => scene.themes.criteria[key] ?? []);
  return choicesOutside(scene, wanted, () => `are not those the law names (${law.criteria.join(', ')})`);
}

const choicesOutside = (scene: Scene, known: readonly string[], say: () => string): readonly Hit[] =>
  scene.ruleset.document.criteria.flatMap(({ population, set }, index) =>
    known.includes(set)
      ? []
      : [{ pointer: `/criteria/${index}`, message: `the criteria for ${population}s, \`${set}\`, ${say()}` }],
  );

function added(scene: Scene, law: LawOn<'L7'>): readonly Hit[] {
  if (!law.nothingAdded) return [];
  return seek(
    scene,
    law,
    { effects: ADVERSE, themes: PERSON, applies: 'either', despite: [], declared: true },
    (by) => `${acts(by)} on a condition about the person that the criteria do not have`,
  );
}
