import { Button } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';
import { CaseFrame, type CaseView } from '../../parts/case-frame.js';
import { caseName } from '../../parts/case-name.js';
import { CriterionLine } from '../../parts/criterion-line.js';
import { headlineOf } from '../../parts/headline.js';
import { Icon } from '../../parts/icon.js';
import type { Parameters } from '../../router.js';
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
  if (answer === undefined) return <p>Not asked yet.</p>;
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
        {caseName(view.one)} · {view.one.payer} · reference, not an approval
      </p>
      <p className="paper__sentence">{headlineOf(answer).sentence}</p>
      <StageNotice stage={view.one.stage} />
      <p>{answer.rationale}</p>
      <WhoPrevailed view={view} answer={answer} />
      {deciding.length > 0 && (
        <section aria-labelledby="deciding">
          <h2 id="deciding">What decided</h2>
          {deciding.map((one) => (
            <CriterionLine key={one.id} criterion={one} />
          ))}
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
    </article>
  );
}
