/** One subject's figures: what `npm run bench` prints, what `--json` gives and what the documents quote. */
export interface Report {
  readonly subject: string;
  readonly title: string;
  /** What was run, so that the figures below can be read. */
  readonly about: readonly string[];
  readonly tables: readonly Table[];
  readonly notes: readonly string[];
  /** What must be so for the figures to mean anything and was not: differing outcomes, lost answers. */
  readonly broken: readonly string[];
}

export interface Table {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Column {
  readonly heading: string;
  readonly write: (value: number) => string;
}

export interface Row {
  readonly name: string;
  /** One per column; `undefined` where it does not apply. */
  readonly values: readonly (number | undefined)[];
}

/** As wide as a terminal. */
export const WIDTH = 80;
const GAP = 2;

export const times = (value: number): string => `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)}x`;
export const noise = (value: number): string => `±${(value * 100).toFixed(0)}%`;
export const whole = (value: number): string => Math.round(value).toLocaleString('en');
export const tenths = (value: number): string => (value < 1000 ? value.toFixed(1) : whole(value));
export const percent = (value: number): string => `${(value * 100).toFixed(value < 0.1 ? 1 : 0)}%`;

export const ratioColumn = (heading: string): Column => ({ heading, write: times });
export const NOISE: Column = { heading: 'noise', write: noise };

export function writeTable({ title, columns, rows }: Table): string {
  const cells = rows.map(({ name, values }) => [
    name,
    ...columns.map(({ write }, at) => {
      const value = values[at];
      return value === undefined || Number.isNaN(value) ? '–' : write(value);
    }),
  ]);
  const all = [[title, ...columns.map(({ heading }) => heading)], ...cells];
  const widths = columns.map((_, at) => Math.max(...all.map((row) => (row[at + 1] as string).length)) + GAP);
  const first = WIDTH - widths.reduce((sum, width) => sum + width, 0);
  const longest = Math.max(...all.map((row) => (row[0] as string).length));
  if (longest > first) throw new Error(`"${title}" is wider than ${WIDTH} columns by ${longest - first}`);
  return all
    .map(([name, ...rest]) =>
      [(name as string).padEnd(longest), ...rest.map((cell, at) => cell.padStart(widths[at] as number))]
        .join('')
        .trimEnd(),
    )
    .join('\n');
}

/** Breaks a sentence at spaces. */
export function wrap(text: string, width = WIDTH): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}

export function writeReport({ title, about, tables, notes, broken }: Report): string {
  const parts = [
    `${title}\n${'-'.repeat(title.length)}`,
    ...(about.length === 0 ? [] : [about.map((line) => wrap(line)).join('\n')]),
    ...tables.map(writeTable),
    ...(notes.length === 0 ? [] : [notes.map((note) => wrap(note)).join('\n')]),
    ...broken.map((one) => wrap(`BROKEN: ${one}`)),
  ];
  return parts.join('\n\n');
}

/** The same for programs: headings as keys. */
export const reportJson = ({ tables, ...rest }: Report): object => ({
  ...rest,
  tables: tables.map(({ title, columns, rows }) => ({
    title,
    rows: rows.map(({ name, values }) => ({
      name,
      ...Object.fromEntries(columns.map(({ heading }, at) => [heading, values[at] ?? null])),
    })),
  })),
});
