import type { Qualification, Qualifications } from '../../domain/qualifications.js';
import type { FactCatalogue } from '../../facts/catalogue.js';
import { paragraph, type Sheet } from '../terminal/sheet.js';
import { questionLines } from './questions.js';
import type { Sources } from './sources.js';
import { spaced } from './words.js';

/** Who may sign an answer that gives less than was asked, and what the attestation shows of it. */
export const qualificationLines = (
  sheet: Sheet,
  catalogue: FactCatalogue,
  { questions, requirements, statement }: Qualifications,
  sources: Sources,
): readonly string[] => [
  ...paragraph(sheet, statement, '  '),
  ...requirements.flatMap((one) => oneRequirement(sheet, one, sources)),
  ...questionLines(sheet, catalogue, questions),
];

function oneRequirement(sheet: Sheet, requirement: Qualification, sources: Sources): readonly string[] {
  const { applies, attested, evidence, id, missing, source, statement, status, title } = requirement;
  const small = [
    ...(missing.length === 0 ? [] : [`waits for ${missing.join(', ')}`]),
    ...(attested === undefined ? [] : [`attested: ${spaced(attested)}`]),
    spaced(status),
    evidence,
    sources.cite(source),
    id,
  ];
  return [
    ...paragraph(sheet, title, { first: `  ${applies === 'yes' ? '·' : '?'} `, rest: '    ' }),
    ...paragraph(sheet, small.join(' · '), '    ', sheet.ink.faint),
    ...paragraph(sheet, statement, '    '),
  ];
}
