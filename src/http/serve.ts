import { writeSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import type { Library } from '../library.js';
import { createMetrics } from '../observe/prometheus.js';
import { createApp } from './app.js';
import { createAuthenticator } from './auth/authenticator.js';
import { readDesk } from './desk/files.js';
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
 * Runs the service until the process is told to end (SIGTERM or SIGINT). Then `/readyz` fails at once, requests are
 * taken until the delay is over, running ones finish, and the exit code is 0. A second signal ends it at once, with 1.
 * SIGHUP reads the rulesets again: requests that are running finish on the set they began with.
 * @throws {ListenError} when the address cannot be had.
 */
export async function serve(library: Library, config: ServiceConfig, engine: Engine = ENGINE): Promise<void> {
  const { allowRemoval, auth, corsOrigins, digestKeys, drafts, host, limits, logLevel, port, rulesets, trustProxy } =
    config;
  const { logger, end: endLog } = createLog(logLevel);
  const authenticator = createAuthenticator(auth, logger);
  const gate = gateOf(authenticator, limits, trustProxy);
  const documents = readDocuments();
  const desk = readDesk();
  let ready = true;
  let state: ReloadState = NEVER_RELOADED;
  const metrics = createMetrics({ process: true });
  const build = (by: Library): { library: Library; app: RequestListener; opinions: Opinions } => {
    const opinions = createOpinions({ library: by, share: config.secondOpinion, log: logger, metrics });
    const app = createApp(by, {
      log: logger,
      engine,
      documents,
      desk,
      ready: () => ready,
      reload: () => state,
      limits,
      gate,
      corsOrigins,
      metrics,
      opinions,
    });
    return { library: by, app, opinions };
  };
  let current = build(library);
  // A caller that is told so asks on another connection next time: when the listener closes, none is in use.
  const answer: RequestListener = (request, response) => {
    if (!ready) response.setHeader('connection', 'close');
    current.app(request, response);
  };
  const onRefused = seldom((code: string) => logger.error({ code }, 'connections cannot be taken'));
  const server = await startServer(answer, { host, port, limits, onRefused });
  say(welcome(server.url, library, documents, desk !== undefined));

  const exit = (code: number): void => void endLog().then(() => process.exit(code));
  const stopAnd = (end: () => void): void => {
    ready = false;
    logger.info('stopping');
    const close = async (): Promise<void> => {
      const brokenOff = await server.stop(config.stopDeadlineSeconds * 1000);
      if (brokenOff > 0) logger.warn({ brokenOff }, 'stopped before every request had ended');
      else logger.info('stopped');
      await Promise.race([current.opinions.drained(), after(DRAIN_MS)]);
      end();
    };
    setTimeout(() => void close(), config.stopDelaySeconds * 1000);
  };
  const stop = (): void => (ready ? stopAnd(() => exit(0)) : exit(1));
  // Leaving by `exit`, Node would set the terminal back as it was, and crash because it is gone.
  const hangUp = (): void =>
    void endLog().then(() => {
      process.removeAllListeners('SIGHUP');
      process.kill(process.pid, 'SIGHUP');
    });
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

/** Standard output may be a full disk or a pipe that nobody reads any more: no reason not to serve. */
function say(text: string): void {
  try {
    writeSync(1, text);
  } catch {
    // There is nowhere left to say so.
  }
}

const SELDOM_MS = 10_000;

/** What would repeat many times a second is said once in a while. */
function seldom<T>(say: (value: T) => void): (value: T) => void {
  let last = -Infinity;
  return (value) => {
    if (performance.now() - last < SELDOM_MS) return;
    last = performance.now();
    say(value);
  };
}
