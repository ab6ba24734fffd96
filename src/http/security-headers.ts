import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';
import type { Step } from './step.js';

/**
 * Nothing may be loaded but our own style sheets, which stand in the pages and are named by their digests. Transport
 * security (HSTS, upgrades to https) belongs to the front that holds the certificate.
 */
export function securityHeaders(...styleDigests: readonly string[]): Step {
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'style-src': styleDigests.map((digest) => `'sha256-${digest}'`),
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
  const headers = headersBy(protect);
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
}

/** What a step sets on an answer. Nothing of it depends on the request, so that it need be asked only once. */
function headersBy(step: Step): readonly (readonly [string, string])[] {
  const answer = new ServerResponse(new IncomingMessage(new Socket()));
  step(answer.req, answer, () => undefined);
  return Object.entries(answer.getHeaders()).map(([name, value]) => [name, String(value)]);
}

/** The review desk runs its own script and asks this service: nothing written into the page, nothing from elsewhere. */
export const DESK_POLICY = [
  "default-src 'none'",
  ...['script-src', 'style-src', 'font-src', 'img-src', 'connect-src', 'worker-src'].map((kind) => `${kind} 'self'`),
  ...['base-uri', 'form-action', 'frame-ancestors'].map((kind) => `${kind} 'none'`),
].join(';');

/** Answers may hold what a person's care rests on: no cache keeps them. */
export const neverStored: Step = (_request, response, next) => {
  response.setHeader('cache-control', 'no-store');
  next();
};
