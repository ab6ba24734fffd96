import type { Limits } from '../../config/read.js';
import type { Authenticator } from '../auth/authenticator.js';
import { clientIdOf, createGate, type Gate } from '../gate.js';
import { admission } from './admission.js';
import { rateOf } from './rate.js';

/** The gate of a running service. It outlives the rulesets: reading them again lets nobody begin to count anew. */
export function gateOf(authenticator: Authenticator, limits: Limits, trustProxy: number): Gate {
  // Without authentication and without a proxy, every request is this machine's own.
  const isCounted = authenticator.mode !== 'none' || trustProxy > 0;
  return createGate({
    admission: admission(limits.concurrentRequests),
    authenticator,
    rate: isCounted ? rateOf(limits.ratePerMinute, clientIdOf, trustProxy) : undefined,
  });
}
