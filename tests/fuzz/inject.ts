import type { RequestListener } from 'node:http';
import { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Writable } from 'node:stream';
import { SLOWEST_MS } from './bounds.js';

/** A request as a parser of HTTP would hand it on. */
export interface Input {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  /** The status line and the headers, as they are sent. */
  readonly head: string;
  readonly body: string;
}

/** Asks the service without a connection between: the whole of it answers, at many times the speed. */
export function ask(service: RequestListener, { method, url, headers, body }: Input): Promise<Answer> {
  const sent: Buffer[] = [];
  const wire = new Writable({
    write(chunk: Buffer, _encoding, done) {
      sent.push(chunk);
      done();
    },
  });
  const socket = Object.assign(wire, {
    remoteAddress: '127.0.0.1',
    encrypted: false,
    setTimeout: () => wire,
  }) as unknown as Socket;
  const request = new IncomingMessage(socket);
  Object.assign(request, { method, url, httpVersion: '1.1', httpVersionMajor: 1, httpVersionMinor: 1, complete: true });
  request.headers = Object.fromEntries(headers);
  request.push(body.length === 0 ? null : body);
  if (body.length > 0) request.push(null);
  const response = new ServerResponse(request);
  response.assignSocket(socket);
  wire.on('drain', () => response.emit('drain'));
  return new Promise((resolve, reject) => {
    const hung = setTimeout(() => reject(new Error('there is no answer')), SLOWEST_MS);
    response.once('finish', () => {
      clearTimeout(hung);
      response.detachSocket(socket);
      response.emit('close');
      resolve(answerIn(Buffer.concat(sent).toString()));
    });
    service(request, response as Parameters<RequestListener>[1]);
  });
}

function answerIn(text: string): Answer {
  const end = text.indexOf('\r\n\r\n');
  const head = text.slice(0, end);
  const rest = text.slice(end + 4);
  return {
    status: Number(head.slice(9, 12)),
    head,
    body: /^transfer-encoding: chunked$/im.test(head) ? joined(rest) : rest,
  };
}

/** Chunks by the lengths before them; lengths are in bytes, and only their order matters here. */
const joined = (chunks: string): string =>
  chunks
    .split('\r\n')
    .filter((_, index) => index % 2 === 1)
    .join('');
