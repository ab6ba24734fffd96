import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { Library } from '../library.js';
import { STYLE_DIGEST } from './docs/style.js';
import { type Documents, readDocuments } from './documents.js';
import { ENGINE, type Engine } from './engine.js';
import { handleFailure } from './failure.js';
import { mount } from './mount.js';
import { operationsOf } from './operations.js';
import { NEVER_RELOADED, type ReloadState } from './reload.js';
import { requestLog } from './request-log.js';
import { neverStored, securityHeaders } from './security-headers.js';

export interface AppOptions {
  readonly log: Logger;
  readonly engine?: Engine;
  readonly documents?: Documents;
  readonly ready?: () => boolean;
  readonly reload?: () => ReloadState;
}

/** Builds the service without starting it. */
export function createApp(
  library: Library,
  { log, engine = ENGINE, documents = readDocuments(), ready = () => true, reload = () => NEVER_RELOADED }: AppOptions,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.use(requestLog(log), securityHeaders(STYLE_DIGEST), neverStored);
  mount(app, operationsOf({ library, engine, ready, reload }, documents));
  app.use(handleFailure);
  return app;
}
