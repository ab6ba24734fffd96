import type { CitedCriterion, Determination, Unreviewed } from '../../domain/determination.js';
import { levelText } from '../../domain/level.js';
import type { Library } from '../../library.js';
import { decisionWord, LEGEND } from '../terminal/marks.js';
import { field, heading, paragraph, type Sheet } from '../terminal/sheet.js';
import { changeLines } from './changes.js';
import { clockLines } from './clocks.js';
import { criterionLines } from './criterion.js';
import { downgradeLines } from './downgrade.js';
import { provenanceLines } from './provenance.js';
import { qualificationLines } from './qualifications.js';
import { questionLines } from './questions.js';
import { rightLines } from './rights.js';
import { Sources } from './sources.js';
import { wouldChangeLines } from './would-change.js';
import { counted, cutFrom, spaced, type Words, wordsOf } from './words.js';

/** A determination as a reviewer reads it: the answer, who prevailed, what decided, what is missing, what happens next. */
export function determinationLines(
  sheet: Sheet,
  library: Library,
  determination: Determination,
  full: boolean,
): readonly string[] {
  const sources = new Sources();
  const words = wordsOf(library, determination.provenance.criteria?.id);
  const {
    missing,
    questions,
    advice,
    changes,
    clocks,
    downgrade,
    qualifications,
    rationale,
    rights,
    toolUse,
    wouldChange,
  } = determination;
  const decided = determination.criteria.filter(({ deciding }) => deciding);
  const others = determination.criteria.filter(({ deciding }) => !deciding);
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [...heading(sheet, title), ...lines];
  const cited = (criteria: readonly CitedCriterion[]): readonly string[] =>
    criteria.flatMap((criterion) => criterionLines(sheet, criterion, sources));
  return [
    ...answer(sheet, library, determination),
    '',
    ...paragraph(sheet, rationale),
    '',
    ...facts(sheet, determination, words),
    ...section(
      `Missing: ${counted(missing.length, 'fact')} can still change the answer`,
      questionLines(sheet, library.catalogue, missing),
    ),
    ...section('Criteria that decided', cited(decided)),
    ...section(full ? 'Also evaluated' : 'Also weighed', cited(others)),
    ...section('Worth asking; holds nothing up', questionLines(sheet, library.catalogue, questions)),
    ...section(
      'Worth knowing',
      advice.flatMap((text) => paragraph(sheet, text, { first: '  – ', rest: '    ' })),
    ),
    ...section('Two results', downgrade === undefined ? [] : downgradeLines(sheet, downgrade, sources)),
    ...section('Since the previous determination', changes === undefined ? [] : changeLines(sheet, changes)),
    ...section('What would change it', wouldChange === undefined ? [] : wouldChangeLines(sheet, wouldChange)),
    ...section('Clocks', clocks === undefined ? [] : clockLines(sheet, library.catalogue, clocks, sources)),
    ...section('Rights', rights === undefined ? [] : rightLines(sheet, library.catalogue, rights, sources)),
    ...section(
      'Who may sign',
      qualifications === undefined ? [] : qualificationLines(sheet, library.catalogue, qualifications, sources),
    ),
    ...section('Sources', sources.lines(sheet)),
    '',
    ...paragraph(sheet, LEGEND, '', sheet.ink.faint),
    ...(full ? [] : paragraph(sheet, MORE, '', sheet.ink.faint)),
    '',
    ...provenanceLines(sheet, determination.provenance),
    '',
    ...paragraph(sheet, toolUse, '', sheet.ink.faint),
  ];
}

const MORE = '--detail full lists every criterion evaluated; `ur explain` shows the values each one saw.';

function answer(sheet: Sheet, library: Library, determination: Determination): readonly string[] {
  const { decision, reason, reasonCode, urgent, finality, releasable } = determination;
  const meaning = reasonCode === undefined ? undefined : library.reasons[reasonCode]?.meaning;
  const title = `${decisionWord(sheet.ink, decision)}  ${spaced(reason)}`;
  const state = finality === 'final' ? 'final' : `proposed${releasable ? '' : ', not to be released yet'}`;
  return [
    `${title} · ${state}`,
    ...(urgent ? [sheet.ink.strong(sheet.ink.bad('URGENT  a person must act on this at once'))] : []),
    ...(reasonCode === undefined
      ? []
      : paragraph(sheet, `${reasonCode}${meaning === undefined ? '' : `: ${meaning}`}`)),
  ];
}

function facts(sheet: Sheet, determination: Determination, words: Words): readonly string[] {
  const { requested, authorized, notYetReviewable, reviewOn, tension, findings, alternatives, reviewer } =
    determination;
  const { attestation, confidentiality, reference } = determination;
  const { ratingsIndicate } = findings.clinical;
  const line = (label: string, text: string | undefined): readonly string[] =>
    text === undefined ? [] : field(sheet, label, text);
  return [
    ...line('Reference', reference),
    ...line('Marked', confidentiality?.join(', ')),
    ...line(
      'Requested',
      levelText(requested.level) === '' ? 'not read: no ruleset version can be named' : words.care(requested),
    ),
    ...line('Authorized', authorized === undefined ? nothing(determination) : words.care(authorized)),
    ...line('Not reviewed', notYetReviewable === undefined ? undefined : unreviewed(notYetReviewable)),
    ...line('Next review', reviewOn),
    ...line('Alternatives', alternatives.length === 0 ? undefined : alternatives.map(words.level).join('; ')),
    ...line('Clinical', clinically(findings.clinical)),
    ...line(
      '',
      ratingsIndicate === undefined ? undefined : `The ratings given would indicate ${words.level(ratingsIndicate)}.`,
    ),
    ...line('Payer', findings.payer.statement),
    ...line('Prevailed', `${PREVAILED[tension.kind]}: ${tension.statement}`),
    ...line('', pulls(determination)),
    ...line('By rules', tension.rules.length === 0 ? undefined : tension.rules.join(', ')),
    ...line('Flags', findings.clinical.flags.length === 0 ? undefined : findings.clinical.flags.map(spaced).join(', ')),
    ...line('Reviewer', `${reviewer.required}: ${reviewer.statement}`),
    ...line('Attested', attestation === undefined ? undefined : attested(attestation)),
  ];
}

const nothing = ({ decision }: Determination): string => (decision === 'deny' ? 'nothing' : 'nothing yet');

const clinically = ({ criteria, statement }: Determination['findings']['clinical']): string =>
  criteria === undefined ? statement : `${statement} By: ${criteria.title}.`;

const PREVAILED = {
  none: 'nobody',
  'clinical-prevailed': 'the clinical criteria',
  'payer-prevailed': 'the payer’s rules',
  'statute-prevailed': 'the law',
  'request-below-need': 'the request',
  undetermined: 'open',
} as const;

/** The levels that pulled apart, or the amounts at one level. */
function pulls({ authorized, decision, requested, tension }: Determination): string | undefined {
  const { clinicalLevel, kind, payerLevel } = tension;
  if (kind === 'none') return undefined;
  const cut = decision === 'downgrade' ? cutFrom(requested, authorized) : undefined;
  if (cut !== undefined) return `asked ${cut[0]} · given ${cut[1]}`;
  const sides = [
    ['asked', requested.level],
    ['clinically', clinicalLevel],
    ['given', payerLevel],
  ] as const;
  const named = sides.flatMap(([side, level]) => {
    const text = level === undefined ? '' : levelText(level);
    return text === '' ? [] : [`${side} ${text}`];
  });
  const given = decision === 'deny' ? ['given nothing'] : [];
  return named.length < 2 ? undefined : [...named, ...given].join(' · ');
}

function unreviewed({ from, to, units, unit }: Unreviewed): string {
  const days = from === undefined ? [] : [to === undefined ? `from ${from}` : `${from} to ${to}`];
  const counted = units === undefined ? [] : [`${units} ${unit ?? 'unit'}${units === 1 ? '' : 's'}`];
  return `${[...counted, ...days].join(', ')}; the plan may not review it yet`;
}

function attested(attestation: NonNullable<Determination['attestation']>): string {
  const { conclusion, reviewer, credential, criteria = [], licenceState, on } = attestation;
  const licence = licenceState === undefined ? credential : `${credential}, ${licenceState}`;
  const disputed = criteria.filter(({ agrees }) => !agrees).map(({ id }) => id);
  return [
    `${spaced(conclusion)}, ${reviewer} (${licence}), ${on}`,
    ...(disputed.length === 0 ? [] : [`disagrees with ${disputed.join(', ')}`]),
  ].join('; ');
}
