import type { Fact, Scalar } from '../../facts/catalogue.js';
import type { CompiledRule } from '../../payer/rule-table.js';
import type { LintLaw, Theme } from '../../rulesets/lint-documents.js';
import type { Evidence, Hit } from './finding.js';
import { within } from './laws.js';
import type { Scene } from './scene.js';
import type { Place, Stand } from './stand.js';
import { standsOf } from './stand.js';
import { standsSupposed } from './supposed.js';
import type { Choice } from './swing.js';
import { findApplying, findSwing } from './swing.js';
import type { Rank } from './themes.js';
import { most, rankOf } from './themes.js';

/** Adverse rules that turn on a theme: what most patterns look for. */
export interface Sought {
  readonly effects: readonly Adverse[];
  readonly themes: readonly Theme[];
  /** The rule applies to the request with less of the theme, with more of it, or no matter which. */
  readonly applies: 'less' | 'more' | 'either';
  /** What must not let the request through at its most severe; nothing where the pattern is bad whatever else holds. */
  readonly despite: readonly Theme[];
  readonly place?: (place: Place, by: CompiledRule) => boolean;
  /** Values of a target fact to keep to. */
  readonly choose?: (fact: Fact, values: readonly Scalar[], by: CompiledRule) => readonly Scalar[];
  readonly also?: (fact: Fact) => readonly Scalar[];
  /** A reason code that declares the theme counts as well, whatever the condition reads. */
  readonly declared?: boolean;
}

export type Adverse = 'deny' | 'downgrade' | 'limit' | 'pend';

export const ADVERSE: readonly Adverse[] = ['deny', 'downgrade', 'limit', 'pend'];
/** Those that give less; a question does not. */
export const LESSENING: readonly Adverse[] = ['deny', 'downgrade', 'limit'];

/**
 * Grounds that let a person through on need: lasting, co-occurring and other clinical need, and grounds for staying. A
 * way out for a crisis alone is none: that is acute-only care.
 */
export const NEED: readonly Theme[] = ['chronic', 'coOccurring', 'severity', 'stayNeeded'];

/** Every adverse rule that is as sought, each once, with a pair of requests that shows it. */
export function seek(
  scene: Scene,
  law: LintLaw | undefined,
  sought: Sought,
  say: (by: CompiledRule, evidence: Evidence) => string,
): readonly Hit[] {
  return scene.adverse.flatMap((by) => {
    const evidence = sought.effects.includes(by.rule.then.effect as Adverse) ? seen(scene, law, by, sought) : undefined;
    return evidence === undefined ? [] : [{ rule: by.rule.id, message: say(by, evidence), evidence }];
  });
}

function seen(scene: Scene, law: LintLaw | undefined, by: CompiledRule, sought: Sought): Evidence | undefined {
  const { applies, declared = false, place = () => true, themes } = sought;
  const limits = within(scene, law);
  const stands = standsOf(scene, by, { ...limits, place: (one) => limits.place(one) && place(one, by) });
  const target = (fact: Fact): Rank | undefined => rankOf(scene.themes, fact, themes);
  const choice = choiceOf(scene, by, sought);
  for (const stand of stands) {
    const found = settled(
      findSwing(stand, { ...choice, target, applies, throughProtection: isUnconditional(scene, stand) }),
    );
    if (found !== undefined) return found;
  }
  if (!declared || !declares(scene, by, themes)) return undefined;
  for (const stand of stands) {
    const found = settled(findApplying(stand, choice));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Is the condition met by every request that the ruleset binds? Then what is set against the rule is its condition. */
function isUnconditional(scene: Scene, { by, places }: Stand): boolean {
  const here = (place: Place): boolean =>
    places.some(({ level, reviewType }) => level === place.level && reviewType === place.reviewType);
  const spared = standsSupposed({ ...scene, rules: [] }, { not: by.rule.when }, by, { place: here });
  return spared.every((stand) => findApplying(stand, {}) === undefined);
}

/** Facts that could let the request through are tried at their most severe. */
export function choiceOf(
  scene: Scene,
  by: CompiledRule,
  { also, choose, despite, themes }: Pick<Sought, 'also' | 'choose' | 'despite' | 'themes'>,
): Choice {
  return {
    ...(also === undefined ? {} : { also }),
    choose: (fact, values) => {
      if (rankOf(scene.themes, fact, themes) !== undefined)
        return choose === undefined ? values : choose(fact, values, by);
      const severity = rankOf(scene.themes, fact, despite);
      return severity === undefined ? values : most(values, severity);
    },
  };
}

/** Does the reason code of the rule itself say what it rests on? */
export function declares({ themes }: Scene, { rule: { then } }: CompiledRule, wanted: readonly Theme[]): boolean {
  if (!('reason' in then) || !Object.hasOwn(themes.reasons, then.reason)) return false;
  return (themes.reasons[then.reason] ?? []).some((theme) => wanted.includes(theme));
}

/** What was found. That a rule is too large to go through is a finding of its own. */
export const settled = (found: Evidence | 'too-large' | undefined): Evidence | undefined =>
  found === 'too-large' ? undefined : found;
