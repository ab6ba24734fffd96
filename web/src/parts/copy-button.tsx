import { Button } from '@trussworks/react-uswds';
import { type ReactNode, useState } from 'react';
import { Icon } from './icon.js';

/** Copies a text, and says so; where the browser forbids it, the text stands beside the button to be marked by hand. */
export function CopyButton({ text, children }: { readonly text: string; readonly children: ReactNode }): ReactNode {
  const [said, setSaid] = useState('');
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setSaid('Copied'),
      () => setSaid('The browser did not allow it: mark the text and copy it'),
    );
  };
  return (
    <span className="copy">
      <Button type="button" outline onClick={copy}>
        <Icon name="copy" /> {children}
      </Button>
      <span role="status" className="quiet">
        {said}
      </span>
    </span>
  );
}
