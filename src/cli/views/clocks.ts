import type { Clock, Clocks } from '../../domain/clocks.js';
import type { FactCatalogue } from '../../facts/catalogue.js';
import { paragraph, type Sheet } from '../terminal/sheet.js';
import { questionLines } from './questions.js';
import type { Sources } from './sources.js';
import { spaced } from './words.js';

/** The clocks of an answer: the one that runs out first, then all with their sources, then what was not read. */
export function clockLines(
  sheet: Sheet,
  catalogue: FactCatalogue,
  { clocks, gaps, questions, statement }: Clocks,
  sources: Sources,
): readonly string[] {
  return [
    ...paragraph(sheet, statement, '  '),
    ...clocks.flatMap((clock) => oneClock(sheet, clock, sources)),
    ...gaps.flatMap(({ reason }) => paragraph(sheet, reason, { first: '  – ', rest: '    ' })),
    ...questionLines(sheet, catalogue, questions),
  ];
}

function oneClock(sheet: Sheet, clock: Clock, sources: Sources): readonly string[] {
  const { events, evidence, expiry, id, missing, note, source, status, title, tolled } = clock;
  const sign = clock.governing ? '→' : clock.applies === 'yes' ? '·' : '?';
  const waits = missing.length === 0 ? [] : [`waits for ${missing.join(', ')}`];
  const stopped =
    tolled === undefined
      ? []
      : [`stopped from ${tolled.from}${tolled.until === undefined ? '' : ` to ${tolled.until}`}`];
  const small = [...waits, ...stopped, spaced(status), evidence, sources.cite(source), id].join(' · ');
  const said = [
    ...events.map(({ at, kind, statement }) => `${spaced(kind)}, ${at}: ${statement}`),
    ...(expiry.meaning === 'not-read' ? [] : [`When it is over: ${expiry.statement}`]),
    ...(note === undefined ? [] : [note]),
  ];
  return [
    ...paragraph(sheet, `${title}: ${due(clock)}`, { first: `  ${sign} `, rest: '    ' }),
    ...paragraph(sheet, small, '    ', sheet.ink.faint),
    ...said.flatMap((text) => paragraph(sheet, text, '    ')),
  ];
}

function due({ dueAt, earliestDueAt }: Clock): string {
  if (dueAt !== undefined) return `due ${dueAt}`;
  return earliestDueAt === undefined ? 'the moment of receipt is missing' : `due ${earliestDueAt} at the earliest`;
}
