import { Label, Textarea } from '@trussworks/react-uswds';
import { type ReactNode, useState } from 'react';
import type { Determination } from '../../api/types.js';
import { Confirm } from '../../parts/confirm.js';
import { CopyButton } from '../../parts/copy-button.js';
import { careWords } from '../../parts/level-words.js';
import type { Stage } from '../../store/case.js';
import { dayWords } from '../../time/remaining.js';
import { providerMessage } from './ask-provider.js';

interface DialogProps {
  readonly answer: Determination;
  readonly reference: string | undefined;
  readonly onDone: (stage: Stage) => void;
  readonly onNo: () => void;
}

const now = (): string => new Date().toISOString();

export function ApproveDialog({ answer, onDone, onNo }: DialogProps): ReactNode {
  const approve = (): void => onDone({ kind: 'approved', at: now(), determination: answer.provenance.determination });
  return (
    <Confirm title="Approve exactly as asked?" yes="Approve" onYes={approve} onNo={onNo}>
      <p>{careWords(answer.requested)}.</p>
      {answer.reviewOn !== undefined && <p>Next review: {dayWords(answer.reviewOn)}.</p>}
    </Confirm>
  );
}

export function AskDialog({ answer, reference, onDone, onNo }: DialogProps): ReactNode {
  const message = providerMessage(answer, reference);
  const sent = (): void => onDone({ kind: 'asked', at: now(), facts: answer.missing.map(({ fact }) => fact) });
  return (
    <Confirm title="Ask the provider" yes="It is sent" onYes={sent} onNo={onNo}>
      <p>Copy the message into your own mail or portal; the desk sends nothing. The clock runs on.</p>
      <Label htmlFor="provider-message">Message to the provider</Label>
      <textarea
        id="provider-message"
        className="usa-textarea message"
        readOnly
        rows={Math.min(message.split('\n').length + 3, 16)}
        value={message}
      />
      <CopyButton text={message}>Copy the message</CopyButton>
    </Confirm>
  );
}

export function PhysicianDialog({ answer, onDone, onNo }: DialogProps): ReactNode {
  const [note, setNote] = useState('');
  const send = (): void =>
    onDone({ kind: 'with-physician', at: now(), note: note.trim(), determination: answer.provenance.determination });
  return (
    <Confirm title="Send to a physician?" yes="Send" onYes={send} onNo={onNo}>
      <p>The facts, the criteria and the time left stay with the case.</p>
      <Label htmlFor="handoff">What should the physician look at?</Label>
      <Textarea id="handoff" name="handoff" value={note} onChange={({ target }) => setNote(target.value)} />
    </Confirm>
  );
}
