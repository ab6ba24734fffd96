import { useSyncExternalStore } from 'react';

/** A value that screens can watch. */
export interface Observable<T> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  readonly watch: (changed: () => void) => () => void;
}

export function observable<T>(first: T): Observable<T> {
  let value = first;
  const watchers = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const changed of [...watchers]) changed();
    },
    watch: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}

export const useObservable = <T>({ get, watch }: Observable<T>): T => useSyncExternalStore(watch, get);
