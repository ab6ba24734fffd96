import type { ClinicalResult } from '../clinical/result.js';
import type { Reason } from '../domain/determination.js';
import type { Truth } from '../domain/truth.js';
import { MET, UNDETERMINED } from '../domain/truth.js';
import type { CompiledRule } from '../payer/rule-table.js';
import { speaksAt } from '../payer/rule-table.js';
import type { Resolver } from './resolving.js';
import { resolveAnew } from './resolving.js';
import type { Resolution, Setting } from './situation.js';

/** What is known and what is not, ready to be resolved every way that matters. */
export interface Picture {
  readonly setting: Setting;
  /** Every clinical answer left open. */
  readonly results: readonly ClinicalResult[];
  /** Why no clinical answer can be used at all, if so. */
  readonly hold?: Reason;
  /** Rules with what the facts make of their conditions. */
  readonly rules: readonly { readonly compiled: CompiledRule; readonly truth: Truth }[];
}

/**
 * Resolves the picture for every clinical answer left open, each most favourably to the request (undetermined
 * protective rules on, adverse ones off) and least favourably (the reverse). One outcome per key: where all agree,
 * what is unknown does not matter. Stops once there are `enough`, for callers who ask only whether all agree.
 */
export function outcomes(
  picture: Picture,
  enough = Infinity,
  resolver: Resolver = resolveAnew,
): ReadonlyMap<string, Resolution> {
  const found = new Map<string, Resolution>();
  const supposed = new Set(undetermined(picture));
  for (const met of waysToFall(picture)) {
    for (const clinical of picture.results) {
      const resolved = resolver(picture.setting, clinical, met, supposed);
      const { key } = resolved;
      const resolution = held(picture.hold, resolved.resolution);
      const known = found.get(key);
      found.set(key, known === undefined ? resolution : weightier(known, resolution));
      if (found.size >= enough) return found;
      // Where review is barred no clinical answer was looked at: the others give the same.
      if (resolution.exempt) break;
    }
  }
  return found;
}

/** Rules of which the facts do not say whether they are met. */
export function undetermined({ rules }: Pick<Picture, 'rules'>): readonly CompiledRule[] {
  const open: CompiledRule[] = [];
  for (const { compiled, truth } of rules) if (truth === UNDETERMINED) open.push(compiled);
  return open;
}

/**
 * The ways the undetermined rules could fall that bound all others: most favourably to the request (protective rules
 * on, adverse off) and least (the reverse). Two kinds of rule can help or hurt, and are tried each way in both: an
 * exemption keeps a lower candidate from being looked at, and an adverse rule from an unread source turns into a
 * question what another rule would deny.
 */
export function waysToFall({
  rules,
  setting,
}: Pick<Picture, 'rules' | 'setting'>): readonly (readonly CompiledRule[])[] {
  const fated: { readonly compiled: CompiledRule; readonly fate: Fate }[] = [];
  const eitherWay: CompiledRule[] = [];
  let sides: readonly Fate[] = EITHER_SIDE;
  for (const { compiled, truth } of rules) {
    const fate = fateOf(compiled, truth, setting);
    if (fate === 'never') continue;
    fated.push({ compiled, fate });
    if (fate === 'either-way') eitherWay.push(compiled);
    else if (fate !== 'certain') sides = SIDES;
  }
  const together =
    eitherWay.length === 0 ? NONE_TOGETHER : subsets(actingAlike(eitherWay)).map((groups) => groups.flat());
  const ways: CompiledRule[][] = [];
  for (const side of sides)
    for (const some of together) {
      const met: CompiledRule[] = [];
      for (const { compiled, fate } of fated)
        if (fate === 'certain' || fate === side || (fate === 'either-way' && some.includes(compiled)))
          met.push(compiled);
      ways.push(met);
    }
  return ways;
}

/** When a rule is met: always, never, with those of its side, or tried each way beside both. */
type Fate = 'certain' | 'never' | 'protective' | 'adverse' | 'either-way';

function fateOf(compiled: CompiledRule, truth: Truth, setting: Setting): Fate {
  if (truth === MET) return 'certain';
  const { polarity } = compiled;
  if (truth !== UNDETERMINED || polarity === 'neutral' || !couldSpeak(compiled, setting)) return 'never';
  return helpsOrHurts(compiled) ? 'either-way' : polarity;
}

const SIDES: readonly Fate[] = ['protective', 'adverse'];
/** Where no rule is of a side both are the same. */
const EITHER_SIDE: readonly Fate[] = ['protective'];
const NONE_TOGETHER: readonly (readonly CompiledRule[])[] = [[]];

/**
 * Could the rule have a say? Not on another kind of review, nor at levels that no answer reaches: what is asked for or
 * less. An exemption speaks only of what is asked for.
 */
export function couldSpeak(compiled: CompiledRule, { asked, reviewType, scale }: Setting): boolean {
  if (compiled.polarity === 'neutral' || compiled.reviewTypes?.has(reviewType) === false) return false;
  if (isSoundExemption(compiled)) return speaksAt(compiled, asked.level, reviewType);
  if (compiled.levels === undefined) return true;
  const { treatment, withdrawal } = asked.level;
  const reached = (code: string): boolean =>
    (treatment !== undefined && scale.dominates(treatment, code)) ||
    (withdrawal !== undefined && scale.withdrawal.includes(code));
  return speaksAt(compiled, asked.level, reviewType) || [...compiled.levels].some(reached);
}

const helpsOrHurts = ({ rule, polarity }: CompiledRule): boolean =>
  rule.then.effect === 'exempt' || (polarity === 'adverse' && rule.status === 'unverified');

const isSoundExemption = ({ rule }: CompiledRule): boolean =>
  rule.then.effect === 'exempt' && rule.status !== 'unverified';

/** Exemptions with the same window do the same to an outcome, whichever of them it is: they are tried together. */
function actingAlike(rules: readonly CompiledRule[]): readonly (readonly CompiledRule[])[] {
  const groups = new Map<string | CompiledRule, CompiledRule[]>();
  for (const one of rules) {
    const key = isSoundExemption(one) ? JSON.stringify(one.rule.then) : one;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/** Beyond this many, only none, all and each alone are tried. */
const MOST_TOGETHER = 6;

function subsets<T>(parts: readonly T[]): readonly (readonly T[])[] {
  if (parts.length > MOST_TOGETHER) return [[], parts, ...parts.map((one) => [one])];
  return parts.reduce<readonly (readonly T[])[]>(
    (before, one) => [...before, ...before.map((some) => [...some, one])],
    [[]],
  );
}

/** A pend for want of a clinical answer says why there is none; an exemption or a coverage rule needs no such answer. */
function held(hold: Reason | undefined, resolution: Resolution): Resolution {
  if (hold === undefined || resolution.decision !== 'pend' || resolution.exempt) return resolution;
  return WITHOUT_LEVEL.has(resolution.reason) ? { ...resolution, reason: hold } : resolution;
}

const WITHOUT_LEVEL: ReadonlySet<Reason> = new Set(['clinical-review', 'criteria-do-not-apply']);

/** Among answers with the same outcome, the one that a person must see. */
const WEIGHT: readonly Reason[] = [
  'urgent',
  'request-below-need',
  'inconsistent-facts',
  'edition-mismatch',
  'criteria-do-not-apply',
  'different-level',
  'clinical-review',
  'unverified-source',
  'findings-only',
  'hours-below-level',
  'information-needed',
];

function weightier(a: Resolution, b: Resolution): Resolution {
  // A need that is only possible is asked about, not announced.
  if (a.decision === 'approve') return a.belowNeed === undefined ? a : b;
  const rank = (one: Resolution): number => {
    const index = WEIGHT.indexOf(one.reason);
    return index === -1 ? WEIGHT.length : index;
  };
  const first = rank(b) < rank(a) ? b : a;
  const needs = [...new Set([...a.needs, ...b.needs])];
  // What rests on the criteria for one answer left open rests on them for all.
  return { ...first, needs, lowered: a.lowered || b.lowered };
}
