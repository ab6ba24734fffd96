import { useEffect, useState } from 'react';
import type { Case } from '../store/case.js';
import { requestOf } from '../store/request.js';
import { ask } from './client.js';

/** What the record would have to show for the answer to be another one. */
export interface WouldChange {
  readonly statement: string;
  readonly sets: readonly {
    readonly kind: 'evidence-to-document' | 'clinical-change';
    readonly statement: string;
  }[];
  readonly complete: boolean;
}

const ADDRESS = '/v1/determinations?include=wouldChange';

/** Asked for on the result only: the service tries many changes of the request for it. */
export function useWouldChange(one: Case): WouldChange | undefined {
  const request = JSON.stringify(requestOf(one));
  const [found, setFound] = useState<{ readonly request: string; readonly wouldChange: WouldChange | undefined }>();
  useEffect(() => {
    const asked = new AbortController();
    ask<{ readonly wouldChange?: WouldChange }>(ADDRESS, JSON.parse(request) as object, asked.signal).then(
      (answer) => {
        if (answer.ok) setFound({ request, wouldChange: answer.value.wouldChange });
      },
      () => undefined,
    );
    return () => asked.abort();
  }, [request]);
  return found?.request === request ? found.wouldChange : undefined;
}
