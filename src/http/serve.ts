import { createApp } from './app.js';
import { readDocuments } from './documents.js';
import { ENGINE, type Engine } from './engine.js';
import { describeError } from './failure.js';
import { createLog } from './log.js';
import { startServer } from './server.js';
import { welcome } from './welcome.js';
import type { Library } from '../library.js';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
}

/**
 * Runs the service until the process is told to end (SIGTERM or SIGINT), then lets running requests finish and ends
 * with exit code 0. A second signal ends it at once.
 * @throws {ListenError} when the address cannot be had.
 */
export async function serve(
  library: Library,
  { host, port, logLevel }: ServeOptions,
  engine: Engine = ENGINE,
): Promise<void> {
  const { logger, flush } = createLog(logLevel);
  const documents = readDocuments();
  let ready = true;
  const app = createApp(library, { log: logger, engine, documents, ready: () => ready });
  const server = await startServer(app, { host, port });
  process.stdout.write(welcome(server.url, library, documents));

  const exit = (code: number): void => {
    flush();
    process.exit(code);
  };
  const stop = (): void => {
    if (!ready) return exit(1);
    ready = false;
    logger.info('stopping');
    void server.stop().then(() => exit(0));
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  // Node would print the message of the error, which may quote a request.
  process.on('uncaughtException', (error) => {
    logger.fatal({ error: describeError(error) }, 'uncaught');
    exit(1);
  });
}
