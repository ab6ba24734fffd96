import type { ChangeSet, WouldChange } from '../../domain/would-change.js';
import { paragraph, type Sheet } from '../terminal/sheet.js';
import { spaced } from './words.js';

/** The smallest sets of facts with which the answer would give more; one paragraph each, with the names of its facts. */
export const wouldChangeLines = (sheet: Sheet, { sets, statement }: WouldChange): readonly string[] => [
  ...paragraph(sheet, statement, '  '),
  ...sets.flatMap((one) => oneSet(sheet, one)),
];

const oneSet = (sheet: Sheet, { facts, kind, statement }: ChangeSet): readonly string[] => [
  ...paragraph(sheet, statement, { first: '  · ', rest: '    ' }),
  ...paragraph(sheet, [spaced(kind), ...facts.map(({ fact }) => fact)].join(' · '), '    ', sheet.ink.faint),
];
