import type { CitedResult, Decision } from '../../domain/determination.js';
import type { Ink, Paint } from './ink.js';

const MARKS: Readonly<Record<CitedResult, string>> = {
  met: '✓',
  'not-met': '✗',
  undetermined: '?',
  'not-applicable': '–',
  overridden: '⊘',
};

const WORDS: Readonly<Record<CitedResult, string>> = {
  met: 'met',
  'not-met': 'not met',
  undetermined: 'undetermined',
  'not-applicable': 'not stated by the payer',
  overridden: 'met, set aside by a protective rule',
};

export const resultWord = (result: CitedResult): string => WORDS[result];

/** A rule that stands against the request: a check mark for its met condition would say the opposite. */
export const against = (ink: Ink): string => ink.bad('!');

/** A rule that does not speak. */
export const silent = (ink: Ink): string => ink.faint('·');

export const LEGEND = '✓ met · ✗ not met · ? undetermined · ! a rule stands against it · ⊘ set aside';

/** One column wide. */
export function mark(ink: Ink, result: CitedResult): string {
  return paintOf(ink, result)(MARKS[result]);
}

function paintOf(ink: Ink, result: CitedResult): Paint {
  if (result === 'met') return ink.good;
  if (result === 'not-met') return ink.bad;
  return result === 'undetermined' ? ink.open : ink.faint;
}

export function decisionWord(ink: Ink, decision: Decision): string {
  const paint = decision === 'approve' ? ink.good : decision === 'deny' ? ink.bad : ink.open;
  return ink.strong(paint(decision.toUpperCase()));
}
