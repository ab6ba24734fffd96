import { Button, Label, Textarea } from '@trussworks/react-uswds';
import { type ReactNode, useState } from 'react';
import type { Determination } from '../../api/types.js';
import type { CaseView } from '../../parts/case-frame.js';
import { Confirm } from '../../parts/confirm.js';
import { careWords } from '../../parts/levels.js';
import type { Stage } from '../../store/case.js';

type Asked = 'approve' | 'physician' | undefined;

/**
 * A nurse approves exactly what was asked or sends the case on: there is no way to deny or to give less from here. One
 * button stands out, the one that the answer suggests.
 */
export function Actions({
  view: { change, live, one },
  answer,
}: {
  readonly view: CaseView;
  readonly answer: Determination;
}): ReactNode {
  const [asking, setAsking] = useState<Asked>();
  const [note, setNote] = useState('');
  const digest = answer.provenance.determination;
  const settle = (stage: Stage): void => {
    change((now) => ({ ...now, stage }));
    setAsking(undefined);
  };
  const now = (): string => new Date().toISOString();
  const mayApprove = answer.decision === 'approve' && answer.releasable && live.current;
  const mayAsk = answer.missing.length > 0;
  if (one.stage.kind === 'approved')
    return (
      <div className="actions">
        <Button type="button" unstyled onClick={() => settle({ kind: 'open' })}>
          Take the approval back
        </Button>
      </div>
    );
  return (
    <div className="actions">
      {mayApprove && (
        <Button type="button" onClick={() => setAsking('approve')}>
          Approve exactly as asked
        </Button>
      )}
      {mayAsk && (
        <Button
          type="button"
          onClick={() => settle({ kind: 'asked', at: now(), facts: answer.missing.map(({ fact }) => fact) })}
        >
          Mark as asked of the provider
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
      {asking === 'approve' && (
        <Confirm
          title="Approve exactly as asked?"
          yes="Approve"
          onYes={() => settle({ kind: 'approved', at: now(), determination: digest })}
          onNo={() => setAsking(undefined)}
        >
          <p>{careWords(answer.requested)}.</p>
          {answer.reviewOn !== undefined && <p>Next review: {answer.reviewOn}.</p>}
        </Confirm>
      )}
      {asking === 'physician' && (
        <Confirm
          title="Send to a physician?"
          yes="Send"
          onYes={() => settle({ kind: 'with-physician', at: now(), note: note.trim(), determination: digest })}
          onNo={() => setAsking(undefined)}
        >
          <p>The facts, the criteria and the time left go along.</p>
          <Label htmlFor="handoff">What should the physician look at?</Label>
          <Textarea id="handoff" name="handoff" value={note} onChange={({ target }) => setNote(target.value)} />
        </Confirm>
      )}
    </div>
  );
}
