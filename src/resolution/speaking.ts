import type { Level } from '../domain/determination.js';
import type { CompiledRule } from '../payer/rule-table.js';
import { speaksAt } from '../payer/rule-table.js';
import type { Rule } from '../rulesets/documents.js';
import type { Situation } from './situation.js';

/** The rules that speak at a level, and what keeps others out. */
export interface Speaking {
  readonly live: readonly CompiledRule[];
  /** Rules a prohibition keeps out, by id. */
  readonly overridden: readonly string[];
  /** Prohibitions that kept a rule out, by id. */
  readonly protecting: readonly string[];
}

export type EffectName = Rule['then']['effect'];

/** A rule with its effect at hand. */
export interface Speaker<E extends EffectName> {
  readonly by: CompiledRule;
  readonly effect: Extract<Rule['then'], { readonly effect: E }>;
}

const SILENCE: Speaking = Object.freeze({ live: [], overridden: [], protecting: [] });

/** The rules met that speak at a level, less those whose reason an applying prohibition names. */
export function speaking(situation: Situation, level: Level): Speaking {
  const here = situation.met.filter((one) => speaksAt(one, level, situation.reviewType));
  if (here.length === 0) return SILENCE;
  const sound = situation.believing === true ? here : here.filter((one) => !isDoubtful(one));
  const prohibitions = withEffect(sound, 'prohibit');
  if (prohibitions.length === 0) return { live: sound, overridden: [], protecting: [] };
  const bars = ({ effect }: Speaker<'prohibit'>, { rule }: CompiledRule): boolean =>
    effect.reasons.includes(reasonOf(rule) ?? '');
  const out = sound.filter((one) => prohibitions.some((prohibition) => bars(prohibition, one)));
  const protecting = prohibitions.filter((prohibition) => out.some((one) => bars(prohibition, one)));
  return {
    live: sound.filter((one) => !out.includes(one)),
    overridden: idsOf(out),
    protecting: ids(protecting),
  };
}

/** A protection whose source nobody here has read: it cannot decide, but no adverse answer that it would change gets past it. */
export const isDoubtful = ({ polarity, rule }: CompiledRule): boolean =>
  polarity === 'protective' && rule.status === 'unverified';

/** Under an exemption only coverage speaks (ruling P5); what falls silent is overridden. */
export function underExemption(speaking: Speaking): Speaking {
  const { live, overridden, protecting } = speaking;
  const speaks = ({ rule, polarity }: CompiledRule): boolean => polarity !== 'adverse' || rule.basis === 'coverage';
  const silenced = live.filter((one) => !speaks(one));
  if (silenced.length === 0) return speaking;
  return { live: live.filter(speaks), overridden: [...overridden, ...idsOf(silenced)], protecting };
}

export function withEffect<E extends EffectName>(rules: readonly CompiledRule[], name: E): readonly Speaker<E>[] {
  const speakers: Speaker<E>[] = [];
  for (const by of rules)
    if (by.rule.then.effect === name) speakers.push({ by, effect: by.rule.then as Speaker<E>['effect'] });
  return speakers;
}

/** Where a rule whose source was read decides, an unread one beside it adds nothing. */
export function decisive<E extends EffectName>(speakers: readonly Speaker<E>[]): readonly Speaker<E>[] {
  const sound = speakers.filter(({ by }) => by.rule.status !== 'unverified');
  return sound.length > 0 ? sound : speakers;
}

export const idsOf = (rules: readonly CompiledRule[]): readonly string[] => rules.map(({ rule }) => rule.id);

export const ids = (speakers: readonly { readonly by: CompiledRule }[]): readonly string[] =>
  speakers.map(({ by }) => by.rule.id);

export const reasonOf = (rule: Rule): string | undefined => ('reason' in rule.then ? rule.then.reason : undefined);
