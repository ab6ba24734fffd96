import type { CitedCriterion } from '../../domain/determination.js';
import { mark, resultWord } from '../terminal/marks.js';
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

/** Result, effect, status, source and id: what a citation says beside its title. */
export function smallPrint(criterion: CitedCriterion, sources: Sources): string {
  const { result, effect, status, source, id } = criterion;
  const does = effect === undefined || result !== 'met' ? '' : `, ${EFFECTS[effect] ?? effect}`;
  return `${resultWord(result)}${does} · ${status} · ${sources.cite(source)} · ${id}`;
}

/** The dimension, where the title does not speak for itself. */
export const titled = ({ dimension, title }: CitedCriterion): string =>
  dimension === undefined ? title : `${dimension}: ${title}`;

export function criterionLines(sheet: Sheet, criterion: CitedCriterion, sources: Sources): readonly string[] {
  const { ink } = sheet;
  const rest = '    ';
  return [
    ...paragraph(sheet, titled(criterion), { first: `  ${mark(ink, criterion.result)} `, rest, wide: 4 }),
    ...paragraph(sheet, smallPrint(criterion, sources), rest, ink.faint),
    ...remedy(criterion).flatMap((text) => paragraph(sheet, text, rest)),
  ];
}

/** Why an adverse or protective rule speaks, and what would satisfy it. */
export function remedy({ kind, result, effect, because, satisfiedBy }: CitedCriterion): readonly string[] {
  const speaks = kind !== 'clinical' && (result === 'met' || kind === 'coverage') && effect !== undefined;
  const open =
    (effect !== undefined && ADVERSE.has(effect) && result === 'met') || (kind === 'clinical' && result === 'not-met');
  return [
    ...(speaks && because !== undefined ? [because] : []),
    ...(open && satisfiedBy !== undefined ? [`What would satisfy it: ${satisfiedBy}`] : []),
  ];
}

const ADVERSE: ReadonlySet<string> = new Set(['deny', 'pend', 'downgrade', 'limit']);
