import type { Determination } from '../../domain/determination.js';
import type { Fault, Outcome } from '../../domain/faults.js';
import { levelText } from '../../domain/level.js';
import { determinationBytes } from '../../explanation/text.js';
import { problemJson } from '../json-answer.js';
import { decisionWord } from '../terminal/marks.js';
import type { Ink } from '../terminal/ink.js';
import { spaced } from '../views/words.js';
import type { Answer } from './answer.js';
import type { DecideOptions } from './options.js';

/** The answer to one line of a batch, with its newline: as the API gives it, or for the eye. */
export const lineBytes = (line: number, outcome: Outcome<Answer>, { json }: DecideOptions, ink: Ink): Buffer =>
  json === true ? asJson(line, outcome) : Buffer.from(`${forTheEye(ink, line, outcome)}\n`);

function asJson(line: number, outcome: Outcome<Answer>): Buffer {
  if (!outcome.ok) return Buffer.from(`${JSON.stringify({ line, problem: problemJson(outcome.faults) })}\n`);
  const { determination, opinion } = outcome.value;
  const second = opinion === undefined ? '' : `,"secondOpinion":${JSON.stringify(opinion)}`;
  return determinationBytes(determination, `{"line":${line},"determination":`, `${second}}\n`);
}

const DECISION_COLUMN = 11;
const LEVEL_COLUMN = 16;

/** Line, decision, level asked and given, why. */
function forTheEye(ink: Ink, line: number, outcome: Outcome<Answer>): string {
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
