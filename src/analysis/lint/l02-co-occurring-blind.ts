import type { CriteriaDocument } from '../../clinical/documents.js';
import type { Condition } from '../../conditions/condition.js';
import { isLeaf } from '../../conditions/condition.js';
import type { Fact, Scalar } from '../../facts/catalogue.js';
import type { CompiledRule } from '../../payer/rule-table.js';
import type { Hit } from './finding.js';
import { within } from './laws.js';
import type { Pattern } from './pattern.js';
import type { Scene } from './scene.js';
import { settled } from './seek.js';
import type { Stand } from './stand.js';
import { standsOf } from './stand.js';
import { standsSupposed } from './supposed.js';
import { findSwing } from './swing.js';
import type { Aim } from './swing.js';
import { rankOf } from './themes.js';

/** From Level 2.1 up, no criterion and no rule ever asks about the body or the mind, but to turn people away. */
export const coOccurringBlind: Pattern<'L2'> = {
  lint: 'L2',
  title: 'blind to co-occurring conditions',
  find: (scene, law) => {
    const { place } = within(scene, law);
    const levels = [...scene.levels.values()]
      .filter(({ axis, code }) => axis === 'treatment' && /^[234]/.test(code))
      .filter(({ code }) => place({ level: code, reviewType: 'prior-authorization' }))
      .map(({ code }) => code);
    if (levels.length === 0 || scene.rules.some((by) => favours(scene, by, levels))) return [];
    const against = scene.adverse.filter((by) => turns(scene, standsOf(scene, by, at(levels)), 'more'));
    return scene.ruleset.document.criteria.flatMap(({ set }, index): readonly Hit[] => {
      const document = scene.library.criteria.get(set)?.document;
      // What a tool outside this project, or a physician, weighs is not to be seen here.
      if (document === undefined || weighs(scene, document, levels)) return [];
      return [
        {
          pointer: `/criteria/${index}`,
          message: `from Level 2.1 up, \`${set}\` and the rules take no account of a medical or mental condition${onlyAgainst(against)}`,
        },
      ];
    });
  },
};

const onlyAgainst = (against: readonly CompiledRule[]): string =>
  against.length === 0 ? '' : `, but to turn people away (${against.map(({ rule }) => rule.id).join(', ')})`;

const at = (levels: readonly string[]): { readonly place: (place: { readonly level: string }) => boolean } => ({
  place: ({ level }) => levels.includes(level),
});

/** Does more of a condition bring someone under a protective rule, or out of an adverse one? */
function favours(scene: Scene, by: CompiledRule, levels: readonly string[]): boolean {
  if (by.polarity === 'adverse') return turns(scene, standsOf(scene, by, at(levels)), 'less');
  if (by.polarity === 'neutral') return false;
  return turns(scene, standsSupposed(scene, by.rule.when, { levels: new Set(levels) }), 'more');
}

function turns(scene: Scene, stands: readonly Stand[], applies: Aim['applies']): boolean {
  const target = (fact: Fact): ReturnType<Aim['target']> => rankOf(scene.themes, fact, ['coOccurring']);
  return stands.some((stand) => settled(findSwing(stand, { target, applies })) !== undefined);
}

function weighs(scene: Scene, document: CriteriaDocument, levels: readonly string[]): boolean {
  const { catalogue } = scene.library;
  if (document.method === 'join') {
    return document.subdimensions.some(({ fact: name, ratings }) => {
      const fact = catalogue.facts[catalogue.indexOf.get(name) ?? -1];
      const points = ratings.some(({ minimum }) => minimum !== null && levels.includes(minimum));
      return points && fact !== undefined && rankOf(scene.themes, fact, ['coOccurring']) !== undefined;
    });
  }
  const parameters = new Map(document.parameters.map(({ default: value, name }) => [name, value]));
  const conditions = [
    ...document.criteria.filter((one) => one.levels.some((level) => levels.includes(level))).map(({ when }) => when),
    ...document.entailments.map(({ when }) => when),
  ];
  return conditions.some((when) =>
    turns(scene, standsSupposed(scene, settle(when, parameters), { levels: new Set(levels) }), 'either'),
  );
}

/** With the tunable readings at their defaults. */
function settle(condition: Condition, parameters: ReadonlyMap<string, Scalar>): Condition {
  if ('not' in condition) return { not: settle(condition.not, parameters) };
  if ('all' in condition) return { all: condition.all.map((part) => settle(part, parameters)) };
  if ('any' in condition) return { any: condition.any.map((part) => settle(part, parameters)) };
  if (!isLeaf(condition) || typeof condition.value !== 'object' || !('parameter' in condition.value)) return condition;
  return { ...condition, value: parameters.get(condition.value.parameter) ?? true };
}
