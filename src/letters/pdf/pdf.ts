import type { Block, Field, Letter, Text } from '../letter.js';
import { createSpeaker } from '../speaker.js';
import { bytesOf, createSheet, finish, INK, MARGIN, type Sheet, writeMark } from './sheet.js';
import { writeTable } from './table.js';

/**
 * A letter as a tagged PDF with its fonts in it. The same letter gives the same bytes: its date is `on`, a day of the
 * request, and no clock is read. Nothing of the request stands in the metadata.
 */
export async function letterPdf(letter: Letter, on: Date): Promise<Buffer> {
  const { audience, closing, draft, greeting, head, language, sections, title } = letter;
  const { say } = createSpeaker(language, audience, '3');
  const sheet = createSheet({ title, language, on });
  if (draft !== undefined) writeMark(sheet, draft);
  for (const field of head) writeField(sheet, field, 3);
  sheet.text('H1', title, { size: 20, bold: true, before: 14, after: 10 });
  sheet.text('P', greeting);
  for (const section of sections)
    sheet.within('Sect', () => {
      if (section.id !== 'decision') {
        sheet.room(70);
        sheet.text('H2', section.title, { size: 13.5, bold: true, before: 12, after: 5 });
      }
      for (const block of section.blocks) writeBlock(sheet, block);
    });
  sheet.room(50);
  sheet.doc.y += 10;
  for (const block of closing) writeBlock(sheet, block);
  finish(sheet, draft, (page, pages) => say('page', { page: String(page), pages: String(pages) }));
  return bytesOf(sheet);
}

function writeBlock(sheet: Sheet, block: Block): void {
  switch (block.kind) {
    case 'paragraph':
      return block.strong === true ? writeStrong(sheet, block.text) : sheet.text('P', block.text, {}, block.lang);
    case 'list':
      sheet.within('L', () => block.items.forEach((item) => writeItem(sheet, item)));
      sheet.doc.y += 3;
      return;
    case 'subheading':
      sheet.room(52);
      return sheet.text('H3', block.text, { bold: true, before: 5, after: 2 });
    case 'field':
      return writeField(sheet, block, 7);
    case 'table':
      return writeTable(sheet, block);
  }
}

function writeStrong(sheet: Sheet, text: string): void {
  const { artifact, doc } = sheet;
  const top = doc.y + 4;
  sheet.text('P', text, { size: 12.5, bold: true, indent: 12, before: 4, after: 8 });
  artifact(() => doc.rect(MARGIN.side, top, 4, doc.y - 12 - top).fill(INK));
}

function writeItem(sheet: Sheet, { lang, text }: Text): void {
  const { doc } = sheet;
  sheet.room(18);
  sheet.within('LI', () => {
    const top = doc.y;
    doc.font('regular').fontSize(11).fillColor(INK);
    sheet.cell('Lbl', undefined, () => {
      doc.text('•', MARGIN.side + 6, top, { lineBreak: false });
    });
    doc.y = top;
    sheet.text('LBody', text, { indent: 18, after: 3 }, lang);
  });
}

/** "Label: text", or a line to write on. */
function writeField(sheet: Sheet, { label, text = BLANK }: Field, after: number): void {
  sheet.room(20);
  sheet.labelled(`${label}: `, text, { after, joined: text === BLANK });
}

const BLANK = '_'.repeat(40);
