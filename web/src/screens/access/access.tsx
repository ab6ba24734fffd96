import { Button, Checkbox, Label, TextInput } from '@trussworks/react-uswds';
import { type FormEvent, type ReactNode, useState } from 'react';
import { access, forgetAccess, giveAccess } from '../../api/access.js';
import { usePayers } from '../../api/catalogues.js';
import { Notice } from '../../parts/notice.js';
import { accessWords, TroubleNotice } from '../../parts/trouble-notice.js';
import { useObservable } from '../../store/observable.js';

export default function Access(): ReactNode {
  const key = useObservable(access);
  const payers = usePayers();
  const [typed, setTyped] = useState('');
  const [keeping, setKeeping] = useState(false);
  const give = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() === '') return;
    giveAccess(typed.trim(), keeping);
    setTyped('');
  };
  return (
    <div className="narrow">
      <h1>Key or token</h1>
      <p>
        Where the service asks who calls, give the API key or token you were given. It stays in the memory of this page:
        a reload forgets it. It is never stored with your cases or sent anywhere but to this service.
      </p>
      <form onSubmit={give}>
        <Label htmlFor="access-key">API key or token</Label>
        <TextInput
          id="access-key"
          name="access-key"
          type="password"
          autoComplete="off"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Checkbox
          id="access-keep"
          name="access-keep"
          label="Keep it until this tab is closed"
          checked={keeping}
          onChange={({ target }) => setKeeping(target.checked)}
        />
        <div className="actions">
          <Button type="submit">Use it</Button>
          {key !== undefined && (
            <Button type="button" unstyled onClick={forgetAccess}>
              Forget the key in use
            </Button>
          )}
        </div>
      </form>
      {payers.state === 'trouble' && payers.trouble.kind === 'access' && (
        <Notice tone="warning" title={accessWords(payers.trouble.problem)}>
          <p>
            {key === undefined
              ? 'No key is in use.'
              : 'The key in use is not taken: it may be wrong or out of date. Whoever runs the service can tell.'}
          </p>
        </Notice>
      )}
      {payers.state === 'trouble' && payers.trouble.kind !== 'access' && (
        <TroubleNotice trouble={payers.trouble} facts={undefined} />
      )}
      {payers.state === 'here' && (
        <Notice tone="good" title="The service answers">
          <p>{key === undefined ? 'It asks for no key now.' : 'The key is in use.'}</p>
        </Notice>
      )}
    </div>
  );
}
