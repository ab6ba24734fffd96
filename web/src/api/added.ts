import { useEffect, useState } from 'react';
import type { Case } from '../store/case.js';
import { requestOf } from '../store/request.js';
import { ask } from './client.js';
import type { Determination } from './types.js';

type Addition = 'changes' | 'qualifications' | 'wouldChange';

/** What an answer holds on request only: asked for where it is shown, since the service tries many changes for it. */
export function useAdded(one: Case, ...wanted: readonly Addition[]): Pick<Determination, Addition> {
  const request = JSON.stringify(requestOf(one));
  const address = `/v1/determinations?include=${wanted.join()}`;
  const [found, setFound] = useState<{ readonly of: string; readonly answer: Determination }>();
  useEffect(() => {
    const asked = new AbortController();
    ask<Determination>(address, JSON.parse(request) as object, asked.signal).then(
      (answer) => {
        if (answer.ok && !asked.signal.aborted) setFound({ of: request, answer: answer.value });
      },
      () => undefined,
    );
    return () => asked.abort();
  }, [address, request]);
  return found?.of === request ? found.answer : {};
}
