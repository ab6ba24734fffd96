import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RunningServer {
  readonly url: string;
  /**
   * Takes no new requests, lets running ones end within the deadline, then breaks off the rest.
   * @returns how many connections were broken off.
   */
  readonly stop: (deadlineMs: number) => Promise<number>;
}

/** A caller must have sent its headers within this; slower ones only hold connections open. */
const HEADERS_MS = 10_000;
/** A connection on which nothing moves, in either direction. */
const IDLE_MS = 60_000;
/** The longest request is a batch. Single bodies have a far shorter deadline of their own. */
const REQUEST_MS = 3_600_000;
/**
 * Longer than a balancer keeps an idle connection (60 s in nginx and most clouds): it is the balancer that closes, so it
 * never sends a request on a connection that is being closed here.
 */
const KEEP_ALIVE_MS = 75_000;

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  /** Told when a connection could not be taken, as when no file descriptor is free: those that are open go on. */
  readonly onRefused?: (code: string) => void;
}

/** @throws {ListenError} with a plain sentence when the address cannot be had. */
export async function startServer(
  app: RequestListener,
  { host, port, onRefused = () => undefined }: ServerOptions,
): Promise<RunningServer> {
  const server = createServer(
    { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS, keepAliveTimeout: KEEP_ALIVE_MS },
    app,
  );
  server.setTimeout(IDLE_MS);
  await listen(server, host, port);
  server.on('error', (error: NodeJS.ErrnoException) => onRefused(error.code ?? 'unknown'));
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    stop: (deadlineMs) => stop(server, deadlineMs),
  };
}

export class ListenError extends Error {}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new ListenError(sentence(error.code ?? '', host, port))),
    );
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

function sentence(code: string, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} on ${host} is in use by another program; stop it, or choose another port with UR_PORT`;
    case 'EACCES':
      return `this user may not listen on port ${port}; choose a port of 1024 or above with UR_PORT`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `this machine has no address ${host}; choose another with UR_HOST`;
    default:
      return `cannot listen on ${host}, port ${port} (${code})`;
  }
}

function stop(server: Server, deadlineMs: number): Promise<number> {
  return new Promise((resolve) => {
    let brokenOff = 0;
    const deadline = setTimeout(
      () =>
        server.getConnections((_error, count) => {
          brokenOff = count;
          server.closeAllConnections();
        }),
      deadlineMs,
    );
    // A connection that was busy when the server closed becomes idle later: it is closed then.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(deadline);
      clearInterval(sweep);
      resolve(brokenOff);
    });
  });
}
