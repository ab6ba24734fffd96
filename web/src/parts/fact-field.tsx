import type { ReactNode } from 'react';
import type { Fact, ProblemFault } from '../api/types.js';
import { type FactValue, NOT_DOCUMENTED } from '../store/case.js';
import { ChoiceControl } from './choice-control.js';
import { fieldId } from './field-id.js';
import type { NamedLevel } from './levels.js';
import { SelectControl } from './select-control.js';
import { TextControl } from './text-control.js';
import { faultWords } from './trouble-notice.js';

export interface FactFieldProps {
  readonly fact: Fact;
  readonly value: FactValue | undefined;
  readonly onAnswer: (value: FactValue | undefined) => void;
  readonly fault?: ProblemFault | undefined;
  readonly levels?: readonly NamedLevel[];
  /** False where a request cannot do without the fact, so that “not documented” is no answer. */
  readonly mayBeUnknown?: boolean;
  /** The value that follows from other answers, where this one is not answered. */
  readonly follows?: string | undefined;
}

/** One question with the control that its fact asks for; “not documented” is an answer of its own. */
export function FactField({
  fact,
  value,
  onAnswer,
  fault,
  levels = [],
  mayBeUnknown = true,
  follows,
}: FactFieldProps): ReactNode {
  const id = fieldId(fact.name);
  const common = {
    id,
    fact,
    value,
    onAnswer,
    mayBeUnknown,
    describedBy: fault === undefined ? undefined : `${id}-fault`,
  };
  const choices = choicesOf(fact, levels);
  const isGroup = choices !== undefined && fitSideBySide(choices);
  const state = value === undefined ? 'open' : value === NOT_DOCUMENTED ? 'undocumented' : 'answered';
  const told = (
    <>
      {fact.note !== undefined && fact.note.length <= NOTE_AT_MOST && <span className="field__note">{fact.note}</span>}
      {follows !== undefined && value === undefined && (
        <span className="field__follows">Follows from other answers: {follows}</span>
      )}
      {fault !== undefined && (
        <span className="field__fault" id={`${id}-fault`}>
          {faultWords(fault)}
        </span>
      )}
    </>
  );
  if (isGroup)
    return (
      <fieldset className={`field field--${state}`} id={id} tabIndex={-1} aria-describedby={common.describedBy}>
        <legend>{fact.question ?? fact.meaning}</legend>
        {told}
        <ChoiceControl {...common} choices={choices} />
      </fieldset>
    );
  return (
    <div className={`field field--${state}`}>
      <label htmlFor={id}>{fact.question ?? fact.meaning}</label>
      {told}
      {choices === undefined ? <TextControl {...common} /> : <SelectControl {...common} choices={choices} />}
    </div>
  );
}

export interface Choice {
  readonly value: string | number | boolean;
  readonly word: string;
}

export interface ControlProps {
  readonly id: string;
  readonly fact: Fact;
  readonly value: FactValue | undefined;
  readonly onAnswer: (value: FactValue | undefined) => void;
  readonly mayBeUnknown: boolean;
  readonly describedBy: string | undefined;
}

/** A few choices stand side by side; many or long ones are a list to choose from. */
const fitSideBySide = (choices: readonly Choice[]): boolean =>
  choices.length <= FEW || choices.reduce((length, { word }) => length + word.length, 0) <= SHORT_TOGETHER;

const FEW = 3;
const SHORT_TOGETHER = 70;
const NOTE_AT_MOST = 140;
/** Ratings and the like: every number can be offered. */
const WIDEST_SCALE = 5;

function choicesOf(fact: Fact, levels: readonly NamedLevel[]): readonly Choice[] | undefined {
  const { maximum, minimum, type, values } = fact;
  if (type === 'boolean')
    return [
      { value: true, word: 'Yes' },
      { value: false, word: 'No' },
    ];
  if (type === 'level') return levels.map(({ code, name }) => ({ value: code, word: `${code}  ${name}` }));
  if (values !== undefined)
    return Object.entries(values).map(([value, meaning]) => ({ value, word: wordOf(value, meaning) }));
  if (type === 'integer' && minimum === 0 && maximum !== undefined && maximum < WIDEST_SCALE)
    return Array.from({ length: maximum + 1 }, (_, value) => ({ value, word: String(value) }));
  return undefined;
}

/** Codes that reviewers know by their sign keep it before the meaning. */
const wordOf = (value: string, meaning: string): string =>
  value !== meaning && /^[0-9A-Z]{1,4}$/.test(value)
    ? `${value}  ${meaning}`
    : meaning.charAt(0).toUpperCase() + meaning.slice(1);
