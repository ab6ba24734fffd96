import { Button } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';
import { useAdded } from '../../api/added.js';
import { CaseFrame, type CaseView } from '../../parts/case-frame.js';
import { caseName } from '../../parts/case-name.js';
import { Changes } from '../../parts/changes.js';
import { Go } from '../../parts/go.js';
import { headlineOf } from '../../parts/headline.js';
import { Icon } from '../../parts/icon.js';
import { careWords } from '../../parts/level-words.js';
import { SourceLine } from '../../parts/source-line.js';
import { TroubleNotice } from '../../parts/trouble-notice.js';
import type { Parameters } from '../../match-path.js';
import { caseAddress } from '../../routes.js';
import { withAnswer } from '../../store/case.js';
import { keeping, lastKept } from '../../store/kept.js';
import { CallForm } from './call-form.js';
import { NewFacts } from './new-facts.js';
import { Points } from './points.js';

export default function PeerToPeer({ parameters }: { readonly parameters: Parameters }): ReactNode {
  return (
    <CaseFrame id={parameters['id'] ?? ''} step="Peer-to-peer call">
      {(view) => <Sheet view={view} />}
    </CaseFrame>
  );
}

/** One page to have before one in the call; what is heard is entered beside it, and the answer comes at once. */
function Sheet({ view }: { readonly view: CaseView }): ReactNode {
  const { change, facts, live, one } = view;
  const { answer, current, trouble } = live;
  const { wouldChange } = useAdded(one, 'wouldChange');
  if (answer === undefined) return <p>Not asked yet.</p>;
  const before = lastKept(one, 'before-call');
  // The first new fact keeps the answer that stood before the call.
  const heard: CaseView = {
    ...view,
    answer: (fact, value) =>
      change((now) =>
        withAnswer(lastKept(now, 'before-call') === undefined ? keeping(now, 'before-call') : now, fact, value),
      ),
  };
  const right = answer.rights?.rights.find(({ kind }) => kind === 'peer-to-peer');
  return (
    <>
      <article className="paper">
        <div className="actions screen-only">
          <Button type="button" onClick={() => print()}>
            <Icon name="print" /> Print the sheet
          </Button>
          <Go to={caseAddress(one.id, 'physician')}>Back to the physician’s view</Go>
        </div>
        <p className="paper__line">
          {caseName(one)} · {one.payer} · offered before the answer is signed
        </p>
        <p className="paper__sentence">{headlineOf(before?.determination ?? answer).sentence}</p>
        <p>Asked: {careWords(answer.requested)}.</p>
        <Points answer={before?.determination ?? answer} wouldChange={wouldChange} facts={facts} />
        {right !== undefined && (
          <p className="quiet">
            {right.title}: {right.statement} <SourceLine source={right.source} status={right.evidence} />
          </p>
        )}
        <CallForm view={view} />
      </article>
      <div className="screen-only call-facts">
        {trouble !== undefined && <TroubleNotice trouble={trouble} facts={facts} />}
        <NewFacts view={heard} answer={before?.determination ?? answer} wouldChange={wouldChange} />
        {before !== undefined && one.decided !== undefined && (
          <section aria-labelledby="since-call" aria-live="polite">
            <h2 id="since-call">Before the call, and now</h2>
            {!current && <p className="stale">The answer to the last change is being asked for.</p>}
            <Changes before={before} after={one.decided} words={['Before the call', 'Now']} facts={facts} />
          </section>
        )}
      </div>
    </>
  );
}
