import { TextInput } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';
import type { CaseView } from '../../parts/case-frame.js';
import { caseName } from '../../parts/case-name.js';
import { fieldId } from '../../parts/field-id.js';
import { useCases } from '../../store/cases.js';

/** A number is not an approval, and no place for a name: both are said where it is entered. */
export function ReferenceField({ view: { change, one } }: { readonly view: CaseView }): ReactNode {
  const id = fieldId('reference');
  const alike = (useCases() ?? []).find(
    (other) => other.id !== one.id && !!one.reference && other.reference === one.reference,
  );
  return (
    <div className="field field--answered">
      <label htmlFor={id}>Your reference</label>
      <span className="field__note" id={`${id}-note`}>
        To find the case again; it is not an approval. No name and no member number.
      </span>
      <TextInput
        id={id}
        name={id}
        type="text"
        autoComplete="off"
        aria-describedby={`${id}-note`}
        value={one.reference ?? ''}
        onChange={({ target }) => change((now) => ({ ...now, reference: target.value }))}
      />
      {alike !== undefined && (
        <span className="field__fault" role="status">
          Another case has this reference ({caseName(alike)}, opened{' '}
          {new Date(alike.openedAt).toLocaleDateString('en-US')}): is it the same request?
        </span>
      )}
    </div>
  );
}
