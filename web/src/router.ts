import { observable } from './store/observable.js';

/** Addresses of the desk: real ones, without anything of a member in them, moved through the browser’s history. */
export const path = observable(location.pathname);

addEventListener('popstate', () => path.set(location.pathname));

export function go(to: string): void {
  if (to !== location.pathname) history.pushState(null, '', to);
  path.set(to);
  scrollTo(0, 0);
}
