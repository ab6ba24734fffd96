import type { Level } from '../domain/determination.js';
import { codesOf, sameLevel } from '../domain/level.js';
import type { CompiledRule } from '../payer/rule-table.js';
import { asking, denied, pend } from './answers.js';
import type { Candidate } from './candidate.js';
import { candidate as compare } from './candidate.js';
import { cover } from './coverage.js';
import { grant } from './grant.js';
import { HOSPITAL, HOSPITAL_WITHDRAWAL } from './hospital.js';
import type { Resolution, Situation } from './situation.js';
import { outcomeKey } from './situation.js';
import type { Speaker, Speaking } from './speaking.js';
import { decisive, ids, idsOf, isDoubtful, reasonOf, speaking, underExemption, withEffect } from './speaking.js';
import { windowEnd } from './window.js';

/**
 * Resolves the clinical and the payer finding of one situation into a determination. Total: every situation gets an
 * answer, nothing is denied by falling through, and each answer but a plain approval names the rules that made it so.
 * The steps are those of `docs/architecture.md`, "Resolution".
 */
export function resolve(situation: Situation): Resolution {
  return guard(situation, resolveUnguarded(situation));
}

function resolveUnguarded(situation: Situation): Resolution {
  // 0. Emergency. Under an exemption nothing was evaluated that could only be guessed at.
  const atRequest = speaking(situation, situation.asked.level);
  const exemption = furthest(situation, withEffect(atRequest.live, 'exempt'));
  const first = exemption === undefined ? atRequest : underExemption(atRequest);
  if (situation.emergency) return pend('urgent');
  if ((exemption === undefined || situation.clinicalKnown) && needsHospital(situation)) return pend('urgent');

  // 1. Rules that name no level: eligibility, fraud.
  const barred = decisive(withEffect(first.live, 'deny').filter(({ by }) => by.levels === undefined));
  if (barred.length > 0) return denied(barred);

  // 2. The candidate: as asked where review is barred, else what the clinical comparison supports.
  const candidate: Candidate =
    exemption === undefined
      ? compare(situation)
      : { kind: 'level', level: situation.asked.level, lowered: false, belowNeed: undefined, standsInFor: undefined };
  if (candidate.kind === 'level') return descend(situation, candidate, exemption, first);
  const { reason, difference } = candidate;
  return { ...pend(reason), ...(difference === undefined ? {} : { difference }) };
}

/** Steps 3 to 6: coverage and the payer's rules at the candidate. A downgrade makes a lower one, so this ends. */
function descend(
  situation: Situation,
  candidate: Extract<Candidate, { kind: 'level' }>,
  exemption: Speaker<'exempt'> | undefined,
  atRequest: Speaking,
): Resolution {
  const { lowered, belowNeed, standsInFor } = candidate;
  const exempt = exemption !== undefined;
  // Where review is barred no need was evaluated: the request stands for it.
  const covering: Situation = exempt ? { ...situation, clinical: { treatment: { kind: 'no-level' } } } : situation;
  const overridden = new Set(atRequest.overridden);
  const protecting = new Set(atRequest.protecting);
  const coverageAt: string[] = [];
  const lowering: CompiledRule[] = [];
  let level = candidate.level;
  for (;;) {
    // A payer that lowers the level cannot lower it to one that it does not cover, nor may that raise it again.
    const lowest = lowering.length === 0 ? situation.asked.level.treatment : undefined;
    const covered = cover(covering, level, lowest);
    if (covered.kind !== 'covered' && lowering.length > 0)
      return { ...pend('clinical-review'), deciding: idsOf(lowering), overridden: [...overridden], lowered };
    if (covered.kind === 'unavailable') return { ...pend('clinical-review'), alternatives: covered.alternatives };
    if (covered.kind === 'excluded') {
      const { at } = covered;
      if (at.some((code) => situation.coverage[code]?.evidence === 'unverified'))
        return { ...pend('coverage-unverified'), coverageAt: at, overridden: [...overridden], lowered };
      const alternatives = covered.alternatives.filter((one) => grantable(situation, one));
      const denial = { ...denied([]), reasonCode: 'not-a-covered-benefit', coverageAt: at, alternatives, lowered };
      return { ...denial, overridden: [...overridden] };
    }
    level = covered.level;
    coverageAt.push(...covered.at);
    const sounding = speaking(situation, level);
    const here = exempt ? underExemption(sounding) : atLevelOffered(situation, level, sounding);
    here.overridden.forEach((id) => overridden.add(id));
    here.protecting.forEach((id) => protecting.add(id));
    const decided = { overridden: [...overridden], exempt, lowered, coverageAt };

    const denies = decisive(withEffect(here.live, 'deny'));
    // One of several axes is barred: what to do about the others is for a person.
    const partly = codesOf(level).length > 1 && denies.some(({ by }) => by.levels !== undefined);
    if (denies.length > 0 && partly) return { ...pend('clinical-review', decided), deciding: ids(denies) };
    if (denies.length > 0) return denied(denies, decided);

    const pends = withEffect(here.live, 'pend');
    if (pends.length > 0) return asking(pends, level, decided);

    const lower = lowestDowngrade(situation, level, here.live);
    if (lower === undefined)
      return grant(situation, {
        level,
        live: here.live,
        protecting: [...protecting],
        exemption,
        lowering,
        belowNeed,
        standsInFor,
        decided,
      });
    lowering.push(lower.by);
    level = { ...level, treatment: lower.effect.to };
  }
}

/**
 * Hours are asked of the level that was asked for. At a level offered instead they count only where they are stated:
 * nobody said how many hours of it they want.
 */
function atLevelOffered({ asked, supposed }: Situation, level: Level, sounding: Speaking): Speaking {
  if (supposed === undefined || sameLevel(level, asked.level)) return sounding;
  const { live, overridden, protecting } = sounding;
  return {
    overridden,
    protecting,
    live: live.filter((one) => !(supposed.has(one) && reasonOf(one.rule) === 'hours-below-level')),
  };
}

/** Worth naming as an alternative: covered in so many words, not a hospital, and no rule stands against it. */
function grantable(situation: Situation, level: Level): boolean {
  const code = level.treatment ?? '';
  if (situation.coverage[code]?.status !== 'covered' || HOSPITAL.has(code)) return false;
  return withEffect(speaking(situation, level).live, 'deny').length === 0;
}

/** Of several exemptions the one that reaches furthest; one whose last day is not known reaches nowhere yet. */
function furthest(situation: Situation, exemptions: readonly Speaker<'exempt'>[]): Speaker<'exempt'> | undefined {
  const reach = ({ effect: { window } }: Speaker<'exempt'>): string => windowEnd(window, situation) ?? '';
  return exemptions.reduce<Speaker<'exempt'> | undefined>(
    (best, one) => (best === undefined || reach(one) > reach(best) ? one : best),
    undefined,
  );
}

/** Hospital care is indicated and less is asked; or danger is imminent and no level fits. */
function needsHospital({
  clinical,
  asked,
  scale,
  imminentDanger,
  clinicalKnown,
  clinicalMayLower,
}: Situation): boolean {
  const { treatment } = clinical;
  if (treatment.kind !== 'level')
    return treatment.kind === 'no-level' && imminentDanger && clinicalKnown && clinicalMayLower;
  if (!HOSPITAL.has(treatment.code)) return false;
  const given = asked.level.treatment;
  const hospital = given !== undefined && (HOSPITAL.has(given) || scale.dominates(given, treatment.code));
  return !hospital && asked.level.withdrawal !== HOSPITAL_WITHDRAWAL;
}

function lowestDowngrade(
  { scale }: Situation,
  { treatment }: Level,
  live: readonly CompiledRule[],
): Speaker<'downgrade'> | undefined {
  if (treatment === undefined) return undefined;
  return decisive(withEffect(live, 'downgrade'))
    .filter(({ effect }) => scale.compareTreatment(treatment, effect.to) === 'more')
    .reduce<Speaker<'downgrade'> | undefined>(
      (lowest, one) =>
        lowest === undefined || scale.compareTreatment(lowest.effect.to, one.effect.to) === 'more' ? one : lowest,
      undefined,
    );
}

/** The last gates an adverse answer must pass: sources that were read, and a state that lets software propose it. */
function guard(situation: Situation, resolution: Resolution): Resolution {
  if (!isAdverse(resolution)) return resolution;
  const unread = situation.met.filter(
    ({ rule, polarity }) =>
      polarity === 'adverse' && rule.status === 'unverified' && resolution.deciding.includes(rule.id),
  );
  const doubts = [...unread, ...doubtfulProtection(situation, resolution)];
  if (doubts.length === 0 && !situation.policy.findingsOnly) return resolution;
  const { care: _care, notYetReviewable: _rest, ...findings } = resolution;
  const open = { ...findings, decision: 'pend', tension: 'undetermined' } as const;
  if (doubts.length > 0) return { ...open, reason: 'unverified-source', deciding: idsOf(doubts) };
  return { ...open, reason: 'findings-only' };
}

const isAdverse = ({ decision }: Resolution): boolean => decision === 'deny' || decision === 'downgrade';

/** Unread protections that would change an adverse answer if they were believed: those that decide then, or else all. */
function doubtfulProtection(situation: Situation, resolution: Resolution): readonly CompiledRule[] {
  const doubtful = situation.met.filter(isDoubtful);
  if (doubtful.length === 0 || situation.believing === true) return [];
  const believed = resolve({ ...situation, believing: true });
  if (outcomeKey(believed) === outcomeKey(resolution)) return [];
  const telling = doubtful.filter(({ rule }) => believed.deciding.includes(rule.id));
  return telling.length > 0 ? telling : doubtful;
}
