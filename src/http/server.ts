import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Limits, USUAL_LIMITS } from '../config/read.js';
import { refuseBrokenRequests } from './broken-request.js';
import { endLateBody } from './limits/late-body.js';

export interface RunningServer {
  readonly url: string;
  /**
   * Takes no new requests, lets running ones end within the deadline, then breaks off the rest.
   * @returns how many connections were broken off.
   */
  readonly stop: (deadlineMs: number) => Promise<number>;
}

/** Node looks for connections whose time is up this often; its own default lets them live half a minute longer. */
const CHECK_MS = 1000;

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly limits?: Limits;
  /** Told when a connection could not be taken, as when no file descriptor is free: those that are open go on. */
  readonly onRefused?: (code: string) => void;
}

/** @throws {ListenError} with a plain sentence when the address cannot be had. */
export async function startServer(
  app: RequestListener,
  { host, port, limits = USUAL_LIMITS, onRefused = () => undefined }: ServerOptions,
): Promise<RunningServer> {
  const seconds = (value: number): number => value * 1000;
  const { batchSeconds, bodySeconds, connections, headersSeconds, idleSeconds, keepAliveSeconds } = limits;
  const server = createServer(
    {
      headersTimeout: seconds(headersSeconds),
      // The longest request is a batch, which ends by itself. Single bodies have a far shorter deadline of their own.
      requestTimeout: seconds(headersSeconds + bodySeconds + batchSeconds),
      keepAliveTimeout: seconds(keepAliveSeconds),
      connectionsCheckingInterval: CHECK_MS,
    },
    (request, response) => {
      endLateBody(request, response, seconds(bodySeconds));
      app(request, response);
    },
  );
  // A caller that has said all may close its half and read on (RFC 9112, section 6.3). Node would close the other half at
  // once, and the answer with it, unless told so; it knows the switch and does not describe it (nodejs/node#36819).
  Object.assign(server, { httpAllowHalfOpen: true });
  server.maxConnections = connections;
  server.setTimeout(seconds(idleSeconds));
  await listen(server, host, port);
  server.on('error', (error: NodeJS.ErrnoException) => onRefused(error.code ?? 'unknown'));
  refuseBrokenRequests(server);
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
