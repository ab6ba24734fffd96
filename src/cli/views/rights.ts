import type { Deadline, NoticeElement, Right, Rights } from '../../domain/rights.js';
import type { FactCatalogue } from '../../facts/catalogue.js';
import { paragraph, type Sheet } from '../terminal/sheet.js';
import { questionLines } from './questions.js';
import type { Sources } from './sources.js';
import { counted, spaced } from './words.js';

/** The rights against an answer, and what its notice must hold: what stands in the answer and what the payer adds. */
export function rightLines(
  sheet: Sheet,
  catalogue: FactCatalogue,
  { notice, notRead, questions, rights, statement }: Rights,
  sources: Sources,
): readonly string[] {
  const unread = `No rule that was read gives: ${notRead.map(spaced).join(', ')}. That is not to say that there is none.`;
  return [
    ...paragraph(sheet, statement, '  '),
    ...rights.flatMap((right) => oneRight(sheet, right, sources)),
    ...(notRead.length === 0 ? [] : paragraph(sheet, unread, { first: '  – ', rest: '    ' })),
    ...(notice.length === 0 ? [] : ['', '  Elements of the notice']),
    ...notice.flatMap((element) => oneElement(sheet, element, sources)),
    ...questionLines(sheet, catalogue, questions),
  ];
}

function oneRight(sheet: Sheet, right: Right, sources: Sources): readonly string[] {
  const { applies, decide, evidence, file, id, missing, payerAdds, source, statement, status, title } = right;
  const times = [
    ...(file === undefined
      ? []
      : [
          `To ask: ${time(file)} from the ${spaced(file.from)}${file.lastDay === undefined ? '' : `, last day ${file.lastDay}`}`,
        ]),
    ...(decide === undefined ? [] : [`To decide: ${time(decide)}`]),
  ];
  const waits = missing.length === 0 ? [] : [`waits for ${missing.join(', ')}`];
  const small = [...waits, spaced(status), evidence, sources.cite(source), id].join(' · ');
  return [
    ...paragraph(sheet, title, { first: `  ${applies === 'yes' ? '·' : '?'} `, rest: '    ' }),
    ...paragraph(sheet, small, '    ', sheet.ink.faint),
    ...paragraph(sheet, [statement, ...times.map((text) => `${text}.`)].join(' '), '    '),
    ...(payerAdds.length === 0 ? [] : paragraph(sheet, `The payer adds: ${payerAdds.join('; ')}.`, '    ')),
  ];
}

const time = ({ amount, evidence, unit }: Deadline): string =>
  `${counted(amount, unit.replace(/^(calendar|business)-/, '$1 '))}${evidence === 'unverified' ? ' (unverified)' : ''}`;

function oneElement(
  sheet: Sheet,
  { at, payerAdds, source, state, title }: NoticeElement,
  sources: Sources,
): readonly string[] {
  const sign = { filled: '✓', partly: '~', 'payer-must-add': '✗' }[state];
  const adds = payerAdds ?? (state === 'filled' ? undefined : 'all of it');
  const small = [
    ...(at.length === 0 ? [] : [`stands at ${at.join(', ')}`]),
    ...(adds === undefined ? [] : [`the payer adds ${adds}`]),
    sources.cite(source),
  ];
  return [
    ...paragraph(sheet, title, { first: `  ${sign} `, rest: '    ' }),
    ...paragraph(sheet, small.join(' · '), '    ', sheet.ink.faint),
  ];
}
