import type { Express } from 'express';
import type { Gate } from '../gate.js';
import { sendFaults } from '../reply.js';
import { noteOf, noting } from '../request-log.js';
import type { Desk } from './files.js';
import { sendAsset, sendPage, sendWorker } from './send.js';

/**
 * Puts the screens and files of the review desk on the app, beside its start at `/`. They are public as the docs are: what
 * the desk shows, it asks of the operations.
 */
export function mountDesk(app: Express, desk: Desk, gate: Gate): void {
  const open = gate.before('public');
  // Screens are the desk's own, and their addresses stay out of the log.
  app.get(['/desk', '/desk/*screen'], noting('/desk'), ...open, (request, response) =>
    sendPage(request, response, desk),
  );
  app.get('/service-worker.js', noting('/service-worker.js'), ...open, (request, response) =>
    sendWorker(request, response, desk),
  );
  app.get('/assets/:file', noting('/assets/:file'), ...open, (request, response) => {
    const file = desk.assets.get(request.params['file'] as string);
    if (file === undefined) sendFaults(response, [{ code: 'route-not-found' }], noteOf(response));
    else sendAsset(request, response, file);
  });
}
