import { setTimeout as after } from 'node:timers/promises';
import type { Express } from 'express';
import type { Library } from '../library.js';
import { createMetrics } from '../observe/prometheus.js';
import { createApp } from './app.js';
import { createAuthenticator } from './auth/authenticator.js';
import { readDocuments } from './documents.js';
import { ENGINE, type Engine } from './engine.js';
import { describeError } from './failure.js';
import { gateOf } from './limits/gate-of.js';
import { countsOf } from './library-counts.js';
import { createLog } from './log.js';
import { NEVER_RELOADED, reload, type ReloadState } from './reload.js';
import type { ServiceConfig } from './service-config.js';
import { createOpinions, type Opinions } from './second-opinion/opinions.js';
import { startServer } from './server.js';
import { terminalIsGone } from './terminal.js';
import { welcome } from './welcome.js';

/** Answers that still wait for a second opinion get this long when the service stops. */
const DRAIN_MS = 5_000;

/**
 * Runs the service until the process is told to end (SIGTERM or SIGINT), then lets running requests finish and ends
 * with exit code 0. A second signal ends it at once. SIGHUP reads the rulesets again: requests that are running finish on
 * the set they began with.
 * @throws {ListenError} when the address cannot be had.
 */
export async function serve(
  library: Library,
  {
    allowRemoval,
    auth,
    corsOrigins,
    digestKeys,
    drafts,
    host,
    limits,
    logLevel,
    port,
    rulesets,
    secondOpinion,
    trustProxy,
  }: ServiceConfig,
  engine: Engine = ENGINE,
): Promise<void> {
  const { logger, flush } = createLog(logLevel);
  const authenticator = createAuthenticator(auth, logger);
  const gate = gateOf(authenticator, limits, trustProxy);
  const documents = readDocuments();
  let ready = true;
  let state: ReloadState = NEVER_RELOADED;
  const metrics = createMetrics({ process: true });
  const build = (by: Library): { library: Library; app: Express; opinions: Opinions } => {
    const opinions = createOpinions({ library: by, share: secondOpinion, log: logger, metrics });
    const app = createApp(by, {
      log: logger,
      engine,
      documents,
      ready: () => ready,
      reload: () => state,
      limits,
      gate,
      corsOrigins,
      trustProxy,
      metrics,
      opinions,
    });
    return { library: by, app, opinions };
  };
  let current = build(library);
  const server = await startServer((request, response) => void current.app(request, response), { host, port, limits });
  process.stdout.write(welcome(server.url, library, documents));

  const exit = (code: number): void => {
    flush();
    process.exit(code);
  };
  const stopAnd = (end: () => void): void => {
    ready = false;
    logger.info('stopping');
    void server
      .stop()
      .then(() => Promise.race([current.opinions.drained(), after(DRAIN_MS)]))
      .then(end);
  };
  const stop = (): void => (ready ? stopAnd(() => exit(0)) : exit(1));
  // Leaving by `exit`, Node would set the terminal back as it was, and crash because it is gone.
  const hangUp = (): void => {
    flush();
    process.removeAllListeners('SIGHUP');
    process.kill(process.pid, 'SIGHUP');
  };
  const readAgain = (): void => {
    if (terminalIsGone()) return stopAnd(hangUp);
    authenticator.reload();
    try {
      const again = reload(rulesets, current.library, { drafts, digestKeys, allowRemoval: allowRemoval === 'on' });
      if (again.library !== undefined) current = build(again.library);
      state = again.state;
      if (state.last === 'done') logger.info(countsOf(current.library), 'rulesets reloaded');
      else logger.error({ faults: state.faults, removed: state.removed }, 'rulesets refused, the last good ones stay');
    } catch (error) {
      state = { last: 'refused', faults: { internal: 1 }, removed: 0 };
      logger.error({ error: describeError(error) }, 'rulesets refused, the last good ones stay');
    }
  };
  process.on('SIGTERM', stop).on('SIGINT', stop).on('SIGHUP', readAgain);
  // Node would print the message of the error, which may quote a request.
  process.on('uncaughtException', (error) => {
    logger.fatal({ error: describeError(error) }, 'uncaught');
    exit(1);
  });
}
