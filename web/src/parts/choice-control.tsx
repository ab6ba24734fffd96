import type { ReactNode } from 'react';
import { NOT_DOCUMENTED } from '../store/case.js';
import { Icon } from './icon.js';
import type { Choice, ControlProps } from './fact-field.js';

/** A few values side by side. What was chosen can be taken back: the question is then not asked yet. */
export function ChoiceControl({
  id,
  choices,
  value,
  onAnswer,
  mayBeUnknown,
}: ControlProps & { readonly choices: readonly Choice[] }): ReactNode {
  const offered = mayBeUnknown ? [...choices, { value: NOT_DOCUMENTED, word: 'Not documented' }] : choices;
  return (
    <div className="choices">
      {offered.map((choice) => (
        <label
          key={String(choice.value)}
          className={choice.value === NOT_DOCUMENTED ? 'choice choice--unknown' : 'choice'}
        >
          <input type="radio" name={id} checked={value === choice.value} onChange={() => onAnswer(choice.value)} />
          <span>{choice.word}</span>
        </label>
      ))}
      {value !== undefined && mayBeUnknown && (
        <button type="button" className="clear" title="Clear this answer" onClick={() => onAnswer(undefined)}>
          <Icon name="not-met" />
          <span className="usa-sr-only">Clear this answer</span>
        </button>
      )}
    </div>
  );
}
