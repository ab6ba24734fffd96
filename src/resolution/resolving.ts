import type { ClinicalResult } from '../clinical/result.js';
import type { CompiledRule } from '../payer/rule-table.js';
import { resolve } from './resolve.js';
import type { Resolution, Setting } from './situation.js';
import { outcomeKey } from './situation.js';
import { reasonOf } from './speaking.js';

/** One way of being, resolved. */
export interface Resolved {
  readonly resolution: Resolution;
  /** Its outcome (`outcomeKey`). */
  readonly key: string;
}

export type Resolver = (
  setting: Setting,
  clinical: ClinicalResult,
  met: readonly CompiledRule[],
  supposed: ReadonlySet<CompiledRule>,
) => Resolved;

export const resolveAnew: Resolver = (setting, clinical, met, supposed) => {
  const resolution = resolve({ ...setting, clinical, met, supposed });
  return { resolution, key: outcomeKey(resolution) };
};

/** More undetermined rules than this are not remembered: their ways would not fit a number. */
const MOST = 30;

/**
 * A resolver for the many pictures of one request, which share most of their ways of being: each is resolved once.
 * `open` are the rules that the stated facts leave undetermined; all others are the same in every picture drawn from
 * the same facts and more. What is remembered is forgotten with the request.
 */
export function remembering(open: readonly CompiledRule[]): Resolver {
  if (open.length > MOST) return resolveAnew;
  // Each open rule is a digit to the base of three: not met, met, or met by supposition where that makes a difference.
  const weightOf = new Map(open.map((rule, place) => [rule, 3 ** place]));
  const wayOf = (met: readonly CompiledRule[], supposed: ReadonlySet<CompiledRule>): number => {
    let way = 0;
    for (const one of met) {
      const weight = weightOf.get(one);
      if (weight !== undefined)
        way += supposed.has(one) && reasonOf(one.rule) === 'hours-below-level' ? 2 * weight : weight;
    }
    return way;
  };
  const memory = new Map<Setting, Map<ClinicalResult, Map<number, Resolved>>>();
  return (setting, clinical, met, supposed) => {
    const inSetting = under(memory, setting);
    const ways = under(inSetting, clinical);
    const way = wayOf(met, supposed);
    const known = ways.get(way);
    if (known !== undefined) return known;
    const resolved = resolveAnew(setting, clinical, met, supposed);
    ways.set(way, resolved);
    return resolved;
  };
}

function under<K, L, V>(memory: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = new Map<L, V>();
  memory.set(key, made);
  return made;
}
