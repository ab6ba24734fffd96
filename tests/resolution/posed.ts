/** A random request as it stands before it is settled; nothing where it is refused or no search is made for it. */
import type { Posed } from '../../src/pose.js';
import { ask, pose } from '../../src/pose.js';
import { select } from '../../src/rulesets/select.js';
import { REAL_LIBRARY } from '../http/real-service.js';
import type { RandomRequest } from '../promises/requests.js';
import { requestOf } from '../promises/requests.js';

export function posed(random: RandomRequest): Posed | undefined {
  const asking = ask(requestOf(random), REAL_LIBRARY);
  if (!asking.ok) return undefined;
  const { payer, dates } = asking.value;
  const selection = select(payer.versions, payer.document.gaps, dates);
  if (selection.kind !== 'version') return undefined;
  const held = pose(asking.value, selection.version);
  return held.ok && held.value.asked.kind !== 'edition-mismatch' ? held.value : undefined;
}
