import { type ComponentType, useEffect, useReducer, useState } from 'react';
import type { Parameters } from './match-path.js';

export type ScreenComponent = ComponentType<{ readonly parameters: Parameters }>;

/** A screen in a file of its own: fetched when it is wanted or when there is time, and shown at once from then on. */
export interface Screen {
  readonly loaded: () => ScreenComponent | undefined;
  readonly load: () => Promise<void>;
}

export function screen(fetchIt: () => Promise<{ readonly default: ScreenComponent }>): Screen {
  let component: ScreenComponent | undefined;
  return {
    loaded: () => component,
    load: async () => {
      component ??= (await fetchIt()).default;
    },
  };
}

export type Loading = ScreenComponent | 'waiting' | 'failed';

export function useScreen(wanted: Screen | undefined): Loading {
  const [, show] = useReducer((count: number) => count + 1, 0);
  const [failed, setFailed] = useState<Screen>();
  useEffect(() => {
    if (wanted === undefined || wanted.loaded() !== undefined) return;
    wanted.load().then(show, () => setFailed(wanted));
  }, [wanted]);
  return wanted?.loaded() ?? (failed === wanted ? 'failed' : 'waiting');
}
