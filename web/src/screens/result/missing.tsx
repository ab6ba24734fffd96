import type { ReactNode } from 'react';
import type { Determination } from '../../api/types.js';
import { Go } from '../../parts/go.js';
import { isAtIntake } from '../../parts/needed.js';
import { caseAddress } from '../../routes.js';

/** What the answer waits for; where it waits for nothing, what is worth knowing besides. */
export function Missing({ answer, id }: { readonly answer: Determination; readonly id: string }): ReactNode {
  const { missing, questions } = answer;
  const shown = missing.length > 0 ? missing : questions;
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="missing">
      <h2 id="missing">{missing.length > 0 ? 'What is missing' : 'Worth knowing, but holding nothing up'}</h2>
      <ul className="missing">
        {shown.map(({ fact, question }) => (
          <li key={fact}>
            {question}{' '}
            <Go to={caseAddress(id, isAtIntake(fact) ? 'intake' : 'assessment')}>
              Answer it<span className="usa-sr-only">: {question}</span>
            </Go>
          </li>
        ))}
      </ul>
    </section>
  );
}
