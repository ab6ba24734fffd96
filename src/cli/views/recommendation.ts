import type { CitedCriterion } from '../../domain/determination.js';
import { levelText } from '../../domain/level.js';
import type { Library } from '../../library.js';
import type { Recommendation } from '../../recommend.js';
import { field, heading, paragraph, type Sheet } from '../terminal/sheet.js';
import { criterionLines } from './criterion.js';
import { provenanceLines } from './provenance.js';
import { questionLines } from './questions.js';
import { Sources } from './sources.js';
import { counted, spaced, wordsOf } from './words.js';

/** The level an assessment indicates, with what decided and what would narrow it. */
export function recommendationLines(sheet: Sheet, library: Library, recommendation: Recommendation): readonly string[] {
  const { clinical, criteria, missing, provenance, rationale, toolUse, urgent } = recommendation;
  const words = wordsOf(library, provenance.criteria?.id);
  const sources = new Sources();
  const { ink } = sheet;
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [...heading(sheet, title), ...lines];
  const line = (label: string, text: string | undefined): readonly string[] =>
    text === undefined ? [] : field(sheet, label, text);
  const possible = [
    ...new Set((clinical.possible ?? []).map((level) => (levelText(level) === '' ? NO_LEVEL : words.level(level)))),
  ];
  const decided = tellingCriteria(criteria).filter(({ result }) => result !== 'undetermined');
  const open = criteria.filter(({ result }) => result === 'undetermined').length;
  return [
    `${ink.strong(headline(recommendation, words.level))}  ${clinical.criteria?.title ?? ''}`,
    ...(urgent
      ? [ink.strong(ink.bad('URGENT  the assessment points to hospital care; a person must act at once'))]
      : []),
    ...(possible.length > 0 ? [] : ['', ...paragraph(sheet, rationale)]),
    '',
    ...possible.flatMap((level) => paragraph(sheet, level, { first: '  – ', rest: '    ' })),
    ...line('Finding', possible.length > 0 ? undefined : clinical.statement),
    ...line('Flags', clinical.flags.length === 0 ? undefined : clinical.flags.map(spaced).join(', ')),
    ...section('Missing: facts that would narrow it', questionLines(sheet, library.catalogue, missing)),
    ...section(
      'Criteria that decided',
      decided.flatMap((criterion) => criterionLines(sheet, criterion, sources)),
    ),
    ...section('Sources', sources.lines(sheet)),
    ...(open === 0
      ? []
      : ['', `${counted(open, 'criterion', 'criteria')} still open; \`ur explain\` shows them by level.`]),
    '',
    ...provenanceLines(sheet, provenance),
    '',
    ...paragraph(sheet, toolUse, '', ink.faint),
  ];
}

/**
 * What a recommendation cites is all about the levels it leaves open: the criteria that decided and those that are
 * open; all clinical ones where neither is so (an axis beside the level is open, say).
 */
export function tellingCriteria(criteria: readonly CitedCriterion[]): readonly CitedCriterion[] {
  const telling = criteria.filter(({ deciding, result }) => deciding || result === 'undetermined');
  return telling.length > 0 ? telling : criteria.filter(({ kind }) => kind === 'clinical');
}

const NO_LEVEL = 'no treatment level, or none that can be computed';

function headline(
  { clinical }: Recommendation,
  words: (level: NonNullable<Recommendation['clinical']['indicated']>) => string,
): string {
  if (clinical.finding === 'level' && clinical.indicated !== undefined) return `LEVEL ${words(clinical.indicated)}`;
  return clinical.finding === 'possible' ? 'SEVERAL LEVELS POSSIBLE' : spaced(clinical.finding).toUpperCase();
}
