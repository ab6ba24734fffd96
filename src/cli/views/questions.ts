import type { Question } from '../../domain/determination.js';
import type { FactCatalogue } from '../../facts/catalogue.js';
import { paragraph, type Sheet } from '../terminal/sheet.js';

/** What to ask, the fact to state, and the answers it can have. */
export function questionLines(sheet: Sheet, catalogue: FactCatalogue, asked: readonly Question[]): readonly string[] {
  return asked.flatMap((one) => [
    ...paragraph(sheet, one.question, { first: '  ? ', rest: '    ' }),
    ...paragraph(sheet, `${one.fact}: ${answers(catalogue, one)}`, '    ', sheet.ink.faint),
  ]);
}

const MOST_VALUES = 12;

function answers(catalogue: FactCatalogue, { fact: name, unit, values }: Question): string {
  if (values !== undefined) {
    return values.length <= MOST_VALUES
      ? values.join(', ')
      : `one of ${values.length} values; see \`ur facts ${name}\``;
  }
  const fact = catalogue.facts[catalogue.indexOf.get(name) ?? -1];
  const words = fact === undefined ? 'see `ur facts`' : TYPES[fact.type];
  const range =
    fact?.minimum === undefined || fact.maximum === undefined ? '' : ` from ${fact.minimum} to ${fact.maximum}`;
  return `${words}${range}${unit === undefined ? '' : ` (${unit})`}`;
}

export const TYPES = {
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  code: 'a code',
  text: 'a short text',
  level: 'a level of care',
  date: 'a date, YYYY-MM-DD',
  instant: 'a moment with its UTC offset',
  'code-list': 'a list of ICD-10-CM codes',
  'level-list': 'a list of levels of care',
} as const;
