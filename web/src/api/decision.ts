import { useEffect, useMemo, useState } from 'react';
import type { Case } from '../store/case.js';
import { changeCase } from '../store/cases.js';
import { useObservable } from '../store/observable.js';
import { requestOf } from '../store/request.js';
import { access } from './access.js';
import { ask, type Trouble } from './client.js';
import { back } from './reach.js';
import type { Determination } from './types.js';

export const DECIDE = '/v1/determinations?detail=full&include=clocks,rights';

/** Typing is not answered letter by letter. */
const PAUSE_MS = 200;

/** What the service says to a case as it stands. */
export interface Live {
  /** The last answer; `current` says whether it is about what stands here now. */
  readonly answer: Determination | undefined;
  /** The answer before the last change. */
  readonly before: Determination | undefined;
  readonly current: boolean;
  readonly trouble: Trouble | undefined;
}

/** Asks again whenever the case changes, and when the service is back. The answer is kept with the case. */
export function useDecision(one: Case): Live {
  const { id, decided } = one;
  const request = useMemo(() => JSON.stringify(requestOf(one)), [one.payer, one.reference, one.answers, one.beside]);
  const ready =
    one.payer !== undefined && ('requested.level' in one.answers || 'requested.procedureCode' in one.answers);
  const current = decided?.request === request;
  const round = useObservable(back);
  const key = useObservable(access);
  const [before, setBefore] = useState<Determination>();
  const [refused, setRefused] = useState<{ readonly request: string; readonly trouble: Trouble }>();

  useEffect(() => {
    if (!ready || current) return;
    const asked = new AbortController();
    const timer = setTimeout(() => {
      ask<Determination>(DECIDE, JSON.parse(request) as object, asked.signal).then(
        (answer) => {
          if (asked.signal.aborted) return;
          if (!answer.ok) return setRefused({ request, trouble: answer.trouble });
          setRefused(undefined);
          setBefore(decided?.determination);
          void changeCase(id, (now) => ({
            ...now,
            decided: { at: new Date().toISOString(), request, determination: answer.value },
          }));
        },
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [id, request, ready, current, round, key]);

  return {
    answer: decided?.determination,
    before,
    current,
    trouble: current || refused?.request !== request ? undefined : refused.trouble,
  };
}
