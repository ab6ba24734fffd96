import type { Letter } from '../../letters/letter.js';
import { field, heading, paragraph, type Sheet, table } from '../terminal/sheet.js';
import { counted } from './words.js';

/** What was written, how hard it is to read, and what the payer has to do before it leaves. */
export function letterLines(sheet: Sheet, letter: Letter, file: string): readonly string[] {
  const { draft, reading, title, toConfirm, toFill } = letter;
  const { ink } = sheet;
  return [
    `${ink.strong(title)}  ${file}`,
    ...(draft === undefined ? [] : [ink.bad(draft)]),
    '',
    ...field(
      sheet,
      'Reading',
      `${MEASURE[reading.formula]} ${reading.value} (${counted(reading.words, 'word', 'words')})`,
    ),
    ...(toFill.length === 0 ? [] : heading(sheet, `Blanks to fill: ${toFill.length}`)),
    ...table(
      sheet,
      toFill.map(({ at, label, slot }) => [slot, at, label]),
    ),
    ...(toConfirm.length === 0 ? [] : heading(sheet, `To check before it leaves: ${toConfirm.length}`)),
    ...toConfirm.flatMap(({ of, statement }) =>
      paragraph(sheet, `${of}: ${statement}`, { first: '  – ', rest: '    ' }),
    ),
  ];
}

const MEASURE: Readonly<Record<Letter['reading']['formula'], string>> = {
  'flesch-kincaid-grade': 'Flesch-Kincaid grade',
  inflesz: 'INFLESZ (55 and more is normal to easy)',
};
