import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Nothing may be loaded but our own style sheets, which stand in the pages and are named by their digests. Transport
 * security (HSTS, upgrades to https) belongs to the front that holds the certificate.
 */
export function securityHeaders(...styleDigests: readonly string[]): RequestHandler {
  return helmet({
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
}

/** The review desk runs its own script and asks this service: nothing written into the page, nothing from elsewhere. */
export const deskPolicy: RequestHandler = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'font-src': ["'self'"],
    'img-src': ["'self'"],
    'connect-src': ["'self'"],
    'worker-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  },
});

/** Answers may hold what a person's care rests on: no cache keeps them. */
export const neverStored: RequestHandler = (_request, response, next) => {
  response.setHeader('cache-control', 'no-store');
  next();
};
