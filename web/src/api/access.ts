import { observable } from '../store/observable.js';

/**
 * The key or token that the service asks for. It is kept in memory, so a reload forgets it; where the reviewer says so, in
 * the session storage of this tab, which ends with the tab. It is never written to the database of the desk.
 */
const PLACE = 'desk.access';

export const access = observable<string | undefined>(sessionStorage.getItem(PLACE) ?? undefined);

export function giveAccess(key: string, untilTabCloses: boolean): void {
  if (untilTabCloses) sessionStorage.setItem(PLACE, key);
  else sessionStorage.removeItem(PLACE);
  access.set(key);
}

export function forgetAccess(): void {
  sessionStorage.removeItem(PLACE);
  access.set(undefined);
}
