import type { RequestListener } from 'node:http';
import express from 'express';
import type { Logger } from 'pino';
import { type Limits, USUAL_LIMITS } from '../config/read.js';
import type { Library } from '../library.js';
import { STYLE_DIGEST } from './docs/style.js';
import type { Desk } from './desk/files.js';
import { mountDesk } from './desk/mount.js';
import { type Documents, readDocuments } from './documents.js';
import { ENGINE_VERSION } from '../domain/engine-version.js';
import type { Metrics } from '../observe/metrics.js';
import { createMetrics } from '../observe/prometheus.js';
import { ENGINE, type Engine } from './engine.js';
import { type Gate, OPEN_GATE } from './gate.js';
import { handleFailure } from './failure.js';
import { LETTER_STYLE_DIGEST } from './letters/style.js';
import { cors } from './limits/cors.js';
import { mount, refuseAddress, stepsTo } from './mount.js';
import { observed } from './observed-engine.js';
import { operationsOf } from './operations.js';
import { NEVER_RELOADED, type ReloadState } from './reload.js';
import { requestLog } from './request-log.js';
import { createOpinions, type Opinions } from './second-opinion/opinions.js';
import { neverStored, securityHeaders } from './security-headers.js';
import { shortWay } from './short-way.js';
import type { Step } from './step.js';

export interface AppOptions {
  readonly log: Logger;
  readonly engine?: Engine;
  readonly documents?: Documents;
  /** The review desk, where it is built. */
  readonly desk?: Desk | undefined;
  readonly ready?: () => boolean;
  readonly reload?: () => ReloadState;
  readonly metrics?: Metrics;
  readonly opinions?: Opinions;
  readonly limits?: Limits;
  /** What every request passes first; open where the app is not reached from elsewhere. */
  readonly gate?: Gate;
  /** Origins whose pages may read answers in a browser. */
  readonly corsOrigins?: readonly string[];
}

/** Builds the service without starting it. */
export function createApp(
  loaded: Library,
  {
    log,
    engine = ENGINE,
    documents = readDocuments(),
    desk,
    ready = () => true,
    reload = () => NEVER_RELOADED,
    metrics = createMetrics(),
    opinions = createOpinions({ library: loaded, share: 0, log, metrics }),
    limits = USUAL_LIMITS,
    gate = OPEN_GATE,
    corsOrigins = [],
  }: AppOptions,
): RequestListener {
  const app = express();
  const library: Library = { ...loaded, held: opinions.isHeld };
  const { held } = opinions;
  metrics.watch(() => ({
    library,
    engine: ENGINE_VERSION,
    reload: reload().last,
    ready: ready(),
    held: held(),
    waiting: opinions.waiting(),
  }));
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  const first: readonly Step[] = [
    requestLog(log, metrics),
    securityHeaders(STYLE_DIGEST, LETTER_STYLE_DIGEST),
    neverStored,
    ...(corsOrigins.length > 0 ? [cors(corsOrigins)] : []),
  ];
  app.use(...first);
  const context = {
    library,
    engine: observed(engine, metrics, opinions),
    ready,
    reload,
    limits,
    auth: gate.mode,
    metrics,
    held,
    desk,
  };
  const operations = operationsOf(context, documents, gate.mode);
  const stepsOf = stepsTo(operations, gate);
  mount(app, operations, stepsOf);
  if (desk !== undefined) mountDesk(app, desk, gate);
  app.use(refuseAddress, handleFailure);
  const { busiest } = operations;
  return shortWay(busiest.path, [...first, ...stepsOf(busiest)], app);
}
