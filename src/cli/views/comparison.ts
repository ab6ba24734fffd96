import type { Comparison, PayerAnswer } from '../../analysis/comparison/comparison.js';
import { isEvaluated } from '../../analysis/comparison/differences.js';
import type { Determination } from '../../domain/determination.js';
import { levelText } from '../../domain/level.js';
import { decisionWord } from '../terminal/marks.js';
import type { Sheet } from '../terminal/sheet.js';
import { heading, paragraph } from '../terminal/sheet.js';
import { counted, spaced } from './words.js';

/** One case under several payers: a line each, then why they differ. */
export function comparisonLines(sheet: Sheet, { agree, answers, differences }: Comparison): readonly string[] {
  const answering = answers.filter((one) => 'determination' in one && isEvaluated(one)).length;
  const width = Math.max(...answers.map(({ payer }) => payer.length));
  return [
    headline(agree, answering, answers.length),
    '',
    `  ${sheet.ink.faint(`${'payer'.padEnd(width)}  ${'answer'.padEnd(DECISION)}${'given'.padEnd(GIVEN)}${'indicated'.padEnd(GIVEN)}why`)}`,
    ...answers.map((answer) => `  ${answer.payer.padEnd(width)}  ${row(sheet, answer)}`.trimEnd()),
    ...(differences.length === 0 ? [] : heading(sheet, answering < 2 ? 'Why no more answer' : 'Why they differ')),
    ...differences.flatMap(({ statement }) => paragraph(sheet, statement, { first: '  – ', rest: '    ' })),
  ];
}

const DECISION = 11;
const GIVEN = 11;
/** Nobody prevailed, or nobody yet. */
const UNTOLD: ReadonlySet<Determination['tension']['kind']> = new Set(['none', 'undetermined']);

function headline(agree: boolean, answering: number, asked: number): string {
  const who = `${counted(answering, 'payer')} of ${asked} ${answering === 1 ? 'answers' : 'answer'}`;
  if (answering < 2) return `${who}: there is nothing to compare`;
  return `${who}: ${agree ? 'all the same' : 'not all the same'}`;
}

function row(sheet: Sheet, answer: PayerAnswer): string {
  if ('refusal' in answer)
    return `${'–'.padEnd(DECISION + 2 * GIVEN)}${answer.refusal.map(({ code }) => spaced(code)).join(', ')}`;
  const { authorized, decision, findings, reason, tension } = answer.determination;
  const pad = ' '.repeat(DECISION - decision.length);
  const given = authorized === undefined ? '–' : levelText(authorized.level) || '–';
  return `${decisionWord(sheet.ink, decision)}${pad}${given.padEnd(GIVEN)}${indicated(findings).padEnd(GIVEN)}${spaced(reason)}${UNTOLD.has(tension.kind) ? '' : ` · ${spaced(tension.kind)}`}`;
}

function indicated({ clinical }: Determination['findings']): string {
  if (clinical.indicated !== undefined) return levelText(clinical.indicated);
  return clinical.finding === 'possible' ? 'open' : '–';
}
