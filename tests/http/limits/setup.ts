import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Config } from '../../../src/config/read.js';
import { USUAL_LIMITS } from '../../../src/config/read.js';
import { NO_AUTHENTICATION } from '../../../src/http/auth/authenticator.js';
import { type RunningServer, startServer } from '../../../src/http/server.js';
import { type Guarded, guarded, type GuardedOptions } from '../auth/setup.js';

export interface Served extends Guarded, RunningServer {
  readonly port: number;
}

/** A service on a real socket, with some limits made small. */
export async function served(options: GuardedOptions = {}, authenticator = NO_AUTHENTICATION): Promise<Served> {
  const face = guarded(authenticator, options);
  const limits: Config['limits'] = { ...USUAL_LIMITS, ...options.limits };
  const server = await startServer(face.app, { host: '127.0.0.1', port: 0, limits });
  return { ...face, ...server, port: Number(new URL(server.url).port) };
}

/** A caller that sends what it wants, when it wants. */
export interface Raw {
  readonly socket: Socket;
  readonly send: (text: string) => void;
  readonly text: () => string;
  /** All that came, once the other side has closed. */
  readonly closed: Promise<string>;
}

export async function raw(port: number): Promise<Raw> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString())).on('error', () => undefined);
  // Being cut off while still sending may show as a reset; what was received is what counts.
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(text)));
  await once(socket, 'connect');
  return { socket, send: (part) => void socket.write(part), text: () => text, closed };
}

export const BODY = '{"payer":"example-health"}';

export const head = (path: string, length: number | 'chunked', type = 'application/json'): string =>
  `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\n${
    length === 'chunked' ? 'transfer-encoding: chunked' : `content-length: ${length}`
  }\r\n\r\n`;

export const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
