/**
 * A second, plain implementation of resolution, written from architecture section 5, the payer rulings P5-P19 and the decisions 0006, 0009-0011.
 * It shares no code with src/resolution: rules are looked at one by one, limits are applied one after another, dates are counted by hand.
 */
import { isDeepStrictEqual } from 'node:util';
import type { ClinicalResult } from '../../src/clinical/result.js';
import type { Care, Level } from '../../src/domain/determination.js';
import type { CompiledRule } from '../../src/payer/rule-table.js';
import type { Setting } from '../../src/resolution/situation.js';

interface PlainRest {
  readonly from?: string;
  readonly to?: string;
  readonly units?: number;
  readonly unit?: string;
}

export interface PlainAnswer {
  readonly decision: 'approve' | 'downgrade' | 'deny' | 'pend';
  /** Why it pends, or what an adverse answer rests on. */
  readonly why: string;
  readonly care?: Care;
  readonly notYetReviewable?: PlainRest;
}

export interface PlainSituation {
  readonly setting: Setting;
  readonly clinical: ClinicalResult;
  readonly met: readonly CompiledRule[];
  /** Protections that nobody has read are taken at their word. */
  readonly believing?: boolean;
}

const DAY = 86_400_000;
const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
const daysFrom = (first: string, last: string): number =>
  (Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / DAY + 1;

/** The situations lie between holidays, so only weekends are left out. */
function lastInWindow(start: string, days: number | undefined, businessDays: number | undefined): string {
  if (days !== undefined) return plusDays(start, days - 1);
  const later = [...Array(40).keys()].map((offset) => plusDays(start, offset));
  const weekdays = later.filter((date) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()));
  return weekdays[(businessDays as number) - 1] as string;
}

const waits = (why: string): PlainAnswer => ({ decision: 'pend', why });

function codes(level: Level): string[] {
  return [
    level.treatment,
    level.withdrawal,
    level.otp === true ? 'OTP' : undefined,
    level.recoveryResidence === true ? 'RR' : undefined,
  ].filter((code) => code !== undefined);
}

function speaks(rule: CompiledRule, level: Level, reviewType: string): boolean {
  const { appliesTo } = rule.rule;
  if (appliesTo?.reviewTypes !== undefined && !(appliesTo.reviewTypes as readonly string[]).includes(reviewType))
    return false;
  return appliesTo?.levels === undefined || codes(level).some((code) => appliesTo.levels?.includes(code) === true);
}

const PROTECTIVE = ['exempt', 'prohibit', 'guarantee'];

const isUnreadProtection = ({ rule }: CompiledRule): boolean =>
  PROTECTIVE.includes(rule.then.effect) && rule.status === 'unverified';

/** The rules heard at a level. "Removed first, in every step": those whose reason an applying prohibition names. */
function heard({ setting, met, believing }: PlainSituation, level: Level, exempt: boolean): CompiledRule[] {
  const here = met.filter((rule) => speaks(rule, level, setting.reviewType));
  const sound = here.filter((rule) => believing === true || !isUnreadProtection(rule));
  const banned: string[] = [];
  for (const { rule } of sound) if (rule.then.effect === 'prohibit') banned.push(...rule.then.reasons);
  const allowed = sound.filter(({ rule }) => !('reason' in rule.then) || !banned.includes(rule.then.reason));
  // P5 and decision 0006: under an exemption only coverage may stand against the request.
  return exempt
    ? allowed.filter(
        ({ rule }) =>
          PROTECTIVE.includes(rule.then.effect) || rule.then.effect === 'advise' || rule.basis === 'coverage',
      )
    : allowed;
}

const having = (rules: readonly CompiledRule[], effect: string): CompiledRule[] =>
  rules.filter(({ rule }) => rule.then.effect === effect);
/** An unread rule says nothing where one that was read says the same kind of thing. */
const readFirst = (rules: CompiledRule[]): CompiledRule[] => {
  const sound = rules.filter(({ rule }) => rule.status !== 'unverified');
  return sound.length > 0 ? sound : rules;
};

/** Decision 0004: an answer against the request waits where protections that nobody has read would change it. */
export function plainResolve(situation: PlainSituation): PlainAnswer {
  const answer = once(situation);
  if (answer.decision !== 'deny' && answer.decision !== 'downgrade') return answer;
  if (!situation.met.some(isUnreadProtection)) return answer;
  const believed = once({ ...situation, believing: true });
  if (answer.decision === 'deny' && believed.decision === 'deny') return answer;
  const what = ({ decision, care, notYetReviewable }: PlainAnswer): unknown => ({ decision, care, notYetReviewable });
  return isDeepStrictEqual(what(answer), what(believed)) ? answer : waits('unverified-source');
}

function once(situation: PlainSituation): PlainAnswer {
  const { setting, clinical } = situation;
  const { asked, scale } = setting;
  const indicated = clinical.treatment.kind === 'level' ? clinical.treatment.code : undefined;

  if (setting.emergency) return waits('urgent');
  const exemptions = having(heard(situation, asked.level, false), 'exempt');
  // The one whose window ends last; a window whose first day is not known ends nowhere yet.
  const end = ({ rule }: CompiledRule): string => {
    if (rule.then.effect !== 'exempt') return 'no end';
    const { days, businessDays, from, used } = rule.then.window ?? {};
    if (days === undefined && businessDays === undefined) return 'no end';
    const start = from === undefined ? asked.from : setting.admittedOn;
    const before = used === undefined ? 0 : setting.used(used);
    if (start === undefined || before === undefined) return '';
    if (businessDays !== undefined && setting.providerState === undefined) return '';
    return lastInWindow(start, days === undefined ? undefined : days - before, businessDays);
  };
  let exemption: CompiledRule | undefined;
  for (const one of exemptions) if (exemption === undefined || end(one) > end(exemption)) exemption = one;
  const exempt = exemption !== undefined;
  if (!exempt || setting.clinicalKnown) {
    const hospitalIndicated = indicated === '4' || indicated === '4-PSY';
    const hospitalAsked =
      asked.level.treatment === '4' ||
      asked.level.treatment === '4-PSY' ||
      asked.level.withdrawal === '4-WM' ||
      (indicated !== undefined &&
        asked.level.treatment !== undefined &&
        scale.dominates(asked.level.treatment, indicated));
    if (hospitalIndicated && !hospitalAsked) return waits('urgent');
    // R25, once the criteria themselves are known to give no level.
    const computed = setting.clinicalKnown && setting.clinicalMayLower;
    if (clinical.treatment.kind === 'no-level' && setting.imminentDanger && computed) return waits('urgent');
  }

  const atRequest = heard(situation, asked.level, exempt);
  const levelless = readFirst(having(atRequest, 'deny').filter(({ rule }) => rule.appliesTo?.levels === undefined));
  if (levelless.length > 0) return adverse(setting, { decision: 'deny', why: 'rule' }, levelless);

  if (exempt) return walk(situation, asked.level, { exemption, lowered: false, belowNeed: false });
  const compared = compare(situation);
  if ('why' in compared) return compared;
  return walk(situation, compared.level, { exemption: undefined, ...compared });
}

interface Compared {
  readonly level: Level;
  readonly lowered: boolean;
  readonly belowNeed: boolean;
}

/** Step 2, axis by axis. */
function compare({ setting, clinical }: PlainSituation): Compared | PlainAnswer {
  const { asked, scale } = setting;
  const level: { treatment?: string; withdrawal?: string; otp?: boolean; recoveryResidence?: boolean } = {};
  if (asked.level.recoveryResidence === true) {
    // Granted where the need for one is rated; an exclusion takes it away again in step 3.
    if (clinical.recoveryResidence !== true && setting.coverage['RR']?.status !== 'excluded')
      return waits('clinical-review');
    level.recoveryResidence = true;
  }
  let lowered = false;
  let belowNeed = false;

  const wanted = asked.level.treatment;
  if (wanted !== undefined) {
    const none = waits(setting.sudDiagnosis === false ? 'criteria-do-not-apply' : 'clinical-review');
    if (clinical.treatment.kind !== 'level') return none;
    const need = clinical.treatment.code;
    const relation = scale.compareTreatment(wanted, need);
    if (relation !== 'same' && setting.sudDiagnosis === false) return none;
    if (relation === 'different') return waits('different-level');
    level.treatment = wanted;
    if (relation === 'less') {
      if (['same', 'more'].includes(scale.compareTreatment(need, '3.7'))) return waits('request-below-need'); // P11
      if (setting.policy.underRequest === 'pend') return waits('request-below-need');
      belowNeed = true;
    }
    if (relation === 'more') {
      // R19
      const nothingLess = scale.treatment
        .filter(
          (code) =>
            scale.dominates(code, need) &&
            scale.compareTreatment(wanted, code) === 'more' &&
            setting.coverage[code]?.status !== 'excluded',
        )
        .every((code) => setting.unavailable.has(code));
      if (!(setting.unavailableForSupply && nothingLess)) {
        level.treatment = need;
        lowered = true;
      }
    }
  }

  const managed = asked.level.withdrawal;
  const needed = clinical.withdrawal === 'none' ? undefined : clinical.withdrawal;
  const severe = (one: string): boolean => one === '3.7-WM' || one === '4-WM';
  if (managed !== undefined) {
    if (needed === undefined) return waits('clinical-review'); // R28
    const order = scale.withdrawal;
    const difference = order.indexOf(managed) - order.indexOf(needed);
    // A hospital that is indicated anyway gives its own withdrawal management.
    const inHospital =
      clinical.treatment.kind === 'level' && ['4', '4-PSY'].includes(clinical.treatment.code) && managed === '4-WM';
    const lowers = difference > 0 && !inHospital;
    level.withdrawal = lowers ? needed : managed;
    if (lowers) lowered = true;
    if (difference < 0) {
      if (severe(needed) || setting.policy.underRequest === 'pend') return waits('request-below-need');
      belowNeed = true;
    }
  } else if (needed !== undefined) {
    // Decision 0011: planned elsewhere, or given by the level itself.
    const order = scale.withdrawal;
    const given = [setting.plannedWithdrawal, setting.withdrawalCoveredBy[wanted ?? '']].filter(
      (one) => one !== undefined && one !== 'none',
    );
    if (!given.some((one) => order.indexOf(one as string) >= order.indexOf(needed))) {
      if (severe(needed) || setting.policy.underRequest === 'pend') return waits('request-below-need');
      belowNeed = true;
    }
  }

  if (asked.level.otp === true) {
    if (clinical.otp !== true) return waits('clinical-review');
    level.otp = true;
  }
  return { level, lowered, belowNeed };
}

/** Steps 3 to 6. Levels only fall: a level that was left is not gone back to. */
function walk(
  situation: PlainSituation,
  first: Level,
  by: { exemption: CompiledRule | undefined; lowered: boolean; belowNeed: boolean },
): PlainAnswer {
  const { setting, clinical } = situation;
  const { asked, scale, coverage } = setting;
  const excluded = (code: string): boolean => coverage[code]?.status === 'excluded';
  const exempt = by.exemption !== undefined;
  const need = exempt || clinical.treatment.kind !== 'level' ? undefined : clinical.treatment.code;
  let level = first;
  const lowering: CompiledRule[] = [];

  for (let falls = 0; falls < 50; falls += 1) {
    // Step 3.
    if (level.recoveryResidence === true && excluded('RR')) {
      const { recoveryResidence: _, ...rest } = level;
      level = rest;
    }
    const barred = [level.withdrawal, level.otp === true ? 'OTP' : undefined].some(
      (code) => code !== undefined && excluded(code),
    );
    if (barred) return adverse(setting, { decision: 'deny', why: 'coverage' }, []);
    const code = level.treatment;
    if (code !== undefined) {
      const cannotBeHad = code !== asked.level.treatment && setting.unavailable.has(code);
      if (excluded(code) || cannotBeHad) {
        // What a payer lowered is not raised again, nor refused by lowering it to what the plan leaves out.
        if (lowering.length > 0) return waits('clinical-review');
        const instead = scale.treatment.find(
          (one) =>
            one !== code &&
            coverage[one] !== undefined &&
            !excluded(one) &&
            !setting.unavailable.has(one) &&
            scale.dominates(one, need ?? code) &&
            scale.dominates(one, code) &&
            scale.dominates(asked.level.treatment as string, one),
        );
        if (instead !== undefined) level = { ...level, treatment: instead };
        else if (excluded(code)) return adverse(setting, { decision: 'deny', why: 'coverage' }, []);
        else return waits('clinical-review');
      }
    }

    // Step 4.
    const rules = heard(situation, level, exempt);
    const denies = readFirst(having(rules, 'deny'));
    if (denies.length > 0) {
      if (codes(level).length > 1 && denies.some(({ rule }) => rule.appliesTo?.levels !== undefined))
        return waits('clinical-review');
      return adverse(setting, { decision: 'deny', why: 'rule' }, denies);
    }
    if (having(rules, 'pend').length > 0) return waits('rule asks');
    const current = level.treatment;
    let lowest: { to: string; rule: CompiledRule } | undefined;
    for (const rule of readFirst(having(rules, 'downgrade'))) {
      const { then } = rule.rule;
      if (then.effect !== 'downgrade' || current === undefined || scale.compareTreatment(current, then.to) !== 'more')
        continue;
      if (lowest === undefined || scale.compareTreatment(lowest.to, then.to) === 'more') lowest = { to: then.to, rule };
    }
    if (lowest !== undefined) {
      lowering.push(lowest.rule);
      level = { ...level, treatment: lowest.to };
      continue;
    }
    return amounts(situation, level, rules, lowering, by);
  }
  return waits('endless');
}

/** Steps 4 (limits), 5 and 6. */
function amounts(
  { setting }: PlainSituation,
  level: Level,
  rules: readonly CompiledRule[],
  lowering: readonly CompiledRule[],
  by: { exemption: CompiledRule | undefined; lowered: boolean; belowNeed: boolean },
): PlainAnswer {
  const { asked } = setting;
  const sameLevel = codes(level).join() === codes(asked.level).join();
  const care: { -readonly [K in keyof Care]: Care[K] } = { ...asked, level };

  // P14: never more hours than the ceiling of the level authorized instead.
  const ceiling = level.treatment === asked.level.treatment ? undefined : setting.hours.get(level.treatment ?? '');
  if (care.hoursPerWeek !== undefined && ceiling?.through !== undefined)
    care.hoursPerWeek = Math.min(care.hoursPerWeek, ceiling.through);
  else if (care.hoursPerWeek !== undefined && ceiling?.below !== undefined && care.hoursPerWeek >= ceiling.below) {
    delete care.hoursPerWeek;
    care.hoursPerWeekBelow = ceiling.below;
  }

  let floor = 0;
  for (const { rule } of having(rules, 'guarantee')) {
    if (rule.then.effect !== 'guarantee') continue;
    const fromAdmission =
      rule.then.from === 'admission' && asked.from !== undefined && setting.admittedOn !== undefined;
    const days = fromAdmission
      ? daysFrom(asked.from as string, plusDays(setting.admittedOn as string, rule.then.days - 1))
      : rule.then.days;
    floor = Math.max(floor, days);
  }

  const limits = readFirst(having(rules, 'limit'));
  // Decision 0009: at a level offered instead, units that a limit cannot be held against mean nothing.
  const foreign = limits.some(
    ({ rule: { then } }) =>
      then.effect === 'limit' &&
      then.units !== undefined &&
      then.unit !== care.unit &&
      !(then.unit === 'day' && care.from !== undefined && care.to !== undefined),
  );
  if (foreign && care.units !== undefined && !sameLevel) {
    // Days are a span as well, and that stays.
    if (care.unit === 'day' && care.from !== undefined && care.to === undefined)
      care.to = plusDays(care.from, care.units - 1);
    delete care.units;
    delete care.unit;
  }
  const before = { ...care };
  for (const { rule } of limits) {
    if (rule.then.effect !== 'limit') continue;
    const { unit, hoursPerWeek } = rule.then;
    // A limit of day units is a limit of days.
    const inDays = unit === 'day' && rule.then.units !== undefined;
    const days = inDays ? Math.min(rule.then.units as number, rule.then.days ?? Infinity) : rule.then.days;
    const units = inDays ? undefined : rule.then.units;
    const asksUnit = rule.then.units !== undefined && before.units !== undefined && before.unit !== unit;
    const spanKnown = (before.from !== undefined && before.to !== undefined) || before.unit === 'day';
    if (asksUnit && !(inDays && spanKnown) && sameLevel) return waits('information-needed'); // 0009
    if (days !== undefined) {
      const least = Math.max(days, floor);
      const span =
        care.from !== undefined && care.to !== undefined
          ? daysFrom(care.from, care.to)
          : care.unit === 'day'
            ? care.units
            : undefined;
      if (span === undefined || span > least) {
        if (care.from !== undefined) care.to = plusDays(care.from, least - 1);
        if (care.unit === 'day') care.units = Math.min(care.units ?? least, least);
        if (care.from === undefined) [care.units, care.unit] = [least, 'day'];
      }
    }
    if (units !== undefined) {
      const least = unit === 'day' ? Math.max(units, floor) : units;
      // A block of units within so many days is not filled by a shorter span: nothing is set that was not asked for.
      const spans = care.from !== undefined && care.to !== undefined ? daysFrom(care.from, care.to) : undefined;
      const fills = days === undefined || spans === undefined || spans >= days;
      if ((care.units === undefined && fills) || (care.units ?? 0) > least)
        [care.units, care.unit] = [least, unit as string];
    }
    if (hoursPerWeek !== undefined && (care.hoursPerWeek ?? Infinity) > hoursPerWeek) care.hoursPerWeek = hoursPerWeek;
  }
  const cut = limits.length > 0 && less(before, care);
  if (by.belowNeed && (lowering.length > 0 || cut)) return waits('request-below-need'); // P11
  if (by.lowered && !setting.clinicalMayLower) return waits('clinical-review'); // P10

  // Where a window begins is not known, nor then where it ends.
  const effect = by.exemption?.rule.then;
  const window = effect?.effect === 'exempt' ? effect.window : undefined;
  const counted = window?.days ?? window?.businessDays;
  if (counted !== undefined && window?.from !== undefined && setting.admittedOn === undefined)
    return waits('information-needed');
  if (window?.businessDays !== undefined && setting.providerState === undefined) return waits('information-needed');
  if (window?.used !== undefined && setting.used(window.used) === undefined) return waits('information-needed');

  const reduced = !sameLevel || less(asked, care);
  const windowed = by.exemption === undefined ? { care } : inWindow(care, by.exemption, setting);
  const answer: PlainAnswer = { decision: reduced ? 'downgrade' : 'approve', why: '', ...windowed };
  return reduced ? adverse(setting, answer, [...lowering, ...(cut ? limits : [])]) : answer;
}

/** Only what was asked for can be less. */
function less(asked: Care, given: Care): boolean {
  if (asked.hoursPerWeek !== undefined && (given.hoursPerWeek ?? 0) < asked.hoursPerWeek) return true;
  if (asked.units !== undefined && given.units !== undefined && asked.unit === given.unit && given.units < asked.units)
    return true;
  const span = (care: Care): number | undefined =>
    care.from !== undefined && care.to !== undefined
      ? daysFrom(care.from, care.to)
      : care.unit === 'day'
        ? care.units
        : undefined;
  const [before, after] = [span(asked), span(given)];
  return before !== undefined && after !== undefined && after < before;
}

/** P8, P19: the part inside the window is approved, the rest is not reviewable yet. */
function inWindow(care: Care, exemption: CompiledRule, setting: Setting): { care: Care; notYetReviewable?: PlainRest } {
  const { then } = exemption.rule;
  if (then.effect !== 'exempt' || then.window === undefined) return { care };
  const { days, businessDays, from, visits, used } = then.window;
  const before = used === undefined ? undefined : (setting.used(used) ?? 0);
  const inside: { -readonly [K in keyof Care]: Care[K] } = { ...care };
  let rest: PlainRest | undefined;
  const start = from === undefined ? care.from : setting.admittedOn;
  if ((days !== undefined || businessDays !== undefined) && start !== undefined) {
    const last = lastInWindow(start, days === undefined ? undefined : days - (before ?? 0), businessDays);
    // Days asked for end a request as well as a last day does.
    const counted = care.unit === 'day' && care.units !== undefined && care.from !== undefined;
    const until = care.to ?? (counted ? plusDays(care.from as string, (care.units as number) - 1) : undefined);
    if (until === undefined || until > last) {
      inside.to = last;
      rest = { from: plusDays(last, 1), ...(until === undefined ? {} : { to: until }) };
      if (care.unit === 'day' && care.units !== undefined && care.from !== undefined)
        inside.units = Math.min(care.units, Math.max(0, daysFrom(care.from, last)));
    }
  }
  if (visits !== undefined && care.units !== undefined && (care.unit === 'visit' || care.unit === 'session')) {
    inside.units = Math.min(care.units, Math.max(0, visits - (before ?? setting.visitsSoFar ?? 0)));
    const beyond = care.units - inside.units;
    if (beyond > 0) rest = { ...rest, units: beyond, unit: care.unit };
  }
  return rest === undefined ? { care: inside } : { care: inside, notYetReviewable: rest };
}

/** No adverse answer rests on an unread rule, stands against unread protection, or leaves where software may only find. */
function adverse(setting: Setting, answer: PlainAnswer, by: readonly CompiledRule[]): PlainAnswer {
  if (by.some(({ rule }) => rule.status === 'unverified')) return waits('unverified-source');
  return setting.policy.findingsOnly ? waits('findings-only') : answer;
}
