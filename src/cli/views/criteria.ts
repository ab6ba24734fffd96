import type { BestFitDocument, CriteriaDocument, LevelDocument } from '../../clinical/documents.js';
import type { CriteriaSet } from '../../library.js';
import type { Status } from '../../rulesets/documents.js';
import { field, heading, paragraph, type Sheet, table } from '../terminal/sheet.js';
import { Sources } from './sources.js';
import { counted } from './words.js';

const METHODS = {
  'best-fit': 'the least intensive level that fits',
  join: 'the least level that covers every rating’s minimum',
} as const;

export function criteriaListLines(sheet: Sheet, sets: readonly CriteriaSet[]): readonly string[] {
  return sets.flatMap(({ document }, index) => [
    ...(index === 0 ? [] : ['']),
    sheet.ink.strong(document.id),
    ...paragraph(sheet, `${document.title}, version ${document.version}`, '  '),
    ...paragraph(
      sheet,
      `Finds ${METHODS[document.method]} · ${counted(document.levels.length, 'level')}`,
      '  ',
      sheet.ink.faint,
    ),
  ]);
}

export function criteriaSetLines(sheet: Sheet, { document, digest }: CriteriaSet): readonly string[] {
  const sources = new Sources();
  const { edition, id, levels, method, population, references, title, version } = document;
  const levelRows = levels.map((level) => [level.code, hours(level), level.name]);
  return [
    sheet.ink.strong(`${id} ${version}`),
    ...field(sheet, 'Title', title),
    ...field(sheet, 'For', `edition ${edition}, ${population}s`),
    ...field(sheet, 'Finds', METHODS[method]),
    ...field(sheet, 'Digest', digest),
    ...heading(sheet, 'Levels'),
    ...table(sheet, levelRows),
    ...heading(sheet, 'What each asks for'),
    ...asked(sheet, document, ({ ref, section }) =>
      sources.cite({
        title: references[ref]?.title ?? ref,
        ...(references[ref]?.url === undefined ? {} : { url: references[ref].url }),
        ...(section === undefined ? {} : { section }),
      }),
    ),
    ...heading(sheet, 'Sources'),
    ...sources.lines(sheet),
  ];
}

function hours({ hoursPerWeek }: LevelDocument): string {
  if (hoursPerWeek === undefined) return '';
  const { below, from, through } = hoursPerWeek;
  if (from === undefined) return below === undefined ? `to ${through ?? ''} h/week` : `under ${below} h/week`;
  if (through !== undefined) return `${from}–${through} h/week`;
  return below === undefined ? `${from}+ h/week` : `${from} to under ${below} h/week`;
}

type Cite = (citation: LevelDocument['cite']) => string;

function asked(sheet: Sheet, document: CriteriaDocument, cite: Cite): readonly string[] {
  const entry = (text: string, citation: LevelDocument['cite'], status: Status): readonly string[] => [
    ...paragraph(sheet, text, { first: '    – ', rest: '      ' }),
    ...paragraph(sheet, `${status} · ${cite(citation)}`, '      ', sheet.ink.faint),
  ];
  if (document.method === 'join')
    return document.subdimensions.flatMap(({ dimension, fact, ratings, title }) => [
      ...paragraph(sheet, `${dimension}: ${title} (${fact})`, '  '),
      ...ratings.flatMap(({ cite: citation, code, meaning, minimum, status }) =>
        entry(
          `${code}: ${minimum === null ? 'no minimum' : `level ${minimum} at least`}. ${meaning}`,
          citation,
          status,
        ),
      ),
    ]);
  const codes = document.levels.map(({ code }) => code).filter((code) => isAsked(document, code));
  return codes.flatMap((level) => [
    `  Level ${level}`,
    ...document.combinations
      .filter((one) => one.level === level)
      .flatMap(({ cite: citation, status, title }) => entry(title, citation, status)),
    ...document.criteria
      .filter(({ levels }) => levels.includes(level))
      .flatMap(({ cite: citation, dimension, status, title }) =>
        entry(dimension === undefined ? title : `${dimension}: ${title}`, citation, status),
      ),
  ]);
}

const isAsked = ({ combinations, criteria }: BestFitDocument, code: string): boolean =>
  combinations.some(({ level }) => level === code) || criteria.some(({ levels }) => levels.includes(code));
