import { Select } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';
import { NOT_DOCUMENTED } from '../store/case.js';
import type { Choice, ControlProps } from './fact-field.js';

/** Many values in a list. A value that the list does not hold, as an everyday name of a level, is kept and shown. */
export function SelectControl({
  id,
  choices,
  value,
  onAnswer,
  mayBeUnknown,
  describedBy,
}: ControlProps & { readonly choices: readonly Choice[] }): ReactNode {
  const listed = choices.some((choice) => choice.value === value);
  return (
    <Select
      id={id}
      name={id}
      aria-describedby={describedBy}
      value={value === undefined ? '' : String(value)}
      onChange={({ target }) => onAnswer(target.value === '' ? undefined : target.value)}
    >
      <option value="">Choose</option>
      {value !== undefined && value !== NOT_DOCUMENTED && !listed && (
        <option value={String(value)}>{String(value)}</option>
      )}
      {choices.map((choice) => (
        <option key={String(choice.value)} value={String(choice.value)}>
          {choice.word}
        </option>
      ))}
      {mayBeUnknown && <option value={NOT_DOCUMENTED}>Not documented</option>}
    </Select>
  );
}
