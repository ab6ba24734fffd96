import type { Condition } from '../../conditions/condition.js';
import type { Fact } from '../../facts/catalogue.js';
import type { Amounts } from '../../rulesets/documents.js';
import type { Hit } from './finding.js';
import { within } from './laws.js';
import type { LawOn, Pattern } from './pattern.js';
import { acts } from './pattern.js';
import type { Scene } from './scene.js';
import { ADVERSE, choiceOf, NEED, seek, settled } from './seek.js';
import type { Stand } from './stand.js';
import { standsOf } from './stand.js';
import { findApplying, findSwing } from './swing.js';

/** Authorizations so short, or looks so frequent, that review itself is the hurdle; pressure to a lower level. */
export const overReview: Pattern<'L10'> = {
  lint: 'L10',
  title: 'over-review',
  find: (scene, law) => {
    const floor = floorOf(scene, law);
    const hits = [
      ...shortSpans(scene, law, floor),
      ...earlyLooks(scene, law, floor.later),
      ...(law === undefined ? lowering(scene) : []),
    ];
    return hits.filter(({ rule }, index) => hits.findIndex((one) => one.rule === rule) === index);
  },
};

interface Floor {
  readonly first: number;
  readonly later: number;
}

function floorOf({ law: { yardsticks } }: Scene, law: LawOn<'L10'> | undefined): Floor {
  if (law !== undefined) return { first: law.firstDays, later: law.laterDays };
  return { first: yardsticks.residentialDays.days, later: yardsticks.residentialDays.days };
}

const FIRST = 'requested.firstAuthorization';

/** Limits that authorize fewer days at a time than the floor. */
function shortSpans(scene: Scene, law: LawOn<'L10'> | undefined, { first, later }: Floor): readonly Hit[] {
  const known = scene.library.catalogue.indexOf.has(FIRST);
  const about = (value: boolean): readonly Condition[] => (known ? [{ fact: FIRST, operator: 'equal', value }] : []);
  return scene.adverse.flatMap((by): readonly Hit[] => {
    const days = by.rule.then.effect === 'limit' ? spanOf(by.rule.then) : undefined;
    if (days === undefined) return [];
    for (const [floor, when] of [
      [first, about(true)],
      [later, about(false)],
    ] as const) {
      if (days >= floor) continue;
      const limits = within(scene, law);
      const stands = standsOf(scene, by, {
        floor,
        when: [...(limits.when ?? []), ...when],
        place: (place) => limits.place(place) && (law !== undefined || isResidential(scene, place.level)),
      });
      for (const stand of stands) {
        const evidence = settled(findApplying(stand, choiceOf(scene, by, { despite: NEED, themes: [] })));
        if (evidence !== undefined)
          return [{ rule: by.rule.id, message: `authorizes ${days} days at a time, fewer than ${floor}`, evidence }];
      }
    }
    return [];
  });
}

function spanOf({ days, unit, units }: Amounts): number | undefined {
  const inDays = unit === 'day' ? units : undefined;
  return inDays === undefined || days === undefined ? (inDays ?? days) : Math.min(inDays, days);
}

function isResidential({ levels }: Scene, code: string): boolean {
  const level = levels.get(code);
  return level !== undefined && level.axis === 'treatment' && level.setting !== 'outpatient';
}

/** Rules that want another look before the floor has passed. */
function earlyLooks(scene: Scene, law: LawOn<'L10'> | undefined, floor: number): readonly Hit[] {
  if (floor === 0) return [];
  return seek(
    scene,
    law,
    {
      effects: ADVERSE,
      themes: ['interval'],
      applies: 'more',
      despite: [],
      also: () => [0, floor - 1],
      choose: (_fact, values) => values.filter((value) => Number(value) < floor),
    },
    (by) => `${acts(by)} for another look before ${floor} days have passed`,
  );
}

/** A lower level instead of the one asked for, without asking whether it would do as well. */
function lowering(scene: Scene): readonly Hit[] {
  return scene.adverse.flatMap((by): readonly Hit[] => {
    if (by.rule.then.effect !== 'downgrade') return [];
    const { to } = by.rule.then;
    for (const stand of standsOf(scene, by)) {
      if (turnsOnService(scene, stand)) return [];
      const evidence = settled(findApplying(stand, choiceOf(scene, by, { despite: NEED, themes: [] })));
      if (evidence !== undefined)
        return [
          {
            rule: by.rule.id,
            message: `lowers to Level ${to} without asking whether that would treat the person as well`,
            evidence,
          },
        ];
    }
    return [];
  });
}

/** What is asked for is not the service of that level: the lower one is what is really given. */
function turnsOnService(scene: Scene, stand: Stand): boolean {
  const target = ({ name }: Fact): (() => number) | undefined =>
    scene.themes.facts[name]?.service === true ? () => 0 : undefined;
  return settled(findSwing(stand, { target, applies: 'either' })) !== undefined;
}
