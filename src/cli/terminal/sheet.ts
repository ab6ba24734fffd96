import type { Ink, Paint } from './ink.js';

/** What is written on: how wide it is and how it shows emphasis. */
export interface Sheet {
  readonly width: number;
  readonly ink: Ink;
}

/** Breaks a text at spaces into lines of at most `width`. A longer word (an address, an id) stays whole. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

export interface Indent {
  /** Before the first line; as it looks, without emphasis, decides where the text begins. */
  readonly first: string;
  /** Before the others. */
  readonly rest: string;
  /** How wide `first` looks when it holds emphasis. */
  readonly wide?: number;
}

export function paragraph(sheet: Sheet, text: string, indent: Indent | string = '', paint?: Paint): readonly string[] {
  const { first, rest, wide } = typeof indent === 'string' ? { first: indent, rest: indent } : { ...indent };
  const lines = wrap(text, sheet.width - Math.max(wide ?? first.length, rest.length));
  return lines.map((line, index) => `${index === 0 ? first : rest}${paint === undefined ? line : paint(line)}`);
}

export const heading = ({ ink }: Sheet, text: string): readonly string[] => ['', ink.strong(text)];

/** A label in a column of its own and a text beside it. */
export function field(sheet: Sheet, label: string, text: string, column = 13): readonly string[] {
  const name = label.padEnd(column);
  const first = `  ${sheet.ink.faint(name)} `;
  return paragraph(sheet, text, { first, rest: ' '.repeat(column + 3), wide: column + 3 });
}

/** Rows with columns as wide as their widest cell; the last column wraps. */
export function table(sheet: Sheet, rows: readonly (readonly string[])[], indent = '  '): readonly string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length)) - 1;
  const widths = Array.from({ length: Math.max(0, columns) }, (_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.flatMap((row) => {
    const first = indent + widths.map((width, column) => `${(row[column] ?? '').padEnd(width)}  `).join('');
    // A last column with no room left goes on a line of its own.
    if (sheet.width - first.length < 24) {
      const text = row[columns] ?? '';
      return [first.trimEnd(), ...(text === '' ? [] : paragraph(sheet, text, `${indent}    `))];
    }
    return paragraph(sheet, row[columns] ?? '', { first, rest: ' '.repeat(first.length) }).map((line) =>
      line.trimEnd(),
    );
  });
}
