import { useEffect, useState } from 'react';
import { readReference, writeReference } from '../store/database.js';
import { useObservable } from '../store/observable.js';
import { access } from './access.js';
import { ask, type Trouble } from './client.js';
import { back } from './reach.js';

/**
 * Catalogues of the service: facts, payers, rules, criteria. They hold nothing of a member. The last copy is kept in the
 * browser, so that a form that was open stays usable while the service is away.
 */
export type Reference<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'here'; readonly value: T }
  | { readonly state: 'trouble'; readonly trouble: Trouble };

const known = new Map<string, unknown>();

export function useReference<T>(path: string | undefined): Reference<T> {
  const [found, setFound] = useState<{ readonly path: string; readonly reference: Reference<T> }>();
  const round = useObservable(back);
  const key = useObservable(access);
  useEffect(() => {
    if (path === undefined) return;
    const asked = new AbortController();
    void load<T>(path, asked.signal).then((reference) => {
      if (!asked.signal.aborted) setFound({ path, reference });
    });
    return () => asked.abort();
  }, [path, round, key]);
  if (path === undefined) return { state: 'waiting' };
  const kept = known.get(path);
  if (kept !== undefined) return { state: 'here', value: kept as T };
  return found?.path === path ? found.reference : { state: 'waiting' };
}

async function load<T>(path: string, signal: AbortSignal): Promise<Reference<T>> {
  try {
    const answer = await ask<T>(path, undefined, signal);
    if (answer.ok) {
      known.set(path, answer.value);
      await writeReference(path, answer.value);
      return { state: 'here', value: answer.value };
    }
    const kept = answer.trouble.kind === 'unreachable' ? await readReference(path) : undefined;
    return kept === undefined ? { state: 'trouble', trouble: answer.trouble } : { state: 'here', value: kept as T };
  } catch {
    return { state: 'waiting' };
  }
}
