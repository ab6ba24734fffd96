import type { ReactNode } from 'react';
import type { Determination } from '../../api/types.js';
import { CopyButton } from '../../parts/copy-button.js';
import { Go } from '../../parts/go.js';
import { isAtIntake } from '../../parts/needed.js';
import { caseAddress } from '../../routes.js';
import type { Case } from '../../store/case.js';
import { providerMessage } from './ask-provider.js';

/** What the answer waits for, with a message to the provider. */
export function Missing({ answer, one }: { readonly answer: Determination; readonly one: Case }): ReactNode {
  const { missing, questions } = answer;
  if (missing.length === 0 && questions.length === 0) return null;
  const message = providerMessage(answer, one.reference);
  return (
    <section aria-labelledby="missing">
      <h2 id="missing">{missing.length > 0 ? 'What is missing' : 'Worth knowing, but holding nothing up'}</h2>
      <ul className="missing">
        {[...missing, ...(missing.length === 0 ? questions : [])].map(({ fact, question }) => (
          <li key={fact}>
            {question} <Go to={caseAddress(one.id, isAtIntake(fact) ? 'intake' : 'assessment')}>Answer it</Go>
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <>
          <label className="usa-label" htmlFor="provider-message">
            Message to the provider
          </label>
          <textarea
            id="provider-message"
            className="usa-textarea message"
            readOnly
            rows={message.split('\n').length + 1}
            value={message}
          />
          <CopyButton text={message}>Copy the message</CopyButton>
        </>
      )}
    </section>
  );
}
