import { Button, Label } from '@trussworks/react-uswds';
import { type ReactNode, useState } from 'react';
import { ask, type Trouble } from '../../api/client.js';
import { DECIDE } from '../../api/decision.js';
import type { Attestation, Determination } from '../../api/types.js';
import type { CaseView } from '../../parts/case-frame.js';
import { FactList } from '../../parts/fact-list.js';
import { Notice } from '../../parts/notice.js';
import { TroubleNotice } from '../../parts/trouble-notice.js';
import { askedAgain } from '../../store/kept.js';
import { requestOf } from '../../store/request.js';
import { attestationOf, conclusionOf, type Draft, keyOf, lacking, reviewerFor, signed } from '../../store/signing.js';
import { fieldOfInstant } from '../../time/instant-field.js';
import { Conclusions } from './conclusions.js';

/** Credential, licence, date and conclusion. What is entered is kept with the case until it is signed. */
export function SignForm({
  view,
  answer,
  ready,
}: {
  readonly view: CaseView;
  readonly answer: Determination;
  /** The answer is about the case as it stands. */
  readonly ready: boolean;
}): ReactNode {
  const { change, facts, one } = view;
  const [trouble, setTrouble] = useState<Trouble>();
  const [asked, setAsked] = useState(false);
  const today = fieldOfInstant(new Date().toISOString()).slice(0, 10);
  const draft: Draft = { on: today, ...one.signing };
  const missing = lacking(draft, answer);
  const enter = (more: Draft): void => change((now) => ({ ...now, signing: { on: today, ...now.signing, ...more } }));
  const sign = async (): Promise<void> => {
    setAsked(true);
    const attestation = attestationOf(draft, answer);
    if (attestation === undefined) return;
    setTrouble(await signing(view, attestation));
  };
  const again = (): void => {
    setTrouble(undefined);
    change(askedAgain);
  };
  return (
    <section aria-labelledby="sign">
      <h2 id="sign">Sign</h2>
      <form
        className="sheet"
        onSubmit={(event) => {
          event.preventDefault();
          void sign();
        }}
      >
        <Conclusions
          answer={answer}
          chosen={conclusionOf(draft, answer)}
          disputes={disputesDeciding(draft, answer)}
          onChoose={(conclusion) =>
            enter({ concluded: { determination: answer.provenance.determination, conclusion } })
          }
        />
        <div className="fields">
          <Entry id="credential" label="Your credential, such as MD or DO">
            <input
              className="usa-input"
              id="credential"
              maxLength={64}
              autoComplete="off"
              value={draft.credential ?? ''}
              onChange={({ target }) => enter({ credential: target.value })}
            />
          </Entry>
          <Entry id="licence-state" label="State of your licence, in two letters">
            <input
              className="usa-input"
              id="licence-state"
              maxLength={2}
              size={2}
              autoComplete="off"
              value={draft.licenceState ?? ''}
              onChange={({ target }) => enter({ licenceState: target.value.toUpperCase() })}
            />
          </Entry>
          <Entry id="signed-on" label="Date of your signature">
            <input
              className="usa-input"
              id="signed-on"
              type="date"
              value={draft.on ?? ''}
              onChange={({ target }) => enter({ on: target.value })}
            />
          </Entry>
          <Entry id="reviewer" label="You sign as">
            <select
              className="usa-select"
              id="reviewer"
              value={draft.reviewer ?? reviewerFor(answer)}
              onChange={({ target }) => enter({ reviewer: target.value as Attestation['reviewer'] })}
            >
              <option value="clinician">Clinician</option>
              <option value="administrative">Administrative reviewer</option>
            </select>
          </Entry>
          <FactList names={['review.writtenDecisionOn']} view={view} />
        </div>
        <p className="quiet">
          The day of the written decision stands in the letter and is part of what is signed: enter it first.
        </p>
        {trouble !== undefined && <SigningTrouble trouble={trouble} facts={facts} onAgain={again} />}
        {asked && missing.length > 0 && (
          <Notice tone="error" title={`Not signed yet. Still needed: ${missing.join(', ')}.`} />
        )}
        <div className="actions">
          <Button type="submit" disabled={!ready}>
            Sign
          </Button>
          {!ready && <span className="quiet">The answer is being asked for.</span>}
        </div>
      </form>
    </section>
  );
}

/** Nothing is signed before the service has taken it: what it refuses changes nothing here. */
async function signing({ change, one }: CaseView, attestation: Attestation): Promise<Trouble | undefined> {
  const request = requestOf({ ...one, beside: { ...one.beside, attestation } });
  const answer = await ask<Determination>(DECIDE, request);
  if (!answer.ok) return answer.trouble;
  const decided = { at: new Date().toISOString(), request: JSON.stringify(request), determination: answer.value };
  change((now) => signed(now, attestation, decided));
  return undefined;
}

function SigningTrouble({
  trouble,
  facts,
  onAgain,
}: {
  readonly trouble: Trouble;
  readonly facts: CaseView['facts'];
  readonly onAgain: () => void;
}): ReactNode {
  const changed =
    trouble.kind === 'problem' && trouble.problem.faults.some(({ code }) => code === 'attestation-mismatch');
  if (!changed) return <TroubleNotice trouble={trouble} facts={facts} />;
  return (
    <Notice tone="warning" title="Not signed: the service gives another answer now than the one shown here">
      <p>The rules have changed while you were reading. Run the case again, read what has changed, and sign that.</p>
      <Button type="button" onClick={onAgain}>
        Run it again
      </Button>
    </Notice>
  );
}

function disputesDeciding({ criteria = {} }: Draft, answer: Determination): boolean {
  return answer.criteria.some((one) => one.deciding && criteria[keyOf(one)]?.agrees === false);
}

function Entry({
  id,
  label,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="field">
      <Label htmlFor={id}>{label}</Label>
      {children}
    </div>
  );
}
