import { isIP } from 'node:net';
import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { sendFaults } from '../reply.js';
import { noteOf } from '../request-log.js';
import type { Step } from '../step.js';
import { addressOf } from './address.js';

const WINDOW_MS = 60_000;
/** What one household or office is usually given: an address more in it is no other caller. */
const IPV6_SUBNET = 56;

/**
 * So many requests a minute for each client, or for each address where the caller is not known: guessing keys counts as
 * well. Addresses are held in memory for two minutes and written nowhere.
 */
export function rateOf(
  perMinute: number,
  clientOf: (request: IncomingMessage) => string | undefined,
  proxies: number,
): Step {
  const limit = rateLimit({
    windowMs: WINDOW_MS,
    limit: perMinute,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    keyGenerator: (request) => keyOf(addressOf(request, proxies), clientOf(request)),
    handler: (_request, response) => sendFaults(response, [{ code: 'too-many-requests' }], noteOf(response)),
    // They look for mistakes in these options, on every request, and print the caller's address.
    validate: false,
  });
  // With these options nothing that Express adds is read.
  return (request, response, next) => void limit(request as Request, response as Response, next);
}

/** What a request is counted under. A proxy's header may hold anything, so what is no address counts as one caller. */
export function keyOf(address: string | undefined, client: string | undefined): string {
  if (client !== undefined) return `client ${client}`;
  if (address === undefined || isIP(address) === 0) return 'no address';
  return `address ${ipKeyGenerator(address, IPV6_SUBNET)}`;
}
