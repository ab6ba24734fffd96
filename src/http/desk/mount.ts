import type { Express, Request, RequestHandler, Response } from 'express';
import type { Gate } from '../gate.js';
import { sendFaults } from '../reply.js';
import { noteOf } from '../request-log.js';
import { deskPolicy } from '../security-headers.js';
import type { Desk, DeskFile } from './files.js';

/** The name of an asset changes with its content, so that it may be kept for good. */
const FOR_GOOD = 'public, max-age=31536000, immutable';

/** Puts the review desk on the app. It is public as the docs are: what it shows, it asks of the operations. */
export function mountDesk(app: Express, { assets, page, worker }: Desk, gate: Gate): void {
  const open = gate.before('public');
  const pageOf = [deskPolicy, sending(page, 'no-store')];
  app.get('/', noting('/'), ...open, ...pageOf);
  // Screens are the desk's own: whichever is asked for, the page is the same.
  app.get(['/desk', '/desk/*screen'], noting('/desk'), ...open, ...pageOf);
  app.get('/service-worker.js', noting('/service-worker.js'), ...open, deskPolicy, sending(worker, 'no-cache'));
  app.get('/assets/:file', noting('/assets/:file'), ...open, (request: Request, response: Response) => {
    const file = assets.get(request.params['file'] as string);
    if (file === undefined) sendFaults(response, [{ code: 'route-not-found' }], noteOf(response));
    else send(request, response, file, FOR_GOOD);
  });
}

const noting =
  (route: string): RequestHandler =>
  (_request, response, next) => {
    noteOf(response).route = route;
    next();
  };

const sending =
  (file: DeskFile, caching: string): RequestHandler =>
  (request, response) =>
    send(request, response, file, caching);

function send(request: Request, response: Response, { bytes, gzip, mediaType }: DeskFile, caching: string): void {
  const body = gzip !== undefined && request.acceptsEncodings('gzip') === 'gzip' ? gzip : bytes;
  response.setHeader('content-type', mediaType);
  response.setHeader('cache-control', caching);
  if (gzip !== undefined) response.setHeader('vary', 'accept-encoding');
  if (body !== bytes) response.setHeader('content-encoding', 'gzip');
  response.setHeader('content-length', body.length);
  response.end(body);
}
