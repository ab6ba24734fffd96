import { addDays } from '../domain/dates.js';
import { nthBusinessDay } from '../facts/business-days.js';
import type { Window } from '../rulesets/documents.js';
import type { Setting } from './situation.js';

/** Later than any day. */
export const NO_END = '9999-12-31';

const hasEnd = (window: Window | undefined): window is Window =>
  window?.days !== undefined || window?.businessDays !== undefined;

/** Last day of an exemption's window: `NO_END` where it has none; `undefined` while a fact it hangs on is unknown. */
export function windowEnd(window: Window | undefined, setting: Setting): string | undefined {
  if (!hasEnd(window)) return NO_END;
  const { days, businessDays, from, used } = window;
  const first = from === undefined ? setting.asked.from : setting.admittedOn;
  const before = used === undefined ? 0 : setting.used(used);
  if (first === undefined || before === undefined) return undefined;
  if (days !== undefined) return addDays(first, days - before - 1);
  if (businessDays === undefined || setting.providerState === undefined) return undefined;
  return nthBusinessDay(first, businessDays, setting.providerState);
}

/** Facts that must be known before anyone can say where the window ends. */
export function windowNeeds(window: Window | undefined, setting: Setting): readonly string[] {
  const { from, used, businessDays } = window ?? {};
  return [
    ...(hasEnd(window) && from !== undefined && setting.admittedOn === undefined ? [from] : []),
    ...(used !== undefined && setting.used(used) === undefined ? [used] : []),
    ...(businessDays !== undefined && setting.providerState === undefined ? ['provider.state'] : []),
  ];
}

/** Visits had before the request, as far as they count in the window; none are known of where nobody says. */
export const visitsBefore = ({ used }: Window, { visitsSoFar, used: countOf }: Setting): number =>
  (used === undefined ? visitsSoFar : countOf(used)) ?? 0;
