import type { ClinicalResult } from '../clinical/result.js';
import type { Scale } from '../clinical/scale.js';
import type { Care, Level, Reason, Tension, Unreviewed } from '../domain/determination.js';
import { levelText } from '../domain/level.js';
import type { CompiledRule } from '../payer/rule-table.js';
import type { CoverageEntry, Policy, ReviewType } from '../rulesets/documents.js';

/** Everything resolution looks at, with nothing left unknown: one way the facts could be. */
export interface Situation extends Setting {
  /** One complete clinical answer. */
  readonly clinical: ClinicalResult;
  /** The rules whose condition holds in this way of being, whatever level they speak at. */
  readonly met: readonly CompiledRule[];
  /** Those of `met` whose condition is only supposed to hold, because something is unknown. */
  readonly supposed?: ReadonlySet<CompiledRule>;
  /** Suppose that protections whose source nobody has read say what we hold of them. */
  readonly believing?: boolean;
}

/** The part of a situation that is the same however the unknowns fall. */
export interface Setting {
  readonly asked: Care;
  readonly reviewType: ReviewType;
  readonly scale: Scale;
  readonly policy: Policy;
  readonly coverage: Readonly<Record<string, CoverageEntry>>;
  /** Levels stated not to be available to this person. */
  readonly unavailable: ReadonlySet<string>;
  /** The unavailability has a reason that lets a more intensive level stand in (ruling R19). */
  readonly unavailableForSupply: boolean;
  readonly emergency: boolean;
  /** Exactly one clinical answer is left open. */
  readonly clinicalKnown: boolean;
  readonly imminentDanger: boolean;
  readonly sudDiagnosis: boolean | undefined;
  /** Withdrawal management planned alongside by someone else. */
  readonly plannedWithdrawal: string | undefined;
  /** Treatment level → withdrawal management it gives itself. */
  readonly withdrawalCoveredBy: Readonly<Record<string, string>>;
  /** A stated or certified level may support an approval, not carry an adverse answer (ruling P10). */
  readonly clinicalMayLower: boolean;
  readonly hours: ReadonlyMap<string, { readonly through?: number; readonly below?: number }>;
  /** First day of the stay, where known. */
  readonly admittedOn: string | undefined;
  readonly visitsSoFar: number | undefined;
  /** A count of days or visits that a window starts from, where known. */
  readonly used: (fact: string) => number | undefined;
  /** State where the care is given, whose holidays count. */
  readonly providerState: string | undefined;
}

/** What one situation resolves to. */
export interface Resolution {
  readonly decision: 'approve' | 'downgrade' | 'deny' | 'pend';
  readonly reason: Reason;
  readonly reasonCode?: string;
  readonly care?: Care;
  readonly notYetReviewable?: Unreviewed;
  readonly alternatives: readonly Level[];
  readonly tension: Tension;
  /** Rules that decided, by id. */
  readonly deciding: readonly string[];
  /** Rules a prohibition or an exemption kept out, by id. */
  readonly overridden: readonly string[];
  /** Facts a pend asks for. */
  readonly needs: readonly string[];
  /** Was medical-necessity review barred? */
  readonly exempt: boolean;
  /** The clinical comparison lowered the request. */
  readonly lowered: boolean;
  /** The coverage table decided at these codes. */
  readonly coverageAt: readonly string[];
  /** The level a question is about, where it is not the one asked for. */
  readonly at?: Level;
  /** A more intensive level stands in for this one, which cannot be had. */
  readonly standsInFor?: Level;
  /** Indicated where more is needed than was asked. */
  readonly belowNeed?: Level;
  /** Capabilities that were asked beyond, and lack from, what is indicated. */
  readonly difference?: { readonly extra: readonly string[]; readonly missing: readonly string[] };
}

/** Two resolutions are the same outcome when decision, level, hours, units, span and setting are the same. */
export function outcomeKey(resolution: Resolution): string {
  if (resolution.decision === 'pend' || resolution.decision === 'deny') return resolution.decision;
  const { decision, care, notYetReviewable } = resolution;
  if (care === undefined) return decision;
  const { level, hoursPerWeek, hoursPerWeekBelow, units, unit, from, to } = care;
  const amount = `${hoursPerWeek ?? ''}|${hoursPerWeekBelow ?? ''}|${units ?? ''}|${unit ?? ''}`;
  const later = notYetReviewable;
  const days = `${from ?? ''}|${to ?? ''}|${later?.from ?? ''}|${later?.to ?? ''}|${later?.units ?? ''}`;
  return `${decision}|${levelText(level)}|${amount}|${days}`;
}
