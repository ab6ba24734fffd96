import { addDays } from '../domain/dates.js';
import { nthBusinessDay } from '../facts/business-days.js';
import type { Window } from '../rulesets/documents.js';
import type { Setting } from './situation.js';

/** Later than any day. */
export const NO_END = '9999-12-31';

/** Last day of an exemption's window: `NO_END` where it has none; `undefined` while a fact it hangs on is unknown. */
export function windowEnd(window: Window | undefined, setting: Setting): string | undefined {
  if (window?.days === undefined && window?.businessDays === undefined) return NO_END;
  const anchor = window.from === undefined ? setting.asked.from : setting.admittedOn;
  if (anchor === undefined) return undefined;
  if (window.days !== undefined) return addDays(anchor, window.days - 1);
  if (window.businessDays === undefined || setting.providerState === undefined) return undefined;
  return nthBusinessDay(anchor, window.businessDays, setting.providerState);
}

/** Facts that must be known before anyone can say where the window ends. */
export function windowNeeds(window: Window | undefined, setting: Setting): readonly string[] {
  if (window?.days === undefined && window?.businessDays === undefined) return [];
  return [
    ...(window.from !== undefined && setting.admittedOn === undefined ? [window.from] : []),
    ...(window.businessDays !== undefined && setting.providerState === undefined ? ['provider.state'] : []),
  ];
}
