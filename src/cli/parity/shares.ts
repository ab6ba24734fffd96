import type { CauseReport, Standing } from '../../analysis/parity/report.js';
import { heading, type Sheet } from '../terminal/sheet.js';

/** What counts as less than the criteria find. A part put off until later is shown, and does not count. */
const LESS: ReadonlySet<Standing> = new Set(['less', 'shared', 'waits']);

export const answersLess = ({ standing }: Pick<CauseReport, 'standing'>): boolean => LESS.has(standing);

const BASES = ['cost', 'coverage', 'documentation', 'statute', 'clinical'] as const;

const COLUMN = 7;
const COLUMNS = ['denied', 'lower', 'cut', 'waits', 'later', 'shared', 'held'] as const;

/** By basis, each rule that takes something away, with the share of its slice in percent. */
export function shareLines(sheet: Sheet, causes: readonly CauseReport[]): readonly string[] {
  const taking = causes.filter((one) => answersLess(one) || one.standing === 'later');
  if (taking.length === 0) return ['', 'Nowhere in these slices is the answer less than the criteria find.'];
  const present = COLUMNS.filter((column) => taking.some((one) => weightOf(one, column) > 0));
  const head = present.map((column) => column.padStart(COLUMN)).join('');
  return BASES.flatMap((basis) => {
    const here = taking.filter((one) => one.basis === basis);
    if (here.length === 0) return [];
    return [
      ...heading(sheet, `${basis.charAt(0).toUpperCase()}${basis.slice(1)}`),
      sheet.ink.faint(`${head}  % of its slice`),
      ...here.flatMap((one) => row(sheet, one, present)),
    ];
  });
}

function row(sheet: Sheet, cause: CauseReport, columns: readonly (typeof COLUMNS)[number][]): readonly string[] {
  const points = cause.slice?.tally.points ?? 0;
  const shares = columns.map((column) => percent(weightOf(cause, column), points).padStart(COLUMN)).join('');
  const name = `${cause.id} (${cause.effect})`;
  if (shares.length + 2 + name.length <= sheet.width) return [`${shares}  ${name}`];
  if (shares.length + 2 + cause.id.length <= sheet.width) return [`${shares}  ${cause.id}`];
  return [`  ${cause.id}`, shares];
}

function weightOf({ slice }: CauseReport, column: (typeof COLUMNS)[number]): number {
  if (slice === undefined) return 0;
  const { held, less, shared } = slice.tally;
  return column === 'held' ? held : column === 'shared' ? shared : less[column];
}

export function percent(weight: number, points: number): string {
  if (weight === 0 || points === 0) return '–';
  const share = (100 * weight) / points;
  return share < 0.05 ? '<0.1' : share.toFixed(1);
}
