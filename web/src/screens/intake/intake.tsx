import type { ReactNode } from 'react';
import { CaseFrame, type CaseView } from '../../parts/case-frame.js';
import { FactList } from '../../parts/fact-list.js';
import { useLevels } from '../../parts/levels.js';
import { askedFor, isAtIntake, useNeeded } from '../../parts/needed.js';
import type { Parameters } from '../../match-path.js';
import { PayerField } from './payer-field.js';
import { Permission } from './permission.js';
import { ReferenceField } from './reference-field.js';
import { SoFar } from './so-far.js';

export default function Intake({ parameters }: { readonly parameters: Parameters }): ReactNode {
  return (
    <CaseFrame id={parameters['id'] ?? ''} step="Intake">
      {(view) => <IntakeForm view={view} />}
    </CaseFrame>
  );
}

const REQUEST = ['review.type', 'requested.level', 'review.receivedAt', 'review.urgent'];
const SPAN = ['requested.from', 'requested.to', 'requested.units', 'requested.unit'];
const EMERGENCY = ['assessment.emergency.medical', 'assessment.emergency.psychiatric'];

function IntakeForm({ view }: { readonly view: CaseView }): ReactNode {
  const { facts, live, one } = view;
  const needed = useNeeded(one, facts);
  const levels = useLevels(needed.edition, needed.population);
  const chosen = one.payer !== undefined && 'requested.level' in one.answers;
  const fixed = new Set([...REQUEST, ...SPAN, ...EMERGENCY, ...needed.permission]);
  const wanted = askedFor(live.answer);
  const clock = new Set(live.answer?.clocks?.questions.map(({ fact }) => fact));
  const besides = [
    ...needed.always,
    ...needed.depending.filter((name) => wanted.has(name) || name in one.answers),
    ...(live.answer?.missing ?? []).map(({ fact }) => fact),
  ].filter((name, index, all) => isAtIntake(name) && !fixed.has(name) && all.indexOf(name) === index);
  const forClock = [...clock].filter((name) => isAtIntake(name) && !fixed.has(name) && !besides.includes(name));
  const barred = live.answer?.reason === 'review-not-permitted' && live.current;
  return (
    <div className="with-aside">
      <form className="sheet" onSubmit={(event) => event.preventDefault()}>
        <section aria-labelledby="asked">
          <h2 id="asked">What is asked, and of whom</h2>
          <div className="fields">
            <PayerField view={view} />
            <FactList names={REQUEST} view={view} levels={levels} />
            <FactList names={SPAN} view={view} />
            <ReferenceField view={view} />
          </div>
        </section>
        {chosen && needed.permission.length > 0 && <Permission view={view} names={needed.permission} />}
        {chosen && (
          <section aria-labelledby="emergency">
            <h2 id="emergency">Emergency</h2>
            <div className="fields">
              <FactList names={EMERGENCY} view={view} />
            </div>
          </section>
        )}
        {chosen && !barred && besides.length > 0 && (
          <section aria-labelledby="besides">
            <h2 id="besides">What this payer needs for this level</h2>
            <div className="fields">
              <FactList names={besides} view={view} />
            </div>
          </section>
        )}
        {chosen && forClock.length > 0 && (
          <section aria-labelledby="clock">
            <h2 id="clock">For the time to decide</h2>
            <p className="quiet">The decision does not depend on these; the clock does.</p>
            <div className="fields">
              <FactList names={forClock} view={view} />
            </div>
          </section>
        )}
      </form>
      <SoFar view={view} barred={barred} />
    </div>
  );
}
