import type { FactValues, Scalar } from '../facts/catalogue.js';
import { factIndex } from '../facts/catalogue.js';
import type { Matter } from './picture.js';
import type { Setting } from './situation.js';

/** Reasons that let a more intensive level stand in for one that cannot be had (ruling R19). */
const SUPPLY_REASONS: ReadonlySet<Scalar | undefined> = new Set([
  'level-not-in-area',
  'level-too-far',
  'waitlist',
  'programme-will-not-admit',
  'ineligible',
]);

/** The facts that the setting is read from, but for those that a rule's window names. */
export const SETTING_FACTS: readonly string[] = [
  'availability.reason',
  'assessment.emergency.medical',
  'assessment.emergency.psychiatric',
  'assessment.asam3.imminentDanger',
  'assessment.sudDiagnosis',
  'assessment.asam3.concurrentWithdrawal',
  'stay.admittedOn',
  'stay.visitsSoFar',
  'provider.state',
];

/** What resolution looks at whatever the unknowns turn out to be. */
export function settingOf(matter: Matter, stated: FactValues, values: FactValues, clinicalKnown: boolean): Setting {
  const value = (name: string): Scalar | undefined => stated[factIndex(matter.catalogue, name)];
  const { ruleset, finder, asked } = matter;
  const at = (name: string): Scalar | undefined => values[factIndex(matter.catalogue, name)];
  const { method } = finder;
  return {
    asked,
    reviewType: matter.reviewType,
    scale: finder.scale,
    policy: ruleset.policy,
    coverage: ruleset.coverage,
    unavailable: matter.unavailable,
    unavailableForSupply: SUPPLY_REASONS.has(value('availability.reason')),
    emergency: value('assessment.emergency.medical') === true || value('assessment.emergency.psychiatric') === true,
    clinicalKnown,
    imminentDanger: value('assessment.asam3.imminentDanger') === true,
    sudDiagnosis: at('assessment.sudDiagnosis') as boolean | undefined,
    plannedWithdrawal: at('assessment.asam3.concurrentWithdrawal') as string | undefined,
    withdrawalCoveredBy: method.kind === 'best-fit' ? (method.set.document.withdrawal?.coveredBy ?? {}) : {},
    clinicalMayLower: method.kind === 'best-fit' || method.kind === 'join',
    hours: finder.hours,
    admittedOn: value('stay.admittedOn') as string | undefined,
    visitsSoFar: value('stay.visitsSoFar') as number | undefined,
    used: (fact) => value(fact) as number | undefined,
    providerState: value('provider.state') as string | undefined,
  };
}
