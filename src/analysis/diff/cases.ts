import type { Determination } from '../../domain/determination.js';
import type { Outcome } from '../../domain/faults.js';
import { levelText } from '../../domain/level.js';
import { counted } from '../../explanation/value-words.js';
import type { Library, Ruleset } from '../../library.js';
import { reviewUnder } from '../../review.js';
import { answerCases } from '../cases.js';
import { same } from './difference.js';

/** A case of either version that the two answer differently. */
export interface CaseDifference {
  /** The version whose case it is. */
  readonly of: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Every case of both versions, put to both: those whose answer is not the same. */
export function caseDifferences(
  library: Library,
  before: Ruleset,
  after: Ruleset,
): { readonly run: number; readonly changed: readonly CaseDifference[] } {
  const cases = [before, after].flatMap((ruleset) =>
    answerCases(library, ruleset).map(({ one, body }) => ({ of: ruleset.document.version, name: one.name, body })),
  );
  const changed = cases.flatMap(({ body, ...head }): readonly CaseDifference[] => {
    const [old, now] = [before, after].map((ruleset) => reviewUnder(ruleset, body, library)) as [Answer, Answer];
    return same(outcomeOf(old), outcomeOf(now)) ? [] : [{ ...head, before: answerWords(old), after: answerWords(now) }];
  });
  return { run: cases.length, changed };
}

type Answer = Outcome<Determination>;

/** What is decided, why and what is given; not who is cited for it. */
function outcomeOf(answer: Answer): unknown {
  if (!answer.ok) return answer.faults.map(({ code, pointer }) => [code, pointer]);
  const { authorized, decision, notYetReviewable, reason } = answer.value;
  return { authorized, decision, notYetReviewable, reason };
}

/** `downgrade (payer-rule): 3.5, 5 days`. */
function answerWords(answer: Answer): string {
  if (!answer.ok) return `refused (${answer.faults.map(({ code }) => code).join(', ')})`;
  const { authorized, decision, reason } = answer.value;
  const head = `${decision} (${reason})`;
  if (authorized === undefined || decision === 'pend' || decision === 'deny') return head;
  const { from, hoursPerWeek, level, to, unit, units } = authorized;
  const parts = [
    levelText(level),
    ...(units === undefined ? [] : [counted(units, unit ?? 'unit')]),
    ...(hoursPerWeek === undefined ? [] : [`${counted(hoursPerWeek, 'hour')} a week`]),
    ...(from === undefined || to === undefined ? [] : [`${from} to ${to}`]),
  ];
  return `${head}: ${parts.join(', ')}`;
}
