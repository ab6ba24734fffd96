import { resultKey } from '../../clinical/result.js';
import type { FactValues } from '../../facts/catalogue.js';
import type { Posed } from '../../pose.js';
import type { ClinicalSide } from '../../resolution/picture.js';
import type { Verdict } from '../../verdict.js';
import type { Differences, RuleChange } from './differences.js';
import { mayApply } from './differences.js';

/** Why a person stands differently under the second version. */
export type Cause =
  | { readonly kind: 'rule'; readonly id: string; readonly change: RuleChange }
  | { readonly kind: 'coverage'; readonly level: string }
  /** The criteria, their edition or their parameters indicate something else for this person. */
  | { readonly kind: 'criteria' }
  /** Whom the rules bind is another question, and the request does not answer it. */
  | { readonly kind: 'scope' }
  | { readonly kind: 'policy' }
  /** No single difference is found. */
  | { readonly kind: 'untraced' };

export interface Judged {
  readonly posed: Posed;
  readonly verdict: Verdict;
}

/**
 * The differences between the versions that either answer rests on: rules that decided and are not the same in both,
 * coverage that decided and differs, a clinical finding that differs. Where no answer names one (a rule that keeps
 * another from being a question decides nothing by itself), the rules that differ and may apply at the levels in play;
 * then scope and policy, where these differ.
 */
export function causesOf(before: Judged, after: Judged, differences: Differences): readonly Cause[] {
  const { coverageAt, deciding } = named(before.verdict, after.verdict);
  const causes: readonly Cause[] = [
    ...rules(deciding, differences),
    ...[...coverageAt].flatMap((level): readonly Cause[] =>
      differences.coverage.has(level) ? [{ kind: 'coverage', level }] : [],
    ),
    ...(finding(before) === finding(after) ? [] : [{ kind: 'criteria' } as const]),
  ];
  if (causes.length > 0) return causes;
  const applying = rules(new Set([before, after].flatMap((one) => silently(one, differences))), differences);
  if (applying.length > 0) return applying;
  if (differences.scope && open(before) !== open(after)) return [{ kind: 'scope' }];
  return [{ kind: differences.policy ? 'policy' : 'untraced' }];
}

function named(before: Verdict, after: Verdict): Record<'deciding' | 'coverageAt', ReadonlySet<string>> {
  return {
    deciding: new Set([...before.deciding, ...after.deciding]),
    coverageAt: new Set([...before.coverageAt, ...after.coverageAt]),
  };
}

const rules = (ids: ReadonlySet<string>, { changes }: Differences): readonly Cause[] =>
  [...ids].flatMap((id): readonly Cause[] => {
    const change = changes.get(id);
    return change === undefined ? [] : [{ kind: 'rule', id, change }];
  });

/** Rules that may have a part in an answer without deciding it. */
function silently({ posed, verdict: { care, clinical } }: Judged, differences: Differences): readonly string[] {
  const { asked, reviewType } = posed.matter;
  return mayApply(
    differences,
    valuesOf(posed, clinical),
    [asked.level, ...(care === undefined ? [] : [care.level])],
    reviewType,
  );
}

/** What the rules see: stated, derived and entailed. */
export const valuesOf = (posed: Posed, { evaluated }: ClinicalSide): FactValues => evaluated?.values ?? posed.values;

/** What the criteria make of the person, and of the level asked for. */
const finding = ({ posed: { arm, asked }, verdict: { clinical } }: Judged): string =>
  [asked.kind, arm.finder.scale.edition, ...answers(clinical)].join(' ');

const answers = ({ hold, results }: ClinicalSide): readonly string[] => [hold ?? '', ...results.map(resultKey).sort()];

const open = ({ posed }: Judged): boolean => posed.matter.scopeFacts.length > 0;
