import type { ReactNode } from 'react';
import type { Determination } from '../../api/types.js';
import { Go } from '../../parts/go.js';
import { Icon } from '../../parts/icon.js';
import { caseAddress } from '../../routes.js';
import type { Call, Case } from '../../store/case.js';

const STATES: Readonly<Record<NonNullable<Call['state']>, string>> = {
  offered: 'Offered to the provider; not held yet.',
  held: 'Held.',
  declined: 'Declined by the provider.',
};

/** A call with the treating clinician comes before anything less than was asked. */
export function CallLine({ one, answer }: { readonly one: Case; readonly answer: Determination }): ReactNode {
  const isAdverse = answer.decision === 'deny' || answer.decision === 'downgrade';
  const state = one.call?.state;
  return (
    <section aria-labelledby="call">
      <h2 id="call">Peer-to-peer call</h2>
      <p>
        {state === undefined ? (
          isAdverse && answer.finality !== 'final' ? (
            <strong>
              <Icon name="alarm" /> Not offered yet. Offer it before you sign anything less than was asked.
            </strong>
          ) : (
            'Not offered.'
          )
        ) : (
          STATES[state]
        )}{' '}
        <Go to={caseAddress(one.id, 'peer-to-peer')}>Open the sheet for the call</Go>
      </p>
    </section>
  );
}
