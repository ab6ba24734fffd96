import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';

type Doc = InstanceType<typeof PDFDocument>;
type Element = ReturnType<Doc['struct']>;

const FONTS = fileURLToPath(new URL('../../../letters/fonts/', import.meta.url));

export const MARGIN = { top: 84, bottom: 72, side: 66 } as const;

/** How a piece of text is set. */
export interface Setting {
  readonly size?: number;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly indent?: number;
  /** Space above and below. */
  readonly before?: number;
  readonly after?: number;
}

export interface About {
  readonly title: string;
  readonly language: string;
  /** Day of the letter, from the request; no clock is read. */
  readonly on: Date;
}

/** A letter-size document that is tagged for assistive technology: everything is in the structure or an artifact. */
export interface Sheet {
  readonly doc: Doc;
  /** The element that what comes next is put under. */
  readonly within: (type: string, write: () => void) => void;
  readonly text: (type: string, text: string, setting?: Setting, lang?: string) => void;
  /** A bold label and what follows it; `joined` closes the gaps of a line to write on. */
  readonly labelled: (
    label: string,
    text: string,
    setting: { readonly after: number; readonly joined: boolean },
  ) => void;
  /** Content that sets its own place. */
  readonly cell: (type: string, lang: string | undefined, write: () => void) => void;
  /** Drawing that means nothing to who cannot see it. */
  readonly artifact: (draw: () => void) => void;
  /** A new page where less than this is left. */
  readonly room: (height: number) => void;
  readonly width: number;
}

export const INK = '#1b1b1b';
const LEADING = 3.2;
/** Height of four lines. */
const KEPT = 66;

export function createSheet({ language, on, title }: About): Sheet {
  const doc = new PDFDocument({
    size: 'LETTER',
    margins: { top: MARGIN.top, bottom: MARGIN.bottom, left: MARGIN.side, right: MARGIN.side },
    pdfVersion: '1.7',
    lang: language,
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: title,
      CreationDate: on,
      ModDate: on,
      Producer: 'utilization-review',
      Creator: 'utilization-review',
    },
  });
  doc.registerFont('regular', join(FONTS, 'PublicSans-Regular.ttf'));
  doc.registerFont('bold', join(FONTS, 'PublicSans-Bold.ttf'));
  const root = doc.struct('Document', { lang: language });
  doc.addStructure(root);
  let parent: Element = root;
  const width = doc.page.width - 2 * MARGIN.side;

  const within: Sheet['within'] = (type, write) => {
    const outer = parent;
    parent = doc.struct(type);
    outer.add(parent);
    write();
    parent = outer;
  };
  const cell: Sheet['cell'] = (type, lang, write) => {
    const element = lang === undefined ? doc.struct(type) : doc.struct(type, { lang });
    parent.add(element);
    element.add(doc.markStructureContent(type));
    write();
    doc.endMarkedContent();
  };
  const text: Sheet['text'] = (type, words, setting = {}, lang) => {
    const { after = 6, before = 0, bold = false, colour = INK, indent = 0, size = 11 } = setting;
    doc
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(colour);
    const height = doc.heightOfString(words, { width: width - indent, lineGap: LEADING });
    // A few lines stay together; more may be split.
    if (doc.y + before + Math.min(height, KEPT) > bottomOf(doc)) doc.addPage();
    else doc.y += before;
    cell(type, lang, () => {
      doc.text(words, MARGIN.side + indent, doc.y, { width: width - indent, lineGap: LEADING });
    });
    doc.y += after;
  };
  const labelled: Sheet['labelled'] = (label, words, { after, joined }) => {
    cell('P', undefined, () => {
      doc.fontSize(11).fillColor(INK).font('bold');
      doc.text(label, MARGIN.side, doc.y, { width, lineGap: LEADING, continued: true });
      doc.font('regular').text(words, { width, lineGap: LEADING, characterSpacing: joined ? -1.2 : 0 });
    });
    doc.y += after;
  };
  const artifact: Sheet['artifact'] = (draw) => {
    doc.markContent('Artifact', { type: 'Layout' });
    draw();
    doc.endMarkedContent();
  };
  const room: Sheet['room'] = (height) => {
    if (doc.y + height > bottomOf(doc)) doc.addPage();
  };
  return { doc, within, text, labelled, cell, artifact, room, width };
}

export const bottomOf = (doc: Doc): number => doc.page.height - MARGIN.bottom;

/** What stands on every page: the mark of a draft above, the number below. */
export function finish(
  { doc }: Sheet,
  draft: string | undefined,
  number: (page: number, pages: number) => string,
): void {
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    // Written in the margins, where text would otherwise open a new page.
    doc.page.margins = { ...doc.page.margins, top: 0, bottom: 0 };
    doc.markContent('Artifact', { type: 'Pagination' });
    if (draft !== undefined) {
      doc
        .lineWidth(1.5)
        .strokeColor(MARK)
        .rect(MARGIN.side, 34, doc.page.width - 2 * MARGIN.side, 26)
        .stroke();
      // On the first page it is in the text: what stands in the margins is not read aloud.
      if (page > 0) markLine(doc, draft);
    }
    line(doc, number(page + 1, count), doc.page.height - 44, { size: 9, bold: false, colour: '#454545' });
    doc.endMarkedContent();
  }
}

const MARK = '#8a1500';

const markLine = (doc: Doc, draft: string): void => line(doc, draft, 41.5, { size: 10.5, bold: true, colour: MARK });

/** The mark of a draft as the first words of the letter. */
export function writeMark(sheet: Sheet, draft: string): void {
  sheet.cell('P', undefined, () => markLine(sheet.doc, draft));
  sheet.doc.x = MARGIN.side;
  sheet.doc.y = MARGIN.top;
}

function line(
  doc: Doc,
  words: string,
  y: number,
  { bold, colour, size }: Required<Pick<Setting, 'size' | 'bold' | 'colour'>>,
): void {
  doc
    .font(bold ? 'bold' : 'regular')
    .fontSize(size)
    .fillColor(colour);
  doc.text(words, MARGIN.side, y, { width: doc.page.width - 2 * MARGIN.side, align: 'center', lineBreak: false });
}

/** The bytes, once the last page is done. */
export function bytesOf({ doc }: Sheet): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
    doc.end();
  });
}
