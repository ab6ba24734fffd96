import type { Condition } from '../../conditions/condition.js';
import { leavesOf } from '../../conditions/condition.js';
import type { CompiledLeaf } from '../../conditions/program.js';
import { compile, createFindings, evaluate, partsIn } from '../../conditions/program.js';
import type { Truth } from '../../domain/truth.js';
import { and, MET, not } from '../../domain/truth.js';
import type { Fact, FactValues, Scalar } from '../../facts/catalogue.js';
import type { CompiledRule } from '../../payer/rule-table.js';
import { speaksAt } from '../../payer/rule-table.js';
import type { Amounts, ReviewType } from '../../rulesets/documents.js';
import type { Scene } from './scene.js';

/** A level and a kind of review at which a rule speaks. */
export interface Place {
  readonly level: string;
  readonly reviewType: ReviewType;
}

/** A fact that decides whether the rule applies, with every test of it. */
export interface Read {
  readonly fact: Fact;
  readonly index: number;
  readonly leaves: readonly CompiledLeaf[];
  /** Settled by the place. */
  readonly only?: Scalar;
}

/** One adverse rule at places that read alike, with what the ruleset itself sets against it there. */
export interface Stand {
  readonly by: CompiledRule;
  readonly places: readonly Place[];
  readonly reads: readonly Read[];
  /** Does the rule stand: met, on a plan the ruleset binds, and not kept out by a protective rule? */
  readonly applies: (values: FactValues) => Truth;
  /** Is the rule's own condition met? */
  readonly met: (values: FactValues) => Truth;
  /** Tests and connectives in all that. */
  readonly parts: number;
  /** Where it is noted what going through it takes, and that it is too much. */
  readonly effort: Pick<Scene, 'patience' | 'tooLarge'>;
}

/** Where to look. */
export interface Within {
  readonly place?: (place: Place) => boolean;
  /** What must hold besides. */
  readonly when?: readonly Condition[];
  /** A guarantee of fewer days than this keeps no limit out. */
  readonly floor?: number;
}

const REVIEW_TYPES: readonly ReviewType[] = ['prior-authorization', 'concurrent', 'retrospective', 'claim'];

export function standsOf(
  scene: Scene,
  by: CompiledRule,
  { floor = 0, place: admits = () => true, when = [] }: Within = {},
): readonly Stand[] {
  const groups = new Map<string, { readonly places: Place[]; readonly against: readonly CompiledRule[] }>();
  const binds = scene.ruleset.document.binds.when;
  const needed = [by.rule.when, ...(binds === undefined || leavesOf(binds).length === 0 ? [] : [binds]), ...when];
  for (const level of [...scene.levels.keys()]) {
    for (const reviewType of REVIEW_TYPES) {
      const place = { level, reviewType };
      if (!speaks(by, place) || !admits(place)) continue;
      const against = scene.rules.filter((one) => keepsOut(one, by, floor) && speaks(one, place));
      const key = keyOf([...needed, ...against.map(({ rule }) => rule.when)], place, against);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { places: [place], against });
      else group.places.push(place);
    }
  }
  return [...groups.values()].map(({ places, against }) => standAt(scene, by, places, needed, against));
}

export const speaks = (one: CompiledRule, { level, reviewType }: Place): boolean =>
  speaksAt(one, { treatment: level }, reviewType);

/** As in `resolution/speaking.ts`: prohibitions by reason, exemptions (ruling P5), and a floor above a limit. */
function keepsOut({ rule }: CompiledRule, { rule: adverse }: CompiledRule, floor: number): boolean {
  if (rule.status === 'unverified') return false;
  const { then } = adverse;
  switch (rule.then.effect) {
    case 'prohibit':
      return 'reason' in then && rule.then.reasons.includes(then.reason);
    case 'exempt':
      return adverse.basis !== 'coverage';
    case 'guarantee':
      return then.effect === 'limit' && rule.then.days >= Math.max(floor, daysOf(then) ?? Infinity);
    default:
      return false;
  }
}

/** Days that a limit allows, if days are all that it limits. */
export function daysOf({ days, hoursPerWeek, unit, units }: Amounts): number | undefined {
  if (hoursPerWeek !== undefined || (units !== undefined && unit !== 'day')) return undefined;
  return units === undefined ? days : Math.min(units, days ?? units);
}

const PINNED: Readonly<Record<string, (place: Place) => string>> = {
  'review.type': ({ reviewType }) => reviewType,
  'requested.level': ({ level }) => level,
};

/** Places read alike when the same rules stand against it, and no condition asks which place it is. */
function keyOf(conditions: readonly Condition[], place: Place, against: readonly CompiledRule[]): string {
  const read = new Set(conditions.flatMap(leavesOf).map(({ fact }) => fact));
  const pins = Object.entries(PINNED).map(([name, pin]) => (read.has(name) ? pin(place) : ''));
  return [...against.map(({ rule }) => rule.id), '|', ...pins].join(' ');
}

function standAt(
  { library: { catalogue }, patience, tooLarge }: Scene,
  by: CompiledRule,
  places: readonly Place[],
  needed: readonly Condition[],
  against: readonly CompiledRule[],
): Stand {
  const program = compile([...needed, ...against.map(({ rule }) => rule.when)], catalogue);
  const found = createFindings(program);
  const truthOf = (conditions: Uint8Array): Truth =>
    conditions.reduce<Truth>(
      (truth, one, at) => and(truth, at < needed.length ? (one as Truth) : not(one as Truth)),
      MET,
    );
  const applies = (values: FactValues): Truth => truthOf(evaluate(program, values, found).conditions);
  const met = (values: FactValues): Truth => evaluate(program, values, found).conditions[0] as Truth;
  const indexes = [...new Set(program.reads.flat())];
  const reads = indexes.map((index): Read => {
    const fact = catalogue.facts[index] as Fact;
    const leaves = program.leaves.filter((leaf) => leaf.fact === index);
    const only = PINNED[fact.name]?.(places[0] as Place);
    return { fact, index, leaves, ...(only === undefined ? {} : { only }) };
  });
  return { by, places, reads, applies, met, parts: partsIn(program), effort: { patience, tooLarge } };
}
