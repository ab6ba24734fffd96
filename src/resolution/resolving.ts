import type { ClinicalResult } from '../clinical/result.js';
import type { CompiledRule } from '../payer/rule-table.js';
import { resolve } from './resolve.js';
import type { Resolution, Setting, Situation } from './situation.js';
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
  const resolution = resolve(situationIn(setting, clinical, met, supposed));
  return { resolution, key: outcomeKey(resolution) };
};

/** Written out: a request is resolved many times, and a copy with more properties than it was made for is slow. */
const situationIn = (
  setting: Setting,
  clinical: ClinicalResult,
  met: readonly CompiledRule[],
  supposed: ReadonlySet<CompiledRule>,
): Situation => ({
  asked: setting.asked,
  reviewType: setting.reviewType,
  scale: setting.scale,
  policy: setting.policy,
  coverage: setting.coverage,
  unavailable: setting.unavailable,
  unavailableForSupply: setting.unavailableForSupply,
  emergency: setting.emergency,
  clinicalKnown: setting.clinicalKnown,
  imminentDanger: setting.imminentDanger,
  sudDiagnosis: setting.sudDiagnosis,
  plannedWithdrawal: setting.plannedWithdrawal,
  withdrawalCoveredBy: setting.withdrawalCoveredBy,
  clinicalMayLower: setting.clinicalMayLower,
  hours: setting.hours,
  admittedOn: setting.admittedOn,
  visitsSoFar: setting.visitsSoFar,
  used: setting.used,
  providerState: setting.providerState,
  clinical,
  met,
  supposed,
});

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
  const memory = new Map<Setting, Memory>();
  return (setting, clinical, met, supposed) => {
    const known = memory.get(setting) ?? { exempt: new Map(), others: new Map() };
    memory.set(setting, known);
    const way = wayOf(met, supposed);
    const ways = known.others.get(clinical) ?? new Map<number, Resolved>();
    known.others.set(clinical, ways);
    const before = ways.get(way) ?? known.exempt.get(way);
    if (before !== undefined) return before;
    const resolved = resolveAnew(setting, clinical, met, supposed);
    ways.set(way, resolved);
    if (resolved.resolution.exempt && !setting.clinicalKnown) known.exempt.set(way, resolved);
    return resolved;
  };
}

interface Memory {
  /** Where review is barred and several clinical answers are open none is looked at: all give the same. */
  readonly exempt: Map<number, Resolved>;
  readonly others: Map<ClinicalResult, Map<number, Resolved>>;
}
