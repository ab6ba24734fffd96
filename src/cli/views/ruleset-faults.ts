import type { RulesetFault } from '../../rulesets/load.js';
import { fromHere } from '../from-here.js';
import { paragraph, type Sheet } from '../terminal/sheet.js';
import { counted } from './words.js';

/** As compilers do it: place and code in one line, then what is wrong, what to do and where to read more. */
export function rulesetFaultLines(sheet: Sheet, root: string, faults: readonly RulesetFault[]): readonly string[] {
  return faults.flatMap((fault) => [...one(sheet, root, fault), '']);
}

function one(
  { ink, ...sheet }: Sheet,
  root: string,
  { code, severity, file, line, column, pointer, message, hint }: RulesetFault,
): readonly string[] {
  const paint = severity === 'error' ? ink.bad : ink.open;
  const inked = { ink, ...sheet };
  return [
    `${ink.strong(`${fromHere(root, file)}:${line}:${column}`)}  ${paint(severity)}  ${code}`,
    ...paragraph(inked, message, '    '),
    ...(pointer === '' ? [] : paragraph(inked, `at ${pointer}`, '    ', ink.faint)),
    ...paragraph(inked, `to do: ${hint}`, '    ', ink.faint),
    ...paragraph(inked, `see docs/errors.md#${code}`, '    ', ink.faint),
  ];
}

/** `2 errors, 1 warning`. */
export function countOf(faults: readonly RulesetFault[]): string {
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const warnings = faults.length - errors;
  const parts = [
    ...(errors === 0 ? [] : [counted(errors, 'error')]),
    ...(warnings === 0 ? [] : [counted(warnings, 'warning')]),
  ];
  return parts.length === 0 ? 'no faults' : parts.join(', ');
}
