import type { ReactNode } from 'react';
import { useAdded } from '../../api/added.js';
import { CaseFrame, type CaseView } from '../../parts/case-frame.js';
import { headlineOf } from '../../parts/headline.js';
import { Notice } from '../../parts/notice.js';
import { TroubleNotice } from '../../parts/trouble-notice.js';
import type { Determination } from '../../api/types.js';
import type { Parameters } from '../../match-path.js';
import { Actions } from './actions.js';
import { Cited } from './cited.js';
import { ClockList } from './clock-list.js';
import { Missing } from './missing.js';
import { RightList } from './right-list.js';
import { StageNotice } from './stage-notice.js';
import { Versions } from './versions.js';
import { WhoPrevailed } from './who-prevailed.js';
import { WouldChange } from './would-change.js';

export default function Result({ parameters }: { readonly parameters: Parameters }): ReactNode {
  return (
    <CaseFrame id={parameters['id'] ?? ''} step="Result">
      {(view) => <ResultOf view={view} />}
    </CaseFrame>
  );
}

function ResultOf({ view }: { readonly view: CaseView }): ReactNode {
  const { facts, live, one } = view;
  const { answer, current, trouble } = live;
  const { wouldChange } = useAdded(one, 'wouldChange');
  const troubled = trouble === undefined ? null : <TroubleNotice trouble={trouble} facts={facts} />;
  if (answer === undefined) return troubled ?? <p>Not asked yet: choose the payer and the level at the intake.</p>;
  const headline = headlineOf(answer);
  return (
    <div className="result">
      {troubled}
      {!current && <p className="stale">This answer is about the case before its last change.</p>}
      <Notice tone={headline.tone} title={headline.sentence}>
        <p>{nextStep(answer)}</p>
      </Notice>
      <StageNotice stage={one.stage} reviewOn={answer.reviewOn} />
      <Actions view={view} answer={answer} />
      <WhoPrevailed view={view} answer={answer} />
      <Missing answer={answer} id={one.id} />
      <WouldChange found={wouldChange} />
      <Cited answer={answer} />
      <div className="halves">
        <ClockList clocks={answer.clocks} id={one.id} />
        <RightList rights={answer.rights} />
      </div>
      <Versions answer={answer} />
    </div>
  );
}

/** Where facts are missing they come first: a person is needed only if they stay so. */
const nextStep = ({ missing, reason, reviewer }: Determination): string =>
  missing.length > 0 && reason !== 'urgent'
    ? 'Answer what the record shows, or ask the provider. The answer comes at once.'
    : reviewer.statement;
