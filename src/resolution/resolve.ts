import type { Care, Level, Reason, Tension } from '../domain/determination.js';
import { codesOf, sameLevel } from '../domain/level.js';
import type { CompiledRule } from '../payer/rule-table.js';
import { speaksAt } from '../payer/rule-table.js';
import type { Rule } from '../rulesets/documents.js';
import { atLevel, comparable, cut, guaranteedDays, lessThanAsked, lowest, splitAtWindow } from './amounts.js';
import type { Candidate } from './candidate.js';
import { candidate as compare } from './candidate.js';
import { cover } from './coverage.js';
import type { Resolution, Situation } from './situation.js';

/**
 * Resolves the clinical and the payer finding of one situation into a determination. Total: every situation gets an
 * answer, nothing is denied by falling through, and each answer but a plain approval names the rules that made it so.
 * The steps are those of `docs/architecture.md`, "Resolution".
 */
export function resolve(situation: Situation): Resolution {
  // 0. Never approved by software, never denied. Under an exemption nothing was evaluated that could only be guessed at.
  const atRequest = speaking(situation, situation.asked.level);
  const exemption = effects(atRequest.live, 'exempt')[0];
  if (situation.emergency) return pend('urgent');
  if ((exemption === undefined || situation.clinicalKnown) && needsHospital(situation)) return pend('urgent');

  // 1. Rules that name no level: eligibility, fraud.
  const barred = decisive(effects(atRequest.live, 'deny').filter(({ levels }) => levels === undefined));
  if (barred.length > 0) return guard(situation, atRequest, denied(barred));

  // 2. The candidate: as asked where review is barred, else what the clinical comparison supports.
  const settled: Situation =
    exemption === undefined ? situation : { ...situation, clinical: { treatment: { kind: 'no-level' } } };
  const candidate: Candidate =
    exemption === undefined
      ? compare(situation)
      : { kind: 'level', level: situation.asked.level, lowered: false, belowNeed: undefined };
  if (candidate.kind === 'pend')
    return {
      ...pend(candidate.reason),
      ...(candidate.difference === undefined ? {} : { difference: candidate.difference }),
    };

  // 3 and 4. Coverage and payer rules at the candidate; a payer downgrade makes a lower candidate, so this ends.
  let level = candidate.level;
  const lowering: CompiledRule[] = [];
  const overridden = new Set(atRequest.overridden);
  const coverageAt: string[] = [];
  for (;;) {
    const covered = cover(settled, level);
    if (covered.kind === 'unavailable') return { ...pend('clinical-review'), alternatives: covered.alternatives };
    if (covered.kind === 'excluded')
      return guard(situation, atRequest, {
        ...denied([]),
        reasonCode: 'not-a-covered-benefit',
        coverageAt: covered.at,
        alternatives: covered.alternatives,
        overridden: [...overridden],
        lowered: candidate.lowered,
      });
    coverageAt.push(...covered.at);
    level = covered.level;

    const here = speaking(situation, level);
    here.overridden.forEach((id) => overridden.add(id));
    const live = exemption === undefined ? here.live : silenced(here.live, overridden);
    const decided = {
      overridden: [...overridden],
      exempt: exemption !== undefined,
      lowered: candidate.lowered,
      coverageAt,
    };

    const denies = decisive(effects(live, 'deny'));
    if (denies.length > 0 && codesOf(level).length > 1 && !denies.every(({ levels }) => levels === undefined))
      return { ...pend('clinical-review'), deciding: ids(denies), ...decided };
    if (denies.length > 0) return guard(situation, here, { ...denied(denies), ...decided });

    const pends = effects(live, 'pend');
    if (pends.length > 0) return { ...asking(pends), ...decided };

    const lower = lowestDowngrade(situation, level, live);
    if (lower !== undefined) {
      lowering.push(lower.by);
      level = { ...level, treatment: lower.to };
      continue;
    }

    const limits = decisive(effects(live, 'limit'));
    const asIs = atLevel(situation, level);
    const limit = lowest(limits.map(({ effect }) => effect));
    if (!comparable(asIs, limit)) return { ...pend('information-needed'), needs: ['requested.unit'], ...decided };
    // 5. A legal floor raises what a limit would cut.
    const guarantees = effects(live, 'guarantee');
    const floor = Math.max(0, ...guarantees.map(({ effect }) => guaranteedDays(effect, situation)));
    const plain = cut(asIs, limit, 0);
    const raised = cut(asIs, limit, floor);
    const { care, notYetReviewable } =
      exemption === undefined ? { care: raised } : splitAtWindow(raised, exemption.effect, situation);

    // 6. Same as asked, or less.
    const reduced = !sameLevel(care.level, situation.asked.level) || lessThanAsked(situation.asked, raised);
    const cutting = lessThanAsked(asIs, raised) ? limits.map(({ by }) => by) : [];
    const payer = [...lowering, ...cutting];
    if (candidate.belowNeed !== undefined && payer.length > 0)
      return { ...pend('request-below-need'), deciding: payer.map(({ rule }) => rule.id), ...decided };
    if (candidate.lowered && !situation.clinicalMayLower) return { ...pend('clinical-review'), ...decided };
    const statute = exemption !== undefined || overridden.size > 0 || !sameCare(plain, raised);
    const resolution: Resolution = {
      ...pend('clinical-review'),
      ...decided,
      decision: reduced ? 'downgrade' : 'approve',
      reason: reasonFor({
        reduced,
        payer: payer.length > 0,
        coverage: coverageAt.length > 0,
        exempt: exemption !== undefined,
        below: candidate.belowNeed,
      }),
      ...codeOf(payer[0]),
      care,
      ...(notYetReviewable === undefined ? {} : { notYetReviewable }),
      tension: tensionOf({
        payer: payer.length > 0 || coverageAt.length > 0,
        statute,
        lowered: candidate.lowered,
        below: candidate.belowNeed,
      }),
      deciding: [
        ...ids(exemption === undefined ? [] : [exemption]),
        ...payer.map(({ rule }) => rule.id),
        ...(sameCare(plain, raised) ? [] : ids(guarantees)),
      ],
      ...(candidate.belowNeed === undefined ? {} : { belowNeed: candidate.belowNeed }),
    };
    return guard(situation, here, resolution);
  }
}

/** Hospital care is indicated and less is asked; or danger is imminent and no level fits. */
function needsHospital({ clinical, asked, scale, imminentDanger }: Situation): boolean {
  const { treatment } = clinical;
  if (treatment.kind !== 'level') return treatment.kind === 'no-level' && imminentDanger;
  if (!HOSPITAL.has(treatment.code)) return false;
  const given = asked.level.treatment;
  const hospital = given !== undefined && (HOSPITAL.has(given) || scale.dominates(given, treatment.code));
  return !hospital && asked.level.withdrawal !== HOSPITAL_WITHDRAWAL;
}

const HOSPITAL: ReadonlySet<string> = new Set(['4', '4-PSY']);
const HOSPITAL_WITHDRAWAL = '4-WM';

interface Speaking {
  readonly live: readonly CompiledRule[];
  /** Rules a prohibition keeps out. */
  readonly overridden: readonly string[];
  /** Protective rules whose source nobody here has read: they cannot decide, but they stop an adverse answer. */
  readonly doubtful: readonly CompiledRule[];
}

/** The rules that speak at a level, less those whose reason an applying prohibition names. */
function speaking(situation: Situation, level: Level): Speaking {
  const here = situation.met.filter((one) => speaksAt(one, level, situation.reviewType));
  const doubtful = here.filter((one) => one.polarity === 'protective' && one.rule.status === 'unverified');
  const sound = here.filter((one) => !doubtful.includes(one));
  const prohibited = new Set(effects(sound, 'prohibit').flatMap(({ effect }) => effect.reasons));
  const out = sound.filter(({ rule }) => prohibited.has(reasonOf(rule) ?? ''));
  return { live: sound.filter((one) => !out.includes(one)), overridden: out.map(({ rule }) => rule.id), doubtful };
}

/** Under an exemption only coverage speaks (ruling P5); what falls silent is cited as overridden. */
function silenced(live: readonly CompiledRule[], overridden: Set<string>): readonly CompiledRule[] {
  const speaks = ({ rule, polarity }: CompiledRule): boolean => polarity !== 'adverse' || rule.basis === 'coverage';
  live.filter((one) => !speaks(one)).forEach(({ rule }) => overridden.add(rule.id));
  return live.filter(speaks);
}

type EffectName = Rule['then']['effect'];
type Speaker<E extends EffectName> = CompiledRule & {
  readonly effect: Extract<Rule['then'], { effect: E }>;
  readonly by: CompiledRule;
};

function effects<E extends EffectName>(rules: readonly CompiledRule[], name: E): readonly Speaker<E>[] {
  return rules.flatMap((by) =>
    by.rule.then.effect === name ? [{ ...by, effect: by.rule.then as Speaker<E>['effect'], by }] : [],
  );
}

/** Where a verified rule decides, an unread one beside it adds nothing. */
function decisive<R extends CompiledRule>(rules: readonly R[]): readonly R[] {
  const sound = rules.filter(({ rule }) => rule.status !== 'unverified');
  return sound.length > 0 ? sound : rules;
}

const ids = (rules: readonly CompiledRule[]): readonly string[] => rules.map(({ rule }) => rule.id);

function codeOf(by: CompiledRule | undefined): { readonly reasonCode?: string } {
  const code = by === undefined ? undefined : reasonOf(by.rule);
  return code === undefined ? {} : { reasonCode: code };
}

const reasonOf = (rule: Rule): string | undefined => ('reason' in rule.then ? rule.then.reason : undefined);

function lowestDowngrade(
  situation: Situation,
  level: Level,
  live: readonly CompiledRule[],
): { readonly to: string; readonly by: CompiledRule } | undefined {
  const current = level.treatment;
  if (current === undefined) return undefined;
  let lowest: { to: string; by: CompiledRule } | undefined;
  for (const { effect, by } of decisive(effects(live, 'downgrade'))) {
    if (situation.scale.compareTreatment(current, effect.to) !== 'more') continue;
    if (lowest === undefined || situation.scale.compareTreatment(lowest.to, effect.to) === 'more')
      lowest = { to: effect.to, by };
  }
  return lowest;
}

function pend(reason: Reason): Resolution {
  return {
    decision: 'pend',
    reason,
    alternatives: [],
    tension: 'undetermined',
    deciding: [],
    overridden: [],
    needs: [],
    exempt: false,
    lowered: false,
    coverageAt: [],
  };
}

function asking(pends: readonly Speaker<'pend'>[]): Resolution {
  const needs = [...new Set(pends.flatMap(({ effect }) => effect.needs))];
  const hours = pends.some(({ effect }) => effect.reason === 'hours-below-level');
  const reason: Reason = hours ? 'hours-below-level' : needs.length > 0 ? 'information-needed' : 'clinical-review';
  return { ...pend(reason), needs, deciding: ids(pends), reasonCode: (pends[0] as Speaker<'pend'>).effect.reason };
}

function denied(rules: readonly Speaker<'deny'>[]): Resolution {
  const coverage = rules.every(({ rule }) => rule.basis === 'coverage');
  const reasonCode = rules[0]?.effect.reason;
  return {
    ...pend('coverage'),
    decision: 'deny',
    reason: coverage ? 'coverage' : 'payer-rule',
    ...(reasonCode === undefined ? {} : { reasonCode }),
    tension: 'payer-prevailed',
    deciding: ids(rules),
  };
}

/** The last gates an adverse answer must pass: sources that were read, and a state that lets software propose it. */
function guard(situation: Situation, here: Speaking, resolution: Resolution): Resolution {
  if (resolution.decision === 'approve' || resolution.decision === 'pend') return resolution;
  const unread = situation.met.filter(
    ({ rule }) => rule.status === 'unverified' && resolution.deciding.includes(rule.id),
  );
  const doubts = [...unread, ...here.doubtful];
  const { care: _care, notYetReviewable: _rest, ...findings } = resolution;
  if (doubts.length > 0)
    return {
      ...findings,
      decision: 'pend',
      reason: 'unverified-source',
      tension: 'undetermined',
      deciding: ids(doubts),
    };
  if (situation.policy.findingsOnly)
    return { ...findings, decision: 'pend', reason: 'findings-only', tension: 'undetermined' };
  return resolution;
}

const sameCare = (a: Care, b: Care): boolean => !lessThanAsked(a, b) && !lessThanAsked(b, a);

function reasonFor(what: {
  reduced: boolean;
  payer: boolean;
  coverage: boolean;
  exempt: boolean;
  below: Level | undefined;
}): Reason {
  if (what.payer) return 'payer-rule';
  if (what.coverage && what.reduced) return 'coverage';
  if (what.reduced) return 'less-intensive-level-indicated';
  if (what.exempt) return 'review-not-permitted';
  return what.below === undefined ? 'meets-criteria' : 'below-need-accepted';
}

function tensionOf(what: { payer: boolean; statute: boolean; lowered: boolean; below: Level | undefined }): Tension {
  if (what.payer) return 'payer-prevailed';
  if (what.statute) return 'statute-prevailed';
  if (what.lowered) return 'clinical-prevailed';
  return what.below === undefined ? 'none' : 'request-below-need';
}
