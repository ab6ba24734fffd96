import type { CitedCriterion, Determination, Trace } from '../../domain/determination.js';
import { levelText } from '../../domain/level.js';
import { operatorWords, valueWords } from '../../explanation/value-words.js';
import type { Library } from '../../library.js';
import type { Remark } from '../request/answers.js';

/** The notes of an answer, numbered. Items that say the same share a note. */
export interface Notes {
  readonly numbersOf: (texts: readonly string[]) => readonly number[];
  readonly all: () => readonly object[];
}

export function createNotes(): Notes {
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const number = numbers.get(text) ?? numbers.size + 1;
    numbers.set(text, number);
    return number;
  };
  return {
    numbersOf: (texts) => [...new Set(texts.map(numberOf))],
    all: () => [...numbers].map(([text, number]) => ({ number, type: 'print', text })),
  };
}

/** What a determination says: the rationale, each criterion that decided with its source, what is missing, by which rules. */
export function noteTexts(
  determination: Determination,
  remarks: readonly Remark[],
  library: Library,
): readonly string[] {
  const { decision, releasable, criteria, missing, advice, alternatives, notYetReviewable, rationale } = determination;
  const { reviewer, provenance } = determination;
  return [
    // What is proposed and may not leave yet is no rationale for anybody: the criteria stand for themselves.
    ...(releasable || decision === 'pend' ? [rationale] : []),
    ...(determination.urgent ? ['Urgent: a person must act on this at once.'] : []),
    ...(reviewer.required === 'none' ? [] : [AWAITS[reviewer.required]]),
    ...criteria.filter(({ deciding }) => deciding).map((criterion) => criterionText(criterion, library)),
    ...missing.map(({ fact, question }) => `Missing: ${question} (${fact})`),
    ...(notYetReviewable === undefined ? [] : [restText(notYetReviewable)]),
    ...(alternatives.length === 0 ? [] : [`Covered alternatives: ${alternatives.map(levelText).join('; ')}.`]),
    ...advice,
    ...remarks.map((remark) => REMARKS[remark]),
    provenanceText(provenance),
  ];
}

const AWAITS = {
  clinician: 'Pended for review by a clinician of the payer. Nothing has been decided; more information can be sent.',
  administrative: 'Pended for review by the payer. Nothing has been decided; more information can be sent.',
} as const;

/** `rule | result | what it saw | source`: there is no code system for criteria, and notes are where they travel. */
function criterionText(criterion: CitedCriterion, library: Library): string {
  const { id, title, dimension, level, result, source, status, trace, satisfiedBy } = criterion;
  const place = level === undefined || title.startsWith(`Level ${level}`) ? undefined : `Level ${level}`;
  const about = [dimension, place].filter((one) => one !== undefined);
  const seen = trace === undefined ? [] : leavesOf(trace).map((leaf) => leafText(leaf, library));
  return [
    `${about.length === 0 ? '' : `${about.join(', ')}: `}${title}`,
    result,
    ...[...new Set(seen)].slice(0, MOST_SEEN),
    ...(result === 'not-met' && satisfiedBy !== undefined ? [`would be met by: ${satisfiedBy}`] : []),
    `source: ${[source.title, source.section].filter((one) => one !== undefined).join(', ')} (${status})`,
    id,
  ].join(' | ');
}

const MOST_SEEN = 8;

type Leaf = Extract<Trace, { fact: unknown }>;

function leavesOf(trace: Trace): readonly Leaf[] {
  if ('fact' in trace) return [trace];
  if ('all' in trace) return trace.all.flatMap(leavesOf);
  if ('any' in trace) return trace.any.flatMap(leavesOf);
  if ('of' in trace) return trace.of.flatMap(leavesOf);
  return 'not' in trace ? leavesOf(trace.not) : [];
}

/** `assessment.asam3.d5 is at least 2: it is 3`. */
function leafText({ fact, operator, wanted, seen }: Leaf, { catalogue }: Library): string {
  const unit = catalogue.facts[catalogue.indexOf.get(fact) ?? -1]?.unit;
  const value = seen === null ? 'not known' : `it is ${valueWords(seen, unit)}`;
  return wanted === null
    ? `${fact}: ${value}`
    : `${fact} ${operatorWords(operator)} ${valueWords(wanted, unit)}: ${value}`;
}

function restText({ from, to, units, unit }: NonNullable<Determination['notYetReviewable']>): string {
  const days = from === undefined ? '' : ` from ${from}${to === undefined ? '' : ` to ${to}`}`;
  const count = units === undefined ? '' : ` ${units} ${unit ?? 'unit'}${units === 1 ? '' : 's'}`;
  return `Not yet reviewed:${count}${days}. The plan may not review this part yet; it is neither approved nor refused.`;
}

function provenanceText({ engine, ruleset, criteria }: Determination['provenance']): string {
  const pins = [
    ...(ruleset === undefined ? [] : [`ruleset ${ruleset.payer} ${ruleset.version}, sha256 ${ruleset.digest}`]),
    ...(criteria === undefined ? [] : [`criteria ${criteria.id} ${criteria.version}, sha256 ${criteria.digest}`]),
  ];
  return `Answered by: ${[...pins, `engine ${engine}`].join('; ')}.`;
}

const REMARKS: Readonly<Record<Remark, string>> = {
  'form-unfinished': 'A form or observation that is not finished was not read.',
  'about-another-person': 'A form or observation about another person was not read.',
  modified: 'A form or observation with a modifier that is not known here was not read.',
  'answers-not-known': 'A form has answers whose link ids are no facts known here; they were not read.',
  'not-read': 'Documents that came along are not read by software.',
};
