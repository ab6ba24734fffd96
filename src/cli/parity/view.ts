import type { AboveReport, CauseReport, ParityReport, Standing } from '../../analysis/parity/report.js';
import type { Witness } from '../../analysis/parity/witness.js';
import type { Library, Ruleset } from '../../library.js';
import { decisionWord } from '../terminal/marks.js';
import { heading, paragraph, type Sheet } from '../terminal/sheet.js';
import type { Words } from '../views/words.js';
import { spaced, wordsOf } from '../views/words.js';
import { enumeratedLines, grouped, notEnumeratedLines } from './enumerated.js';
import { percent, shareLines } from './shares.js';

export interface ParityOptions {
  readonly witnesses?: boolean;
}

/** The whole proof for the eye. */
export function parityLines(
  sheet: Sheet,
  library: Library,
  ruleset: Ruleset,
  report: ParityReport,
  options: ParityOptions,
): readonly string[] {
  const { above, causes, payer, version } = report;
  return [
    sheet.ink.strong(`${payer} ${version}`),
    ...paragraph(sheet, 'Each asked for what the criteria indicate: where is the answer less, and by which rule?'),
    ...shareLines(sheet, causes),
    ...legend(sheet, causes),
    ...witnessLines(sheet, library, ruleset, causes, options),
    ...aboveLines(sheet, above, options),
    ...otherLines(sheet, causes),
    ...enumeratedLines(sheet, report),
    ...notEnumeratedLines(sheet, report),
  ];
}

const LEGEND =
  'denied · lower: a less intensive level · cut: less of it · waits: a question or a person · later: a first part, the rest reviewed later · shared: less together with others · held: others protect from it';

const legend = (sheet: Sheet, causes: readonly CauseReport[]): readonly string[] =>
  causes.some(({ witness }) => witness !== undefined) ? ['', ...paragraph(sheet, LEGEND, '', sheet.ink.faint)] : [];

function witnessLines(
  sheet: Sheet,
  library: Library,
  ruleset: Ruleset,
  causes: readonly CauseReport[],
  options: ParityOptions,
): readonly string[] {
  const witnessed = causes.flatMap(({ beside, id, witness }) =>
    witness === undefined ? [] : [{ beside, id, witness }],
  );
  if (witnessed.length === 0) return [];
  const words = wordsOf(library, ruleset.arms.adult.criteria.document.id);
  return [
    ...heading(sheet, 'The shortest request that shows it, as review answers it'),
    ...witnessed.flatMap(({ beside, id, witness }) => {
      const { decision, requested } = witness.determination;
      const also = beside.length === 0 ? '' : `; elsewhere together with ${beside.join(', ')}`;
      return [
        ...paragraph(sheet, `${id}, ${grouped(witness.facts)} facts`, '  '),
        ...paragraph(sheet, `asked and indicated ${words.care(requested)}`, '      ', sheet.ink.faint),
        ...paragraph(sheet, `${decisionWord(sheet.ink, decision)}: ${answered(witness, words)}${also}`, '      '),
        ...bodyLines(witness, options),
      ];
    }),
  ];
}

/** What is given, asked for, or the reason why nothing is. */
function answered({ determination }: Witness, words: Words): string {
  const { authorized, decision, missing, reason, reasonCode } = determination;
  if (authorized !== undefined) return words.care(authorized);
  if (decision !== 'pend') return spaced(reasonCode ?? reason);
  return missing.length === 0 ? 'a clinician must look' : `asks for ${missing.map(({ fact }) => fact).join(', ')}`;
}

const bodyLines = ({ body }: Witness, { witnesses }: ParityOptions): readonly string[] =>
  witnesses === true
    ? JSON.stringify(body, undefined, 2)
        .split('\n')
        .map((line) => `      ${line}`)
    : [];

function aboveLines(sheet: Sheet, above: readonly AboveReport[], options: ParityOptions): readonly string[] {
  if (above.length === 0) return [];
  return [
    ...heading(sheet, 'Where more is given than the criteria find, when more is asked for'),
    ...above.flatMap(({ basis, given, id, points, witness }) => [
      ...paragraph(sheet, `${id} (${basis}): ${percent(given, points)} % of its slice`, {
        first: '  ',
        rest: '      ',
      }),
      ...bodyLines(witness, options),
    ]),
  ];
}

const OTHER: readonly (readonly [Standing, string])[] = [
  ['protects', 'Protects'],
  ['unused', 'Protects from nothing in these slices'],
  ['held', 'Met, and others protect from it everywhere'],
  ['shadowed', 'Never effective: others decide wherever it is met'],
  ['idle', 'Never effective: met, and nothing comes of it'],
  ['never-met', 'Never met where the criteria alone approve'],
  ['advises', 'Only advises'],
];

/** Rules that take nothing away. */
function otherLines(sheet: Sheet, causes: readonly CauseReport[]): readonly string[] {
  return OTHER.flatMap(([standing, words]) => {
    const here = causes.filter(
      (one) => one.standing === standing || (standing === 'protects' && one.protectsFrom.length > 0),
    );
    if (here.length === 0) return [];
    return [
      ...heading(sheet, words),
      ...here.flatMap((one) => paragraph(sheet, named(one), { first: '  ', rest: '      ' })),
    ];
  });
}

function named({ beside, id, protectedBy, protectsFrom, standing }: CauseReport): string {
  if (protectsFrom.length > 0) return `${id}: from ${protectsFrom.join(', ')}`;
  if (standing === 'held') return `${id}: ${protectedBy.join(', ')}`;
  return standing === 'shadowed' ? `${id}: ${beside.join(', ')}` : id;
}
