import { Button } from '@trussworks/react-uswds';
import { type ReactNode, useEffect, useId, useRef } from 'react';

/** A question before something is settled. Escape and “Keep working” change nothing, and lead back to where one was. */
export function Confirm({
  title,
  children,
  yes,
  onYes,
  onNo,
  grave = false,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly yes: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
  /** Something is lost. */
  readonly grave?: boolean;
}): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="confirm" aria-labelledby={heading} onClose={onNo}>
      <h2 id={heading}>{title}</h2>
      {children}
      <div className="actions">
        <Button type="button" secondary={grave} onClick={onYes}>
          {yes}
        </Button>
        <Button type="button" unstyled onClick={() => dialog.current?.close()}>
          Keep working
        </Button>
      </div>
    </dialog>
  );
}
