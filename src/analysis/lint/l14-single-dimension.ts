import type { Fact } from '../../facts/catalogue.js';
import type { CompiledRule } from '../../payer/rule-table.js';
import type { Evidence, Hit } from './finding.js';
import { isAbout, within } from './laws.js';
import type { LawOn, Pattern } from './pattern.js';
import { acts } from './pattern.js';
import type { Scene } from './scene.js';
import { settled } from './seek.js';
import { standsOf } from './stand.js';
import { findSwing } from './swing.js';

const DIMENSIONS = ['1', '2', '3', '4', '5', '6'] as const;

/** A person is refused on one dimension of the assessment, the others unseen. */
export const singleDimension: Pattern<'L14'> = {
  lint: 'L14',
  title: 'single-dimension denial',
  find: (scene, law) => [
    ...scene.adverse.flatMap((by) => narrow(scene, by, law)),
    ...(law === undefined ? [] : halfRated(scene, law)),
  ],
};

function narrow(scene: Scene, by: CompiledRule, law: LawOn<'L14'> | undefined): readonly Hit[] {
  if (by.rule.then.effect !== 'deny' && by.rule.then.effect !== 'downgrade') return [];
  const seen = DIMENSIONS.flatMap((dimension) => {
    const evidence = turnsOn(scene, by, dimension, law);
    return evidence === undefined ? [] : [{ dimension, evidence }];
  });
  const [only] = seen;
  // Where no law wants them all, weighing two dimensions against each other is a judgment, not a blind spot.
  if (only === undefined || seen.length === DIMENSIONS.length || (law === undefined && seen.length > 1)) return [];
  const which = seen.map(({ dimension }) => dimension).join(', ');
  const message = `${acts(by)} on Dimension${seen.length === 1 ? '' : 's'} ${which} alone, the others unseen`;
  return [{ rule: by.rule.id, message, evidence: only.evidence }];
}

function turnsOn(
  scene: Scene,
  by: CompiledRule,
  dimension: string,
  law: LawOn<'L14'> | undefined,
): Evidence | undefined {
  const target = ({ name }: Fact): (() => number) | undefined =>
    scene.themes.facts[name]?.dimension === dimension ? () => 0 : undefined;
  for (const stand of standsOf(scene, by, within(scene, law))) {
    const evidence = settled(findSwing(stand, { target, applies: 'either' }));
    if (evidence !== undefined) return evidence;
  }
  return undefined;
}

/** A level found without all ratings can be refused without a word about the missing ones. */
function halfRated(scene: Scene, law: LawOn<'L14'>): readonly Hit[] {
  const { criteria, policy } = scene.ruleset.document;
  const computes = criteria.some(({ set }) => scene.library.criteria.has(set));
  const concerned = [...scene.levels.keys()].some((code) => isAbout(scene, law, code));
  if (!computes || !concerned || policy.requireFullRatings) return [];
  const message =
    'an answer does not wait for every rating (`requireFullRatings`), so a refusal may leave dimensions out';
  return [{ pointer: '/policy/requireFullRatings', message, ourReading: true }];
}
