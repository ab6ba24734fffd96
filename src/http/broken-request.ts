import { randomUUID } from 'node:crypto';
import { type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FaultCode } from '../domain/faults.js';
import { PROBLEM_TYPE, problemOf } from './problem.js';

/**
 * What the parser of HTTP refuses reaches no operation. It is answered as everything else is, and not logged: there is no
 * request whose words would be ours.
 */
export function refuseBrokenRequests(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // An answer that has begun cannot be followed by another; Node itself does no more here.
    const begun = (socket as Answering)._httpMessage?.headersSent === true;
    if (error.code === 'ECONNRESET' || !socket.writable || begun) socket.destroy(error);
    else socket.end(answerFor(CODES[error.code ?? ''] ?? 'request-malformed'), () => socket.destroy());
  });
  // An expectation that we do not know may be passed over (RFC 9110, section 10.1.1).
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
}

/** Node names the answer that is under way on a connection so. */
type Answering = Duplex & { readonly _httpMessage?: { readonly headersSent: boolean } | null };

const CODES: Readonly<Record<string, FaultCode>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'body-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-too-slow',
};

function answerFor(code: FaultCode): string {
  const id = randomUUID();
  const problem = problemOf([{ code }], id);
  const text = JSON.stringify(problem);
  return [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    'connection: close',
    'cache-control: no-store',
    `x-request-id: ${id}`,
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(text)}`,
    '',
    text,
  ].join('\r\n');
}
