import type { Condition } from '../../conditions/condition.js';
import { isLeaf } from '../../conditions/condition.js';
import { TESTS } from '../../conditions/operators.js';
import type { Scalar } from '../../facts/catalogue.js';
import type { CompiledRule } from '../../payer/rule-table.js';
import type { Hit } from './finding.js';
import { within } from './laws.js';
import type { LawOn, Pattern } from './pattern.js';
import { acts } from './pattern.js';
import type { Scene } from './scene.js';
import { declares, settled } from './seek.js';
import { speaks, standsOf } from './stand.js';
import { ALWAYS, standsSupposed } from './supposed.js';
import { findApplying, findSwing } from './swing.js';
import { rankOf } from './themes.js';

/** Authorization is demanded where a law, or the ruleset itself, says that it may not be. */
export const authorizationBarred: Pattern<'L8'> = {
  lint: 'L8',
  title: 'authorization where barred',
  find: (scene, law) =>
    law === undefined
      ? [...againstOwnExemption(scene), ...requiredAndExempt(scene)]
      : [...demanding(scene, law), ...requiredThough(scene, law)],
};

/** An adverse rule about authorization and an exemption from it hold for the same request. */
function againstOwnExemption(scene: Scene): readonly Hit[] {
  const exemptions = scene.rules.filter(({ rule }) => rule.then.effect === 'exempt' && rule.status !== 'unverified');
  return aboutAuthorization(scene).flatMap((by) => {
    for (const exemption of exemptions) {
      const stands = standsOf(scene, by, {
        when: [asBeforehand(exemption.rule.when)],
        place: ({ level }) => speaks(exemption, { level, reviewType: 'prior-authorization' }),
      });
      for (const stand of stands) {
        const evidence = settled(findApplying(stand, {}));
        if (evidence === undefined) continue;
        const { basis, id } = exemption.rule;
        const message = `${acts(by)} for want of an authorization that ${id} says may not be asked for`;
        return [{ rule: by.rule.id, message, evidence, ...(basis === 'statute' ? { statedBy: id } : {}) }];
      }
    }
    return [];
  });
}

/** A condition as it reads when authorization is asked for beforehand, to be held against a later review of the same care. */
function asBeforehand(condition: Condition): Condition {
  if ('not' in condition) return { not: asBeforehand(condition.not) };
  if ('all' in condition) return { all: condition.all.map(asBeforehand) };
  if ('any' in condition) return { any: condition.any.map(asBeforehand) };
  if (!isLeaf(condition) || condition.fact !== 'review.type') return condition;
  const holds = TESTS[condition.operator]('prior-authorization', condition.value as Scalar | readonly Scalar[]);
  return holds ? ALWAYS : { not: ALWAYS };
}

/** The coverage table wants authorization at a level where nobody can ever be asked for it. */
function requiredAndExempt(scene: Scene): readonly Hit[] {
  return required(scene).flatMap((level) => {
    const place = { level, reviewType: 'prior-authorization' } as const;
    if (!scene.rules.some((one) => one.rule.then.effect === 'exempt' && speaks(one, place))) return [];
    const stands = standsSupposed(scene, ALWAYS, {
      levels: new Set([level]),
      reviewTypes: new Set([place.reviewType]),
    });
    if (stands.some((stand) => findApplying(stand, {}) !== undefined)) return [];
    return [
      {
        pointer: pointerTo(level),
        message: `the coverage table requires authorization at Level ${level}, where the rules exempt every request from it`,
      },
    ];
  });
}

function demanding(scene: Scene, law: LawOn<'L8'>): readonly Hit[] {
  return aboutAuthorization(scene).flatMap((by) => {
    for (const stand of standsOf(scene, by, within(scene, law))) {
      const evidence = settled(findApplying(stand, {}));
      if (evidence !== undefined)
        return [{ rule: by.rule.id, message: `${acts(by)} for want of an authorization that the law bars`, evidence }];
    }
    return [];
  });
}

function requiredThough(scene: Scene, law: LawOn<'L8'>): readonly Hit[] {
  return required(scene).flatMap((level) => {
    const stands = standsSupposed(
      scene,
      ALWAYS,
      { levels: new Set([level]), reviewTypes: new Set(['prior-authorization']) },
      within(scene, law),
    );
    for (const stand of stands) {
      const evidence = settled(findApplying(stand, {}));
      if (evidence !== undefined)
        return [
          {
            pointer: pointerTo(level),
            message: `the coverage table requires authorization at Level ${level}, and no rule exempts from it where the law bars it`,
            evidence,
          },
        ];
    }
    return [];
  });
}

const required = ({ ruleset }: Scene): readonly string[] =>
  Object.entries(ruleset.document.coverage).flatMap(([level, { authorization, status }]) =>
    authorization === 'required' && status !== 'excluded' ? [level] : [],
  );

const pointerTo = (level: string): string => `/coverage/${level}/authorization`;

/** Adverse rules that give the want of an authorization as their reason, or that one would lift. */
const aboutAuthorization = (scene: Scene): readonly CompiledRule[] =>
  scene.adverse.filter(
    (by) =>
      declares(scene, by, ['authorization']) ||
      standsOf(scene, by).some(
        (stand) =>
          settled(
            findSwing(stand, { target: (fact) => rankOf(scene.themes, fact, ['authorization']), applies: 'less' }),
          ) !== undefined,
      ),
  );
