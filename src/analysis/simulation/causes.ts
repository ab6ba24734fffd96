import type { ClinicalSide } from '../../resolution/picture.js';
import { resultKey } from '../../clinical/result.js';
import type { Posed } from '../../pose.js';
import type { Verdict } from '../../verdict.js';
import type { Differences, RuleChange } from './differences.js';

/** Why a person stands differently under the second version. */
export type Cause =
  | { readonly kind: 'rule'; readonly id: string; readonly change: RuleChange }
  | { readonly kind: 'coverage'; readonly level: string }
  /** The criteria, their edition or their parameters indicate something else for this person. */
  | { readonly kind: 'criteria' }
  /** Whom the rules bind is another question, and the request does not answer it. */
  | { readonly kind: 'scope' }
  | { readonly kind: 'policy' }
  /** No single difference is named by either answer. */
  | { readonly kind: 'untraced' };

export interface Judged {
  readonly posed: Posed;
  readonly verdict: Verdict;
}

/**
 * The differences between the versions that either answer rests on: rules that decided and are not the same in both,
 * coverage that decided and differs, a clinical finding that differs. What no answer names is put down to scope or
 * policy where these differ, and otherwise said to be untraced.
 */
export function causesOf(before: Judged, after: Judged, differences: Differences): readonly Cause[] {
  const { deciding, coverageAt } = named(before.verdict, after.verdict);
  const causes: Cause[] = [];
  for (const id of deciding) {
    const change = differences.rules.get(id);
    if (change !== undefined) causes.push({ kind: 'rule', id, change });
  }
  for (const level of coverageAt) if (differences.coverage.has(level)) causes.push({ kind: 'coverage', level });
  if (finding(before) !== finding(after)) causes.push({ kind: 'criteria' });
  if (causes.length > 0) return causes;
  if (differences.scope && open(before) !== open(after)) return [{ kind: 'scope' }];
  return [{ kind: differences.policy ? 'policy' : 'untraced' }];
}

function named(before: Verdict, after: Verdict): Record<'deciding' | 'coverageAt', ReadonlySet<string>> {
  return {
    deciding: new Set([...before.deciding, ...after.deciding]),
    coverageAt: new Set([...before.coverageAt, ...after.coverageAt]),
  };
}

/** What the criteria make of the person, and of the level asked for. */
const finding = ({ posed: { asked, arm }, verdict: { clinical } }: Judged): string =>
  [asked.kind, arm.finder.scale.edition, ...answers(clinical)].join(' ');

const answers = ({ hold, results }: ClinicalSide): readonly string[] => [hold ?? '', ...results.map(resultKey).sort()];

const open = ({ posed }: Judged): boolean => posed.matter.scopeFacts.length > 0;
