import type { Step } from '../step.js';

const METHODS = 'GET, POST';
const ASKED = 'authorization, content-type';
const SHOWN = 'retry-after, ratelimit, ratelimit-policy, x-request-id';
const REMEMBERED_SECONDS = '600';

/**
 * Lets pages of these origins, and of no others, read answers in a browser. Without credentials mode: a page sends its
 * token itself, so no cookie of another page is ever worth anything here.
 */
export function cors(origins: readonly string[]): Step {
  const allowed = new Set(origins);
  return (request, response, next) => {
    response.setHeader('vary', 'origin');
    const { origin } = request.headers;
    if (origin === undefined || !allowed.has(origin)) return next();
    response.setHeader('access-control-allow-origin', origin);
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) {
      response.setHeader('access-control-expose-headers', SHOWN);
      return next();
    }
    response.setHeader('access-control-allow-methods', METHODS);
    response.setHeader('access-control-allow-headers', ASKED);
    response.setHeader('access-control-max-age', REMEMBERED_SECONDS);
    response.writeHead(204).end();
  };
}
