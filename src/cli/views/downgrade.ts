import type { Downgrade, DowngradePart } from '../../domain/downgrade.js';
import { paragraph, type Sheet } from '../terminal/sheet.js';
import { criterionLines } from './criterion.js';
import type { Sources } from './sources.js';

/** The two results of a downgrade, each with what makes it so, and the offer. */
export const downgradeLines = (
  sheet: Sheet,
  { authorized, offer, requested }: Downgrade,
  sources: Sources,
): readonly string[] => [
  ...part(sheet, requested, sources),
  '',
  ...part(sheet, authorized, sources),
  '',
  ...paragraph(sheet, offer, '  '),
];

const part = (sheet: Sheet, { criteria, statement }: DowngradePart, sources: Sources): readonly string[] => [
  ...paragraph(sheet, statement, '  '),
  ...criteria.flatMap((criterion) => criterionLines(sheet, criterion, sources)),
];
