import { observable } from './store/observable.js';

/** Addresses of the desk: real ones, without anything of a member in them, moved through the browser’s history. */
export const path = observable(location.pathname);

addEventListener('popstate', () => path.set(location.pathname));

export function go(to: string): void {
  if (to !== location.pathname) history.pushState(null, '', to);
  path.set(to);
  scrollTo(0, 0);
}

export type Parameters = Readonly<Record<string, string>>;

/** `/desk/cases/:id` against an address: the parts that vary, or undefined. */
export function matchPath(pattern: string, address: string): Parameters | undefined {
  const wanted = pattern.split('/');
  const given = address.split('/');
  if (wanted.length !== given.length) return undefined;
  const found: Record<string, string> = {};
  for (const [index, step] of wanted.entries()) {
    const part = given[index] as string;
    if (step.startsWith(':')) found[step.slice(1)] = decodeURIComponent(part);
    else if (step !== part) return undefined;
  }
  return found;
}
