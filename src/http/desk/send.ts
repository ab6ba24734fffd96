import type { Request, Response } from 'express';
import { DESK_POLICY } from '../security-headers.js';
import type { Desk, DeskFile } from './files.js';

/** The name of an asset changes with its content, so that it may be kept for good. */
const FOR_GOOD = 'public, max-age=31536000, immutable';

/** The one page of the desk, whichever screen is asked for. */
export const sendPage = (request: Request, response: Response, { page }: Desk): void =>
  sendActive(request, response, page, 'no-store');

/** The service worker: asked for anew at every visit, so that it knows of a newer desk. */
export const sendWorker = (request: Request, response: Response, { worker }: Desk): void =>
  sendActive(request, response, worker, 'no-cache');

export const sendAsset = (request: Request, response: Response, file: DeskFile): void =>
  send(request, response, file, FOR_GOOD);

function sendActive(request: Request, response: Response, file: DeskFile, caching: string): void {
  response.setHeader('content-security-policy', DESK_POLICY);
  send(request, response, file, caching);
}

function send(request: Request, response: Response, { bytes, gzip, mediaType }: DeskFile, caching: string): void {
  const body = gzip !== undefined && request.acceptsEncodings('gzip') === 'gzip' ? gzip : bytes;
  response.setHeader('content-type', mediaType);
  response.setHeader('cache-control', caching);
  if (gzip !== undefined) response.setHeader('vary', 'accept-encoding');
  if (body !== bytes) response.setHeader('content-encoding', 'gzip');
  response.setHeader('content-length', body.length);
  response.end(body);
}
