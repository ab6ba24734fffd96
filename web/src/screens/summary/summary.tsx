import { Button } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';
import { usePayers } from '../../api/catalogues.js';
import { CaseFrame, type CaseView } from '../../parts/case-frame.js';
import { caseName } from '../../parts/case-name.js';
import { PrintedCriterion } from '../../parts/criterion-line.js';
import { headlineOf } from '../../parts/headline.js';
import { Icon } from '../../parts/icon.js';
import type { Parameters } from '../../match-path.js';
import { StageNotice } from '../result/stage-notice.js';
import { Versions } from '../result/versions.js';
import { WhoPrevailed } from '../result/who-prevailed.js';

export default function Summary({ parameters }: { readonly parameters: Parameters }): ReactNode {
  return (
    <CaseFrame id={parameters['id'] ?? ''} step="Summary to print">
      {(view) => <SummaryOf view={view} />}
    </CaseFrame>
  );
}

/** One page: the answer, why, and the versions that gave it. */
function SummaryOf({ view }: { readonly view: CaseView }): ReactNode {
  const { answer, current } = view.live;
  const payers = usePayers();
  if (answer === undefined) return <p>Not asked yet.</p>;
  const payer =
    payers.state === 'here' ? payers.value.payers.find(({ payer: id }) => id === view.one.payer) : undefined;
  const payerName = payer?.name ?? view.one.payer;
  const deciding = answer.criteria.filter((one) => one.deciding);
  return (
    <article className="paper">
      <div className="actions screen-only">
        <Button type="button" onClick={() => print()}>
          <Icon name="print" /> Print
        </Button>
      </div>
      {!current && <p className="stale">This answer is about the case before its last change.</p>}
      <p className="paper__line">
        {payerName} · {caseName(view.one)} is a reference, not an approval
      </p>
      <p className="paper__sentence">{headlineOf(answer).sentence}</p>
      <StageNotice stage={view.one.stage} reviewOn={answer.reviewOn} />
      <p>{answer.rationale}</p>
      <WhoPrevailed view={view} answer={answer} />
      {deciding.length > 0 && (
        <section aria-labelledby="deciding">
          <h2 id="deciding">What decided</h2>
          <ul className="printed-list">
            {deciding.map((one) => (
              <PrintedCriterion key={one.id} criterion={one} />
            ))}
          </ul>
          {answer.findings.clinical.criteria !== undefined && (
            <p className="quiet">Criteria: {answer.findings.clinical.criteria.title}.</p>
          )}
        </section>
      )}
      {answer.missing.length > 0 && (
        <section aria-labelledby="open">
          <h2 id="open">What is missing</h2>
          <ul>
            {answer.missing.map(({ fact, question }) => (
              <li key={fact}>{question}</li>
            ))}
          </ul>
        </section>
      )}
      <Versions answer={answer} />
      {/* The short statement that goes with such records: 42 CFR 2.32(a)(2). */}
      <p className="paper__notice">42 CFR part 2 prohibits unauthorized use or disclosure of these records.</p>
    </article>
  );
}
