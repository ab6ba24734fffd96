import type { Changes, CriterionChange } from '../../domain/changes.js';
import { paragraph, type Sheet } from '../terminal/sheet.js';
import { counted, spaced } from './words.js';

/** What is otherwise than in the previous determination: the answer, then criterion by criterion. */
export function changeLines(sheet: Sheet, changes: Changes): readonly string[] {
  const { criteria, decision, level, statement, unchanged } = changes;
  const moved = [
    ...(decision === undefined ? [] : [`decision: ${decision.before} → ${decision.after}`]),
    ...(level === undefined ? [] : [`level: ${level.before} → ${level.after}`]),
  ];
  return [
    ...paragraph(sheet, statement, '  '),
    ...moved.flatMap((text) => paragraph(sheet, text, { first: '  · ', rest: '    ' })),
    ...criteria.flatMap((one) => oneChange(sheet, one)),
    ...paragraph(sheet, `${counted(unchanged, 'criterion', 'criteria')} with the same result.`, '  ', sheet.ink.faint),
  ];
}

const oneChange = (sheet: Sheet, { after, before, deciding, id, level, title }: CriterionChange): readonly string[] => [
  ...paragraph(sheet, title ?? id, { first: '  · ', rest: '    ' }),
  ...paragraph(
    sheet,
    [
      `${spaced(before ?? 'not-shown')} → ${spaced(after ?? 'not-evaluated')}`,
      ...(deciding ? ['decided now'] : []),
      level === undefined ? id : `${id} (level ${level})`,
    ].join(' · '),
    '    ',
    sheet.ink.faint,
  ),
];
