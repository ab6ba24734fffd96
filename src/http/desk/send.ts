import { request as asked } from 'express';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DESK_POLICY } from '../security-headers.js';
import type { Desk, DeskFile } from './files.js';

/** The name of an asset changes with its content, so that it may be kept for good. */
const FOR_GOOD = 'public, max-age=31536000, immutable';

/** The one page of the desk, whichever screen is asked for. */
export const sendPage = (request: IncomingMessage, response: ServerResponse, { page }: Desk): void =>
  sendActive(request, response, page, 'no-store');

/** The service worker: asked for anew at every visit, so that it knows of a newer desk. */
export const sendWorker = (request: IncomingMessage, response: ServerResponse, { worker }: Desk): void =>
  sendActive(request, response, worker, 'no-cache');

export const sendAsset = (request: IncomingMessage, response: ServerResponse, file: DeskFile): void =>
  send(request, response, file, FOR_GOOD);

function sendActive(request: IncomingMessage, response: ServerResponse, file: DeskFile, caching: string): void {
  response.setHeader('content-security-policy', DESK_POLICY);
  send(request, response, file, caching);
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { bytes, gzip, mediaType }: DeskFile,
  caching: string,
): void {
  const body = gzip !== undefined && asked.acceptsEncodings.call(request, 'gzip') === 'gzip' ? gzip() : bytes;
  response.setHeader('content-type', mediaType);
  response.setHeader('cache-control', caching);
  if (gzip !== undefined) response.setHeader('vary', 'accept-encoding');
  if (body !== bytes) response.setHeader('content-encoding', 'gzip');
  response.setHeader('content-length', body.length);
  response.end(body);
}
