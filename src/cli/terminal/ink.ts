/** Emphasis by meaning. Colour repeats what a mark or a word already says. */
export interface Ink {
  readonly strong: Paint;
  readonly faint: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  readonly open: Paint;
}

export type Paint = (text: string) => string;

const plain: Paint = (text) => text;

export const PLAIN: Ink = { strong: plain, faint: plain, good: plain, bad: plain, open: plain };

const sgr =
  (on: number, off: number): Paint =>
  (text) =>
    text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`;

const COLOURED: Ink = {
  strong: sgr(1, 22),
  faint: sgr(2, 22),
  good: sgr(32, 39),
  bad: sgr(31, 39),
  open: sgr(33, 39),
};

/** Colour for a terminal that wants it (https://no-color.org). */
export function inkFor(terminal: boolean, env: Readonly<Record<string, string | undefined>>): Ink {
  const refused = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return inkOf(terminal && !refused);
}

export const inkOf = (coloured: boolean): Ink => (coloured ? COLOURED : PLAIN);
