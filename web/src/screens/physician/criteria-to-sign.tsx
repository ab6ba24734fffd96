import { Textarea } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';
import type { CitedCriterion, Determination } from '../../api/types.js';
import type { CaseView } from '../../parts/case-frame.js';
import { Mark } from '../../parts/criterion-line.js';
import { isAbout } from '../../parts/about-level.js';
import { SeenValues } from '../../parts/seen-values.js';
import { SourceLine } from '../../parts/source-line.js';
import { standingOf } from '../../parts/standing.js';
import { type Draft, keyOf, type Said } from '../../store/signing.js';

/** What decided and what is not met, one by one: the reviewer agrees, or disagrees and says why. */
export function CriteriaToSign({
  view: { change, facts, one },
  answer,
}: {
  readonly view: CaseView;
  readonly answer: Determination;
}): ReactNode {
  const wanted = answer.criteria.filter((criterion) => criterion.deciding || isOpen(criterion, answer));
  const said = one.signing?.criteria ?? {};
  const say = (criterion: CitedCriterion, what: Said): void =>
    change((now) => ({ ...now, signing: withSaid(now.signing ?? {}, keyOf(criterion), what) }));
  if (wanted.length === 0) return null;
  return (
    <section aria-labelledby="to-sign">
      <h2 id="to-sign">Criterion by criterion</h2>
      <p>
        What decided, and what is not met or not known at the level asked for. Say to each whether you agree with its
        result; a disagreement needs a reason, and with one that decided the answer stays a proposal.
      </p>
      {wanted.map((criterion) => (
        <fieldset key={keyOf(criterion)} className="to-sign">
          <legend>
            <Mark standing={standingOf(criterion)} /> {criterion.title}
            {criterion.deciding && <span className="criterion__decides">decides</span>}
          </legend>
          <div className="to-sign__text">
            {criterion.because !== undefined && <p>{criterion.because}</p>}
            <SeenValues trace={criterion.trace} facts={facts} />
            {criterion.satisfiedBy !== undefined && (
              <p>
                <strong>Satisfied by:</strong> {criterion.satisfiedBy}
              </p>
            )}
            <p>
              <SourceLine source={criterion.source} status={criterion.status} />
            </p>
          </div>
          <Saying
            name={keyOf(criterion)}
            title={criterion.title}
            said={said[keyOf(criterion)]}
            onSay={(what) => say(criterion, what)}
          />
        </fieldset>
      ))}
    </section>
  );
}

const isOpen = (criterion: CitedCriterion, answer: Determination): boolean =>
  criterion.kind === 'clinical' &&
  isAbout(criterion, answer) &&
  (criterion.result === 'not-met' || criterion.result === 'undetermined');

const withSaid = (draft: Draft, key: string, said: Said): Draft => ({
  ...draft,
  criteria: { ...draft.criteria, [key]: said },
});

function Saying({
  name,
  title,
  said,
  onSay,
}: {
  readonly name: string;
  readonly title: string;
  readonly said: Said | undefined;
  readonly onSay: (said: Said) => void;
}): ReactNode {
  return (
    <div>
      <div className="choices">
        {[true, false].map((agrees) => (
          <label key={String(agrees)} className="choice">
            <input
              type="radio"
              name={name}
              checked={said?.agrees === agrees}
              onChange={() => onSay({ ...said, agrees })}
            />
            <span>{agrees ? 'Agree' : 'Disagree'}</span>
          </label>
        ))}
      </div>
      {said?.agrees === false && (
        <label className="to-sign__reason">
          Why you disagree<span className="usa-sr-only">: {title}</span>
          <Textarea
            id={`reason-${name}`}
            name={`reason-${name}`}
            maxLength={1000}
            value={said.reason ?? ''}
            onChange={({ target }) => onSay({ agrees: false, reason: target.value })}
          />
        </label>
      )}
    </div>
  );
}
