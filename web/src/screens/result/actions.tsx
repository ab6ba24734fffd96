import { Button } from '@trussworks/react-uswds';
import { type ReactNode, useState } from 'react';
import type { Determination } from '../../api/types.js';
import type { CaseView } from '../../parts/case-frame.js';
import { go } from '../../router.js';
import { caseAddress } from '../../routes.js';
import { type Case, isSettled, type Stage } from '../../store/case.js';
import { keepCase } from '../../store/cases.js';
import { withStage } from '../../store/kept.js';
import { takenBack } from '../../store/signing.js';
import { nextReview } from '../../store/next-review.js';
import { AskDialog, ApproveDialog, PhysicianDialog } from './dialogs.js';

/**
 * A nurse approves exactly what was asked, asks the provider, or sends the case to a physician: there is no way to deny or to
 * give less from here. One button stands out, the one that the answer suggests.
 */
export function Actions({
  view: { change, live, one },
  answer,
}: {
  readonly view: CaseView;
  readonly answer: Determination;
}): ReactNode {
  const [asking, setAsking] = useState<'approve' | 'provider' | 'physician'>();
  const settle = (stage: Stage): void => {
    change((now) => withStage(now, stage));
    setAsking(undefined);
  };
  const dialog = { answer, reference: one.reference, onDone: settle, onNo: () => setAsking(undefined) };
  const mayApprove = answer.decision === 'approve' && answer.releasable;
  const mayAsk = answer.missing.length > 0;
  return (
    <div className="actions">
      {one.stage.kind === 'open' ? (
        <>
          {mayApprove && (
            <Button type="button" disabled={!live.current} onClick={() => setAsking('approve')}>
              Approve exactly as asked
            </Button>
          )}
          {mayAsk && (
            <Button type="button" disabled={!live.current} onClick={() => setAsking('provider')}>
              Ask the provider
            </Button>
          )}
          <Button
            type="button"
            outline={mayApprove || mayAsk}
            disabled={!live.current}
            onClick={() => setAsking('physician')}
          >
            Send to a physician
          </Button>
        </>
      ) : (
        <>
          <Button type="button" onClick={() => go('/')}>
            Back to the worklist
          </Button>
          {isSettled(one) && answer.authorized !== undefined && (
            <Button type="button" outline onClick={() => void beginNext(one)}>
              Begin the next review of this stay
            </Button>
          )}
          <Button type="button" unstyled onClick={() => change(takenBack)}>
            Take it back
          </Button>
        </>
      )}
      {asking === 'approve' && <ApproveDialog {...dialog} />}
      {asking === 'provider' && <AskDialog {...dialog} />}
      {asking === 'physician' && <PhysicianDialog {...dialog} />}
    </div>
  );
}

async function beginNext(one: Case): Promise<void> {
  const next = nextReview(one, new Date().toISOString());
  if (next === undefined) return;
  await keepCase(next);
  go(caseAddress(next.id, 'intake'));
}
