import type { CitedCriterion } from '../../domain/determination.js';
import type { Ink } from '../terminal/ink.js';
import { against, mark, resultWord, silent } from '../terminal/marks.js';
import { paragraph, type Sheet } from '../terminal/sheet.js';
import type { Sources } from './sources.js';

/** What an effect does when its rule is met, in a word or two. */
const EFFECTS: Readonly<Record<string, string>> = {
  exempt: 'bars review of medical necessity',
  prohibit: 'bars some reasons for an adverse answer',
  guarantee: 'guarantees a minimum',
  deny: 'denies',
  pend: 'asks for something first',
  downgrade: 'lowers the level',
  limit: 'limits the amount',
  advise: 'advises',
};

const ADVERSE: ReadonlySet<string> = new Set(['deny', 'pend', 'downgrade', 'limit']);

/** A criterion is met or not; a rule stands against the request, or does not speak, or protects. */
export function criterionMark(ink: Ink, { effect, result }: CitedCriterion): string {
  if (effect === undefined || result === 'undetermined' || result === 'overridden') return mark(ink, result);
  if (result === 'not-met') return silent(ink);
  return ADVERSE.has(effect) ? against(ink) : mark(ink, result);
}

/** Result, effect, status, source and id: what a citation says beside its title. */
export function smallPrint(criterion: CitedCriterion, sources: Sources): string {
  const { result, effect, status, source, id } = criterion;
  const speaks = result === 'not-met' ? 'does not apply' : (EFFECTS[effect ?? ''] ?? '');
  const does = effect === undefined || (result !== 'met' && result !== 'not-met') ? '' : `: ${speaks}`;
  return `${resultWord(result)}${does} · ${status} · ${sources.cite(source)} · ${id}`;
}

/** The title, after the dimension or the level covered, of which titles do not speak. */
export function titled({ dimension, kind, level, title }: CitedCriterion): string {
  const subject = kind === 'coverage' && level !== undefined ? `Level ${level}` : dimension;
  return subject === undefined ? title : `${subject}: ${title}`;
}

export function criterionLines(sheet: Sheet, criterion: CitedCriterion, sources: Sources): readonly string[] {
  const { ink } = sheet;
  const rest = '    ';
  return [
    ...paragraph(sheet, titled(criterion), { first: `  ${criterionMark(ink, criterion)} `, rest, wide: 4 }),
    ...paragraph(sheet, smallPrint(criterion, sources), rest, ink.faint),
    ...remedy(criterion).flatMap((text) => paragraph(sheet, text, rest)),
  ];
}

/** Why an adverse or protective rule speaks, and what would satisfy it. */
export function remedy({ kind, result, effect, because, satisfiedBy }: CitedCriterion): readonly string[] {
  const speaks = result === 'met' && effect !== undefined && effect !== 'advise';
  const open =
    (effect !== undefined && ADVERSE.has(effect) && result === 'met') || (kind === 'clinical' && result === 'not-met');
  return [
    ...(speaks && because !== undefined ? [because] : []),
    ...(open && satisfiedBy !== undefined ? [`What would satisfy it: ${satisfiedBy}`] : []),
  ];
}
