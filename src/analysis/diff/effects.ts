import { counted } from '../../explanation/value-words.js';
import type { Amounts, Effect, Window } from '../../rulesets/documents.js';
import type { Difference, Meanings } from './difference.js';
import { changed, changeWords, difference, listChanges, roseOrFell, same } from './difference.js';

/** What a rule does now and did not before. */
export function effectDifferences(before: Effect, after: Effect, meanings: Meanings): readonly Difference[] {
  if (same(before, after)) return [];
  if (before.effect !== after.effect) {
    const words = `it now ${effectWords(after, meanings)}; before, it ${effectWords(before, meanings)}`;
    return [difference('/then', words, before, after)];
  }
  const [old, now] = [before as Fields, after as Fields];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return keys.flatMap((key) => fieldDifferences(key, `/then/${key}`, old[key], now[key], after, meanings));
}

type Fields = Readonly<Record<string, unknown>>;

/** An effect in a few words, after "it". */
export function effectWords(effect: Effect, meanings: Meanings): string {
  switch (effect.effect) {
    case 'exempt':
      return effect.window === undefined
        ? 'exempts from review'
        : `exempts from review for ${windowWords(effect.window)}`;
    case 'prohibit':
      return `bars the reasons ${effect.reasons.map((reason) => reasonWords(reason, meanings)).join(', ')}`;
    case 'guarantee':
      return `guarantees ${counted(effect.days, 'day')} from ${START[effect.from]}`;
    case 'deny':
      return `denies: ${reasonWords(effect.reason, meanings)}`;
    case 'pend':
      return `pends: ${reasonWords(effect.reason, meanings)}`;
    case 'downgrade':
      return `lowers the level to ${effect.to}: ${reasonWords(effect.reason, meanings)}`;
    case 'limit':
      return `limits to ${amountWords(effect)}: ${reasonWords(effect.reason, meanings)}`;
    case 'advise':
      return 'advises';
  }
}

const START = { admission: 'the day of admission', request: 'the first day asked for' } as const;

const reasonWords = (code: string, { reasons }: Meanings): string => `“${reasons[code]?.meaning ?? code}”`;

function windowWords({ days, from, visits }: Window): string {
  const start = from === undefined ? START.request : START.admission;
  const parts = [
    ...(days === undefined ? [] : [`${counted(days, 'day')} from ${start}`]),
    ...(visits === undefined ? [] : [counted(visits, 'visit')]),
  ];
  return parts.join(' and ');
}

function amountWords({ days, hoursPerWeek, unit = 'day', units }: Amounts): string {
  const parts = [
    ...(days === undefined ? [] : [counted(days, 'day')]),
    ...(units === undefined ? [] : [counted(units, unit)]),
    ...(hoursPerWeek === undefined ? [] : [`${counted(hoursPerWeek, 'hour')} a week`]),
  ];
  return parts.join(' and ');
}

function fieldDifferences(
  key: string,
  at: string,
  before: unknown,
  after: unknown,
  effect: Effect,
  meanings: Meanings,
): readonly Difference[] {
  if (same(before, after)) return [];
  const say = (statement: string): readonly Difference[] => [difference(at, statement, before, after)];
  switch (key) {
    case 'days':
    case 'units':
    case 'hoursPerWeek': {
      const name = effect.effect === 'guarantee' ? 'the guarantee' : 'the limit';
      const unit = effect.effect === 'limit' && effect.unit !== undefined ? { unit: effect.unit } : {};
      const words = (amount: unknown): string | undefined =>
        amount === undefined ? undefined : amountWords({ ...unit, [key]: amount });
      if (typeof before !== 'number' || typeof after !== 'number')
        return say(changeWords(name, words(before), words(after)));
      return say(`${name} ${roseOrFell(before, after)} from ${before} to ${words(after) ?? ''}`);
    }
    case 'window': {
      const words = (window: Window | undefined): string =>
        window === undefined ? 'the whole request' : windowWords(window);
      return say(
        `the exemption now reaches over ${words(after as Window | undefined)}; before, over ${words(before as Window | undefined)}`,
      );
    }
    case 'from':
      return say(
        `the guarantee now counts from ${START[after as keyof typeof START]}; before, from ${START[before as keyof typeof START]}`,
      );
    case 'to':
      return say(`it now lowers the level to ${String(after)}; before, to ${String(before)}`);
    case 'reason':
      return say(
        `it now gives the reason ${reasonWords(String(after), meanings)}; before, ${reasonWords(String(before), meanings)}`,
      );
    case 'reasons':
    case 'needs': {
      const { added, removed } = listChanges((before ?? []) as readonly string[], (after ?? []) as readonly string[]);
      const words = (codes: readonly string[]): string =>
        codes.map((code) => (key === 'reasons' ? reasonWords(code, meanings) : code)).join(', ');
      const verb = key === 'reasons' ? 'bars' : 'asks for';
      const none = added.length + removed.length === 0;
      return none
        ? say(`what it ${verb} stands in another order`)
        : [
            ...(added.length === 0 ? [] : say(`it now also ${verb} ${words(added)}`)),
            ...(removed.length === 0 ? [] : say(`it no longer ${verb} ${words(removed)}`)),
          ];
    }
    default:
      return changed(at, `\`${key}\` of the effect`, before, after);
  }
}
