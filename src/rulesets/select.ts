import type { RulesetDocument } from './documents.js';

/** Which version of a payer's ruleset decides. */
export type Selection<V> =
  | { readonly kind: 'version'; readonly version: V; readonly later?: V }
  | { readonly kind: 'gap'; readonly reason: string }
  /** The date that selects is unknown; every version that could apply. */
  | { readonly kind: 'undated'; readonly versions: readonly V[]; readonly needs: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown-version' };

interface Versioned {
  readonly document: RulesetDocument;
}

export interface Dates {
  readonly serviceFrom: string | undefined;
  readonly serviceTo: string | undefined;
  readonly policyDate: string | undefined;
  /** Version a concurrent review began under; it stays on it (ruling P17). */
  readonly pinned: string | undefined;
}

export interface Gap {
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: string;
}

/** A version ends on its last day: after it nothing is in force, never the last one that was. */
export function select<V extends Versioned>(versions: readonly V[], gaps: readonly Gap[], dates: Dates): Selection<V> {
  if (dates.pinned !== undefined) {
    const pinned = versions.find(({ document }) => document.version === dates.pinned);
    return pinned === undefined ? { kind: 'unknown-version' } : { kind: 'version', version: pinned };
  }
  const live = versions.filter(({ document }) => document.withdrawn === undefined);
  const byPolicy = (live.length === 0 ? versions : live).some(
    ({ document }) => document.effective.by === 'policy-date',
  );
  const date = byPolicy ? dates.policyDate : dates.serviceFrom;
  if (date === undefined && live.length === 0) return { kind: 'none' };
  if (date === undefined)
    return { kind: 'undated', versions: live, needs: byPolicy ? 'plan.policyDate' : 'requested.from' };
  const version = inForce(live, date);
  if (version !== undefined) {
    const later = byPolicy || dates.serviceTo === undefined ? undefined : inForce(live, dates.serviceTo);
    return later === undefined || later === version
      ? { kind: 'version', version }
      : { kind: 'version', version, later };
  }
  const gap = gaps.find(({ from, to }) => (from === null || from <= date) && (to === null || date <= to));
  return gap === undefined ? { kind: 'none' } : { kind: 'gap', reason: gap.reason };
}

/** The version in force on a day; one that supersedes another goes first where they share a window. */
function inForce<V extends Versioned>(versions: readonly V[], date: string): V | undefined {
  const current = versions.filter(
    ({ document: { effective } }) => effective.from <= date && (effective.to === null || date <= effective.to),
  );
  return current.find(({ document }) => !current.some((other) => other.document.supersedes === document.version));
}
