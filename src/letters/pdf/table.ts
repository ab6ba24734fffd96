import type { Block, Text } from '../letter.js';
import { bottomOf, INK, MARGIN, type Sheet } from './sheet.js';

type Table = Extract<Block, { readonly kind: 'table' }>;

const PAD = 5;
const SIZE = 10;

/** A table with its caption; a row is never split over two pages, and the head is said again on a new one. */
export function writeTable(sheet: Sheet, { caption, columns, rows }: Table): void {
  const { doc } = sheet;
  const widths = widthsOf(columns.length, sheet.width);
  // The caption, the head and the first row stay together.
  const [first = []] = rows;
  sheet.room(50 + heightOf(sheet, first, widths));
  sheet.within('Table', () => {
    sheet.text('Caption', caption, { bold: true, before: 4, after: 4, size: 10.5 });
    row(
      sheet,
      columns.map((text) => ({ text })),
      widths,
      'TH',
    );
    for (const cells of rows) {
      if (doc.y + heightOf(sheet, cells, widths) > bottomOf(doc)) {
        doc.addPage();
        headAgain(sheet, columns, widths);
      }
      row(sheet, cells, widths);
    }
  });
  doc.x = MARGIN.side;
  doc.y += 8;
}

/** For the eye alone: the head is in the structure once. */
function headAgain(
  { artifact, doc, width: whole }: Sheet,
  columns: readonly string[],
  widths: readonly number[],
): void {
  const top = doc.y;
  const height = SIZE + 2 * PAD + 4;
  artifact(() => {
    doc.rect(MARGIN.side, top, whole, height).fill('#f0f1f2');
    doc.lineWidth(0.6).strokeColor('#71767a').rect(MARGIN.side, top, whole, height).stroke();
    doc.font('bold').fontSize(SIZE).fillColor(INK);
    let x = MARGIN.side;
    columns.forEach((column, index) => {
      const width = widths[index] ?? 0;
      doc.text(column, x + PAD, top + PAD, { width: width - 2 * PAD, height: SIZE + 2, ellipsis: true });
      x += width;
    });
  });
  doc.x = MARGIN.side;
  doc.y = top + height;
}

/** The first column names the row. */
function widthsOf(count: number, width: number): readonly number[] {
  const shares = count === 4 ? [0.34, 0.13, 0.25, 0.28] : count === 3 ? [0.3, 0.35, 0.35] : [0.32, 0.68];
  return shares.map((share) => share * width);
}

function row(sheet: Sheet, cells: readonly Text[], widths: readonly number[], head?: 'TH'): void {
  const { artifact, doc } = sheet;
  const height = heightOf(sheet, cells, widths, head);
  const top = doc.y;
  artifact(() => {
    if (head !== undefined) doc.rect(MARGIN.side, top, sheet.width, height).fill('#f0f1f2');
    let x = MARGIN.side;
    doc.lineWidth(0.6).strokeColor('#71767a');
    for (const width of widths) {
      doc.rect(x, top, width, height).stroke();
      x += width;
    }
  });
  sheet.within('TR', () => {
    let x = MARGIN.side;
    cells.forEach((cell, index) => {
      const width = widths[index] ?? 0;
      const bold = head !== undefined || index === 0;
      doc.x = x + PAD;
      doc.y = top + PAD;
      place(sheet, cell, { type: bold ? 'TH' : 'TD', bold, x: x + PAD, y: top + PAD, width: width - 2 * PAD });
      x += width;
    });
  });
  doc.y = top + height;
}

interface Place {
  readonly type: 'TH' | 'TD';
  readonly bold: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function place(sheet: Sheet, { lang, text, url }: Text, { bold, type, width, x, y }: Place): void {
  sheet.cell(type, lang, () => {
    const { doc } = sheet;
    doc
      .font(bold ? 'bold' : 'regular')
      .fontSize(SIZE)
      .fillColor(INK);
    doc.text(wordsOf({ text, ...(url === undefined ? {} : { url }) }), x, y, { width, lineGap: 2 });
  });
}

/** On paper an address must be read, not clicked. */
const wordsOf = ({ text, url }: Text): string => (url === undefined ? text : `${text}\n${url}`);

function heightOf({ doc }: Sheet, cells: readonly Text[], widths: readonly number[], head?: 'TH'): number {
  const heights = cells.map((cell, index) => {
    doc.font(head !== undefined || index === 0 ? 'bold' : 'regular').fontSize(SIZE);
    return doc.heightOfString(wordsOf(cell), { width: (widths[index] ?? 0) - 2 * PAD, lineGap: 2 });
  });
  return Math.max(...heights) + 2 * PAD;
}
