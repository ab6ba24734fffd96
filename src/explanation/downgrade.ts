import type { CitedCriterion, Determination } from '../domain/determination.js';
import type { Downgrade } from '../domain/downgrade.js';
import { codesOf, sameLevel } from '../domain/level.js';
import { say } from './messages.js';
import { levelLabel, list } from './words.js';

/**
 * A downgrade as two results: why what was asked for is not met, and why what is authorized is. `evaluated` is all that
 * was evaluated for the answer; nothing for an answer that is no downgrade.
 */
export function downgradeOf(
  { authorized, decision, findings, requested }: Determination,
  evaluated: readonly CitedCriterion[],
): Downgrade | undefined {
  if (decision !== 'downgrade' || authorized === undefined) return undefined;
  const [asked, given] = [new Set(codesOf(requested.level)), new Set(codesOf(authorized.level))];
  const against = evaluated.filter((one) => stands(one, 'not-met', asked, given));
  const forIt = evaluated.filter((one) => stands(one, 'met', given, asked));
  const level = sentence(levelLabel(authorized.level));
  const amount = sameLevel(requested.level, authorized.level);
  return {
    requested: {
      care: requested,
      result: 'not-met',
      statement: say(amount ? 'downgrade.requested-amount' : 'downgrade.requested', {
        level: amount ? levelLabel(requested.level) : sentence(levelLabel(requested.level)),
        criteria: names(against),
      }),
      criteria: against,
    },
    authorized: {
      care: authorized,
      result: 'met',
      // A withdrawal level can be the answer of the need alone, with no criteria of its own.
      statement:
        forIt.length === 0
          ? findings.clinical.statement
          : say('downgrade.authorized', { level, criteria: names(forIt) }),
      criteria: forIt,
    },
    offer: say('downgrade.offer', { level }),
    waivesAppeal: false,
  };
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** More titles than these make no sentence. */
const MOST_NAMED = 2;

/** What decided, by title; the rest as a count. */
function names(criteria: readonly CitedCriterion[]): string {
  const telling = criteria.filter(({ deciding }) => deciding);
  const titles = (telling.length === 0 ? criteria : telling).map(({ title }) => `“${title}”`);
  const more = titles.length - MOST_NAMED;
  return list(more <= 0 ? titles : [...titles.slice(0, MOST_NAMED), say('downgrade.more', { count: String(more) })]);
}

/** Effects of a rule that gives less, once it is met. */
const LOWERING: ReadonlySet<string> = new Set(['deny', 'downgrade', 'limit', 'pend']);

/** Does the criterion speak for this result of this part? One at a level of the other part alone does not. */
function stands(
  { deciding, effect, kind, level, result }: CitedCriterion,
  wanted: 'met' | 'not-met',
  own: ReadonlySet<string>,
  other: ReadonlySet<string>,
): boolean {
  if (effect !== undefined) {
    const adverse = LOWERING.has(effect);
    return deciding && result === 'met' && adverse === (wanted === 'not-met');
  }
  if (kind === 'law' || result !== wanted) return false;
  return level === undefined ? deciding : own.has(level) || (deciding && !other.has(level));
}
