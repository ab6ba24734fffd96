import type { Level, Reason } from '../domain/determination.js';
import { RECOVERY_RESIDENCE } from '../domain/level.js';
import type { Relation } from '../clinical/scale.js';
import { HOSPITAL_WITHDRAWAL, indicatesHospital } from './hospital.js';
import type { Situation } from './situation.js';

/** The request held against the clinical answer: what may be granted, or why a person must look. */
export type Candidate =
  | {
      readonly kind: 'level';
      readonly level: Level;
      /** The clinical comparison lowered it. */
      readonly lowered: boolean;
      /** More is indicated than was asked. */
      readonly belowNeed: Level | undefined;
      /** Indicated and not to be had; what was asked stands in for it. */
      readonly standsInFor: Level | undefined;
    }
  | {
      readonly kind: 'pend';
      readonly reason: Reason;
      readonly difference?: { readonly extra: readonly string[]; readonly missing: readonly string[] };
    };

type AxisAnswer =
  | { readonly kind: 'keep'; readonly level: Level; readonly standsInFor?: Level }
  | { readonly kind: 'lower'; readonly level: Level }
  | { readonly kind: 'below'; readonly level: Level; readonly indicated: Level }
  | Extract<Candidate, { kind: 'pend' }>;

const pend = (reason: Reason): Extract<Candidate, { kind: 'pend' }> => ({ kind: 'pend', reason });

/** From this level up, asking for less than is needed always goes to a person (ruling P11). */
const GRAVE_TREATMENT = '3.7';
const GRAVE_WITHDRAWAL = '3.7-WM';

/** Compares axis by axis; one axis that needs a person holds the whole. */
export function candidate(situation: Situation): Candidate {
  const answers = [treatment(situation), withdrawal(situation), otp(situation), residence(situation)].filter(
    (answer) => answer !== undefined,
  );
  const held = answers.find((answer) => answer.kind === 'pend');
  if (held !== undefined) return held;
  let level: Level = {};
  let belowNeed: Level | undefined;
  let standsInFor: Level | undefined;
  for (const answer of answers) {
    if (answer.kind === 'pend') continue;
    level = { ...level, ...answer.level };
    if (answer.kind === 'below') belowNeed = { ...belowNeed, ...answer.indicated };
    if (answer.kind === 'keep') standsInFor ??= answer.standsInFor;
  }
  return { kind: 'level', level, lowered: answers.some((answer) => answer.kind === 'lower'), belowNeed, standsInFor };
}

function treatment(situation: Situation): AxisAnswer | undefined {
  const asked = situation.asked.level.treatment;
  if (asked === undefined) return undefined;
  const { clinical, scale } = situation;
  const unfit = pend(situation.sudDiagnosis === false ? 'criteria-do-not-apply' : 'clinical-review');
  if (clinical.treatment.kind !== 'level') return unfit;
  const indicated = clinical.treatment.code;
  const relation = scale.compareTreatment(asked, indicated);
  if (relation === 'same') return { kind: 'keep', level: { treatment: asked } };
  if (situation.sudDiagnosis === false) return unfit;
  switch (relation) {
    case 'more':
      if (standsIn(situation, asked, indicated))
        return { kind: 'keep', level: { treatment: asked }, standsInFor: { treatment: indicated } };
      return { kind: 'lower', level: { treatment: indicated } };
    case 'less':
      if (grave(scale.compareTreatment, indicated, GRAVE_TREATMENT)) return pend('request-below-need');
      return below(situation, { treatment: asked }, { treatment: indicated });
    case 'different':
      return {
        kind: 'pend',
        reason: 'different-level',
        difference: {
          extra: scale.capabilitiesBeyond(asked, indicated),
          missing: scale.capabilitiesBeyond(indicated, asked),
        },
      };
  }
}

/** Every covered, less intensive level that would meet the need is stated unavailable for want of supply (ruling R19). */
function standsIn(situation: Situation, asked: string, indicated: string): boolean {
  if (!situation.unavailableForSupply) return false;
  return situation.scale.treatment
    .filter(
      (code) => situation.scale.dominates(code, indicated) && situation.scale.compareTreatment(asked, code) === 'more',
    )
    .filter((code) => situation.coverage[code]?.status !== 'excluded')
    .every((code) => situation.unavailable.has(code));
}

function withdrawal(situation: Situation): AxisAnswer | undefined {
  const { clinical, scale, asked } = situation;
  const need = clinical.withdrawal;
  const requested = asked.level.withdrawal;
  if (requested === undefined) return unasked(situation, need);
  if (need === undefined || need === 'none') return pend('clinical-review');
  switch (scale.compareWithdrawal(requested, need)) {
    case 'same':
      return { kind: 'keep', level: { withdrawal: requested } };
    case 'more':
      // Where a hospital is indicated anyway, its withdrawal management is not too much.
      if (requested === HOSPITAL_WITHDRAWAL && indicatesHospital(clinical))
        return { kind: 'keep', level: { withdrawal: requested } };
      return { kind: 'lower', level: { withdrawal: need } };
    case 'less':
      if (grave(scale.compareWithdrawal, need, GRAVE_WITHDRAWAL)) return pend('request-below-need');
      return below(situation, { withdrawal: requested }, { withdrawal: need });
    case 'different':
      return pend('clinical-review');
  }
}

/** Withdrawal management that is needed and not asked for: someone else may plan it, or the level itself gives it. */
function unasked(situation: Situation, need: string | undefined): AxisAnswer | undefined {
  if (need === undefined || need === 'none') return undefined;
  const { scale, asked, plannedWithdrawal, withdrawalCoveredBy } = situation;
  const given = [plannedWithdrawal, withdrawalCoveredBy[asked.level.treatment ?? '']];
  if (given.some((level) => level !== undefined && level !== 'none' && scale.compareWithdrawal(level, need) !== 'less'))
    return undefined;
  if (grave(scale.compareWithdrawal, need, GRAVE_WITHDRAWAL)) return pend('request-below-need');
  return below(situation, {}, { withdrawal: need });
}

function otp(situation: Situation): AxisAnswer | undefined {
  if (situation.asked.level.otp !== true) return undefined;
  return situation.clinical.otp === true ? { kind: 'keep', level: { otp: true } } : pend('clinical-review');
}

/** A recovery residence is granted where the assessment rates the need for one; elsewhere nothing evaluates it. */
function residence(situation: Situation): AxisAnswer | undefined {
  if (situation.asked.level.recoveryResidence !== true) return undefined;
  const barred = situation.coverage[RECOVERY_RESIDENCE]?.status === 'excluded';
  const keep = { kind: 'keep', level: { recoveryResidence: true } } as const;
  return barred || situation.clinical.recoveryResidence === true ? keep : pend('clinical-review');
}

function grave(compare: (a: string, b: string) => Relation, indicated: string, threshold: string): boolean {
  const relation = compare(indicated, threshold);
  return relation === 'same' || relation === 'more';
}

function below(situation: Situation, level: Level, indicated: Level): AxisAnswer {
  return situation.policy.underRequest === 'pend' ? pend('request-below-need') : { kind: 'below', level, indicated };
}
