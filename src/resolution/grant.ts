import type { Care, Level, Reason, Tension } from '../domain/determination.js';
import { sameLevel } from '../domain/level.js';
import type { Mutable } from '../domain/writable.js';
import type { CompiledRule } from '../payer/rule-table.js';
import { atLevel, comparable, cut, guaranteedDays, lessThanAsked, splitAtWindow, withoutUnits } from './amounts.js';
import { type Decided, pend } from './answers.js';
import type { Resolution, Situation } from './situation.js';
import type { Speaker } from './speaking.js';
import { decisive, ids, reasonOf, withEffect } from './speaking.js';
import { windowNeeds } from './window.js';

/** What the steps before have settled. */
export interface Granting {
  readonly level: Level;
  readonly live: readonly CompiledRule[];
  /** Prohibitions that kept a rule out, by id. */
  readonly protecting: readonly string[];
  readonly exemption: Speaker<'exempt'> | undefined;
  /** Payer rules that lowered the level. */
  readonly lowering: readonly CompiledRule[];
  readonly belowNeed: Level | undefined;
  readonly standsInFor: Level | undefined;
  /** Shared by every answer from here on. */
  readonly decided: Decided;
}

/** Steps 5 and 6: limits, the legal floor under them, and whether what is left is less than was asked. */
export function grant(situation: Situation, granting: Granting): Resolution {
  const { level, live, protecting, exemption, lowering, belowNeed, standsInFor, decided } = granting;
  const limits = decisive(withEffect(live, 'limit'));
  const guarantees = withEffect(live, 'guarantee');
  const here = atLevel(situation, level);
  const measured = limits.every(({ effect }) => comparable(here, effect));
  if (!measured && sameLevel(level, situation.asked.level))
    return { ...pend('information-needed', decided), needs: ['requested.unit'] };
  // Units of the level that was asked for mean nothing at another: the limit sets the amount.
  const asIs = measured ? here : withoutUnits(here);
  const cutTo = (floorDays: number): Care => limits.reduce((care, { effect }) => cut(care, effect, floorDays), asIs);

  const floor = Math.max(0, ...guarantees.map(({ effect }) => guaranteedDays(effect, situation)));
  const care = cutTo(floor);
  const floorHeld = floor > 0 && lessThanAsked(care, cutTo(0));
  const cutting = lessThanAsked(asIs, care) ? limits.map(({ by }) => by) : [];
  const payer = [...lowering, ...cutting];
  // A payer rule that would lower a request below its need still further is for a person (ruling P11).
  if (belowNeed !== undefined && payer.length > 0)
    return { ...pend('request-below-need', decided), deciding: payer.map(({ rule }) => rule.id) };
  if (decided.lowered && !situation.clinicalMayLower) return pend('clinical-review', decided);

  // Where the window begins is not known, nor then where it ends.
  const needs = windowNeeds(exemption?.effect.window, situation);
  if (needs.length > 0) return { ...pend('information-needed', decided), needs };

  const reduced = !sameLevel(care.level, situation.asked.level) || lessThanAsked(situation.asked, care);
  const split: ReturnType<typeof splitAtWindow> =
    exemption === undefined ? { care } : splitAtWindow(care, exemption.effect, situation);
  const reasonCode = payer[0] === undefined ? undefined : reasonOf(payer[0].rule);
  const story: Story = { reduced, payer: payer.length > 0, floorHeld, belowNeed, standsInFor, decided };
  // A limit that the floor defeats is kept out by it.
  const defeated = floorHeld && cutting.length === 0 ? ids(limits) : [];
  const answer: Mutable<Resolution> = pend(reasonFor(story), decided);
  answer.decision = reduced ? 'downgrade' : 'approve';
  answer.tension = tensionOf(story);
  if (defeated.length > 0) answer.overridden = [...decided.overridden, ...defeated];
  answer.deciding = [
    ...(exemption === undefined ? [] : ids([exemption])),
    ...protecting,
    ...payer.map(({ rule }) => rule.id),
    ...(floorHeld ? ids(guarantees) : []),
  ];
  answer.care = split.care;
  if (split.notYetReviewable !== undefined) answer.notYetReviewable = split.notYetReviewable;
  if (reasonCode !== undefined) answer.reasonCode = reasonCode;
  if (belowNeed !== undefined) answer.belowNeed = belowNeed;
  if (standsInFor !== undefined) answer.standsInFor = standsInFor;
  return answer;
}

interface Story extends Pick<Granting, 'belowNeed' | 'decided' | 'standsInFor'> {
  readonly reduced: boolean;
  readonly payer: boolean;
  readonly floorHeld: boolean;
}

function reasonFor({ reduced, payer, decided: { coverageAt, exempt }, belowNeed, standsInFor }: Story): Reason {
  if (payer) return 'payer-rule';
  if (reduced) return coverageAt.length > 0 ? 'coverage' : 'less-intensive-level-indicated';
  if (exempt) return 'review-not-permitted';
  if (standsInFor !== undefined) return 'level-unavailable';
  return belowNeed === undefined ? 'meets-criteria' : 'below-need-accepted';
}

function tensionOf({ payer, decided, floorHeld, belowNeed }: Story): Tension {
  const { coverageAt, exempt, overridden, lowered } = decided;
  if (payer || coverageAt.length > 0) return 'payer-prevailed';
  if (lowered) return 'clinical-prevailed';
  if (exempt || overridden.length > 0 || floorHeld) return 'statute-prevailed';
  return belowNeed === undefined ? 'none' : 'request-below-need';
}
