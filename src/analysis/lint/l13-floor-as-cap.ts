import type { Fact, Scalar } from '../../facts/catalogue.js';
import type { CompiledRule } from '../../payer/rule-table.js';
import type { Hit } from './finding.js';
import type { LawOn, Pattern } from './pattern.js';
import { acts } from './pattern.js';
import type { Scene } from './scene.js';
import { LESSENING, NEED, seek } from './seek.js';
import type { Place } from './stand.js';
import { speaks } from './stand.js';
import { standsSupposed } from './supposed.js';
import { findApplying } from './swing.js';
import { rankOf } from './themes.js';
import { decisiveValues } from './values.js';

const COUNTERS = ['used', 'stayLength'] as const;

/** A minimum that the law protects is used as the most there is. */
export const floorAsCap: Pattern<'L13'> = {
  lint: 'L13',
  title: 'floor as cap',
  find: (scene, law) => {
    const floors = law === undefined ? ownFloors(scene) : [floorOf(law)];
    const hits = floors.flatMap((floor) => cutAt(scene, law, floor));
    return hits.filter(({ rule }, index) => hits.findIndex((one) => one.rule === rule) === index);
  },
};

/** A protected minimum, on facts that count the same thing. */
interface Floor {
  readonly amount: number;
  readonly on: (fact: Fact) => boolean;
  readonly place: (place: Place) => boolean;
  /** From this amount on a refusal is no longer about the floor. */
  readonly beyond: number;
  readonly of: string;
}

const counts =
  (unit: string) =>
  (fact: Fact): boolean =>
    fact.unit === unit;

const floorOf = ({ days, reach, unit }: LawOn<'L13'>): Floor => ({
  amount: days,
  on: counts(unit),
  place: () => true,
  beyond: reach === 'inside' ? days : days + 1,
  of: 'the law',
});

/** What the ruleset's own guarantees and exemptions protect: a window, or a count up to which they hold. */
function ownFloors(scene: Scene): readonly Floor[] {
  return scene.rules.flatMap((by): readonly Floor[] => {
    const { id, then } = by.rule;
    const floor = (amount: number, on: Floor['on']): Floor => ({
      amount,
      on,
      place: ({ level }) => levelsOf(scene, by).includes(level),
      beyond: amount + 1,
      of: id,
    });
    if (then.effect === 'guarantee') return [floor(then.days, counts('day'))];
    if (then.effect !== 'exempt') return [];
    const { days, visits } = then.window ?? {};
    return [
      ...(days === undefined ? [] : [floor(days, counts('day'))]),
      ...(visits === undefined ? [] : [floor(visits, counts('visit'))]),
      ...scene.library.catalogue.facts.flatMap((fact) => {
        const last = lastProtected(scene, by, fact);
        return last === undefined ? [] : [floor(last, ({ name }) => name === fact.name)];
      }),
    ];
  });
}

const levelsOf = (scene: Scene, by: CompiledRule): readonly string[] =>
  [...scene.levels.keys()].filter((level) =>
    (['prior-authorization', 'concurrent', 'retrospective', 'claim'] as const).some((reviewType) =>
      speaks(by, { level, reviewType }),
    ),
  );

/** The highest count at which an exemption can hold, if it cannot hold at every count. */
function lastProtected(scene: Scene, by: CompiledRule, fact: Fact): number | undefined {
  if (rankOf(scene.themes, fact, COUNTERS) === undefined || (fact.type !== 'integer' && fact.type !== 'number'))
    return undefined;
  const stands = standsSupposed({ ...scene, rules: [] }, by.rule.when, {});
  const read = stands.flatMap(({ reads }) => reads).find((one) => one.fact.name === fact.name);
  if (read === undefined) return undefined;
  const holds = (value: Scalar): boolean =>
    stands.some(
      (stand) =>
        findApplying(stand, { choose: (one, values) => (one.name === fact.name ? [value] : values) }) !== undefined,
    );
  const values = (decisiveValues(fact, read.leaves) as readonly number[]).map((value) => ({
    value,
    holds: holds(value),
  }));
  if (values.every((one) => one.holds)) return undefined;
  const held = values.filter((one) => one.holds).map(({ value }) => value);
  return held.length === 0 ? undefined : Math.max(...held);
}

/** Rules that begin to refuse at the floor or before: at its amount plus one, none would be left. */
function cutAt(scene: Scene, law: LawOn<'L13'> | undefined, { amount, beyond, of, on, place }: Floor): readonly Hit[] {
  return seek(
    scene,
    law,
    {
      effects: LESSENING,
      themes: COUNTERS,
      applies: 'more',
      despite: NEED,
      place,
      also: (fact) => (on(fact) ? [0, amount, amount + 1] : []),
      choose: (fact, values) => (on(fact) ? values.filter((value) => Number(value) <= beyond) : values.slice(0, 1)),
    },
    (by) => `${acts(by)} as soon as the ${amount} that ${of} protects are used up, or before`,
  );
}
