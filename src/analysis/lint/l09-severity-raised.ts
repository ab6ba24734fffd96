import type { JoinDocument } from '../../clinical/documents.js';
import type { Fact, Scalar } from '../../facts/catalogue.js';
import type { Hit } from './finding.js';
import type { Pattern } from './pattern.js';
import { acts } from './pattern.js';
import type { Scene } from './scene.js';
import { ADVERSE, NEED, seek } from './seek.js';
import { most, rankOf } from './themes.js';

/** Residential care only at the highest rating of relapse or environment, where the criteria ask for less. */
export const severityRaised: Pattern<'L9'> = {
  lint: 'L9',
  title: 'severity raised',
  find: (scene, law) => {
    const hits = new Map<string, Hit>();
    for (const { axis, code, setting } of scene.levels.values()) {
      if (axis !== 'treatment' || setting === 'outpatient' || code.startsWith('4')) continue;
      for (const hit of raisedAt(scene, law, code)) hits.set(hit.rule ?? '', hits.get(hit.rule ?? '') ?? hit);
    }
    return [...hits.values()];
  },
};

function raisedAt(scene: Scene, law: Parameters<typeof severityRaised.find>[1], level: string): readonly Hit[] {
  const rank = (fact: Fact): ((value: Scalar) => number) => rankOf(scene.themes, fact, ['residentialNeed']) ?? Number;
  return seek(
    scene,
    law,
    {
      effects: ADVERSE,
      themes: ['residentialNeed'],
      applies: 'less',
      despite: NEED,
      place: (place) => place.level === level,
      also: (fact) => nextToHighest(scene, fact, level),
      choose: (fact, values) => [...nextToHighest(scene, fact, level), ...most(values, rank(fact))],
    },
    (by) => `${acts(by)} at Level ${level} unless the risk of relapse or the environment has the highest rating of all`,
  );
}

/** The rating below the highest, where it indicates this level by itself: for want of a table, next to the highest number. */
function nextToHighest(scene: Scene, fact: Fact, level: string): readonly Scalar[] {
  const rank = rankOf(scene.themes, fact, ['residentialNeed']);
  if (rank === undefined) return [];
  if (fact.maximum !== undefined) return [fact.maximum - 1];
  const { finder, criteria } = scene.ruleset.arms.adult;
  const ratings = criteria.document.method === 'join' ? ratingsOf(criteria.document, fact) : [];
  const highest = Math.max(...ratings.map(({ code }) => rank(code)));
  const enough = ratings.filter(
    ({ code, minimum }) => rank(code) < highest && minimum !== null && finder.scale.dominates(minimum, level),
  );
  return enough.length === 0
    ? []
    : most(
        enough.map(({ code }) => code),
        rank,
      );
}

const ratingsOf = (document: JoinDocument, { name }: Fact): JoinDocument['subdimensions'][number]['ratings'] =>
  document.subdimensions.find(({ fact }) => fact === name)?.ratings ?? [];
