import type { ReactNode } from 'react';
import type { CaseView } from '../../parts/case-frame.js';
import type { Call } from '../../store/case.js';

const STATES: readonly (readonly [NonNullable<Call['state']>, string])[] = [
  ['offered', 'Offered'],
  ['held', 'Held'],
  ['declined', 'Declined by the provider'],
];

/** Who talked with whom, when, and what came of it. On paper the fields are lines to write on. */
export function CallForm({ view: { change, one } }: { readonly view: CaseView }): ReactNode {
  const call = one.call ?? {};
  const enter = (more: Call): void => change((now) => ({ ...now, call: { ...now.call, ...more } }));
  return (
    <section aria-labelledby="the-call" className="call">
      <h2 id="the-call">The call</h2>
      <fieldset className="field">
        <legend>Where it stands</legend>
        <div className="choices">
          {STATES.map(([state, word]) => (
            <label key={state} className="choice">
              <input type="radio" name="call-state" checked={call.state === state} onChange={() => enter({ state })} />
              <span>{word}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="fields">
        <div className="field">
          <label htmlFor="call-with">The provider’s clinician</label>
          <input
            id="call-with"
            className="usa-input"
            autoComplete="off"
            value={call.with ?? ''}
            onChange={({ target }) => enter({ with: target.value })}
          />
        </div>
        <div className="field">
          <label htmlFor="call-telephone">Telephone</label>
          <input
            id="call-telephone"
            className="usa-input"
            autoComplete="off"
            value={call.telephone ?? ''}
            onChange={({ target }) => enter({ telephone: target.value })}
          />
        </div>
        <div className="field">
          <label htmlFor="call-at">Day and time</label>
          <input
            id="call-at"
            className="usa-input"
            type="datetime-local"
            value={call.at ?? ''}
            onChange={({ target }) => enter({ at: target.value })}
          />
        </div>
      </div>
      <label htmlFor="call-notes">Notes</label>
      <textarea
        id="call-notes"
        className="usa-textarea call__notes"
        rows={3}
        value={call.notes ?? ''}
        onChange={({ target }) => enter({ notes: target.value })}
      />
    </section>
  );
}
