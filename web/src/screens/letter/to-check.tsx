import type { ReactNode } from 'react';
import type { Letter } from '../../api/types.js';

const STATES: Readonly<Record<Letter['notice'][number]['state'], string>> = {
  'in-letter': 'in the letter',
  'left-blank': 'a blank',
  'payer-must-add': 'the payer must add it',
};

/** What stands in the letter and must be checked by a person, and what the law wants in such a notice. */
export function ToCheck({ letter: { notice, toConfirm } }: { readonly letter: Letter }): ReactNode {
  return (
    <>
      {toConfirm.length > 0 && (
        <details className="folded">
          <summary>To check before it goes out ({toConfirm.length})</summary>
          <ul>
            {toConfirm.map(({ of, statement, what }) => (
              <li key={`${what} ${of}`}>{statement}</li>
            ))}
          </ul>
        </details>
      )}
      {notice.length > 0 && (
        <details className="folded">
          <summary>What the law wants in this notice ({notice.length})</summary>
          <ul>
            {notice.map(({ id, state, title }) => (
              <li key={id}>
                {title}: <strong>{STATES[state]}</strong>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
