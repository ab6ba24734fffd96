import { isIP } from 'node:net';
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { sendFaults } from '../reply.js';
import { noteOf } from '../request-log.js';

const WINDOW_MS = 60_000;
/** What one household or office is usually given: an address more in it is no other caller. */
const IPV6_SUBNET = 56;

/**
 * So many requests a minute for each client, or for each address where the caller is not known: guessing keys counts as
 * well. Addresses are held in memory for two minutes and written nowhere.
 */
export const rateOf = (perMinute: number, clientOf: (request: Request) => string | undefined): RequestHandler =>
  rateLimit({
    windowMs: WINDOW_MS,
    limit: perMinute,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    keyGenerator: (request) => keyOf(request.ip, clientOf(request)),
    handler: (_request, response) => sendFaults(response, [{ code: 'too-many-requests' }], noteOf(response)),
    // They look for mistakes in these options, on every request, and print the caller's address.
    validate: false,
  });

/** What a request is counted under. A proxy's header may hold anything, so what is no address counts as one caller. */
export function keyOf(address: string | undefined, client: string | undefined): string {
  if (client !== undefined) return `client ${client}`;
  if (address === undefined || isIP(address) === 0) return 'no address';
  return `address ${ipKeyGenerator(address, IPV6_SUBNET)}`;
}
