import type { Determination } from '../../domain/determination.js';
import type { Fault, Outcome } from '../../domain/faults.js';
import { levelText } from '../../domain/level.js';
import { determinationText } from '../../explanation/text.js';
import { problemJson } from '../json-answer.js';
import { decisionWord } from '../terminal/marks.js';
import type { Sheet } from '../terminal/sheet.js';
import { spaced } from '../views/words.js';
import type { Answer } from './answer.js';

/** One line of a batch as the API writes it. */
export function lineJson(line: number, outcome: Outcome<Answer>): string {
  if (!outcome.ok) return JSON.stringify({ line, problem: problemJson(outcome.faults) });
  const { determination, opinion } = outcome.value;
  const second = opinion === undefined ? '' : `,"secondOpinion":${JSON.stringify(opinion)}`;
  return `{"line":${line},"determination":${determinationText(determination)}${second}}`;
}

const DECISION_COLUMN = 11;
const LEVEL_COLUMN = 16;

/** One line of a batch for the eye: line, decision, level asked and given, why. */
export function lineText(sheet: Sheet, line: number, outcome: Outcome<Answer>): string {
  const { ink } = sheet;
  const number = ink.faint(String(line).padStart(6));
  if (!outcome.ok) return `${number}  ${ink.strong(ink.bad('FAULTY'))}     ${outcome.faults.map(faultText).join('; ')}`;
  const { determination, opinion } = outcome.value;
  const word = decisionWord(ink, determination.decision);
  const pad = ' '.repeat(Math.max(1, DECISION_COLUMN - determination.decision.length));
  const notes = [
    ...(determination.urgent ? ['URGENT'] : []),
    spaced(determination.reason),
    ...(determination.reasonCode === undefined ? [] : [determination.reasonCode]),
    ...missing(determination),
    ...(opinion?.agrees === false ? ['ENGINES DIFFER'] : []),
    ...(determination.reference === undefined ? [] : [`ref ${determination.reference}`]),
  ];
  return `${number}  ${word}${pad}${levels(determination).padEnd(LEVEL_COLUMN)} ${notes.join(' · ')}`;
}

const faultText = ({ code, pointer }: Fault): string => (pointer === undefined ? code : `${code} at ${pointer || '/'}`);

function levels({ decision, requested, authorized }: Determination): string {
  const asked = levelText(requested.level) || '–';
  const given = authorized === undefined ? '–' : levelText(authorized.level);
  if (decision === 'downgrade' && asked === given) return `${asked} in part`;
  return asked === given ? asked : `${asked} → ${given}`;
}

function missing({ missing }: Determination): readonly string[] {
  const [first, ...others] = missing;
  if (first === undefined) return [];
  return [`needs ${first.fact}${others.length === 0 ? '' : ` and ${others.length} more`}`];
}
