import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Breaks off a caller that was answered before its body was in (refused, or too many) and goes on sending for longer
 * than a body may take. Until then the rest is read and dropped, so that the caller gets to see the answer.
 */
export function endLateBody(request: IncomingMessage, response: ServerResponse, deadlineMs: number): void {
  response.once('close', () => {
    if (request.complete || request.destroyed) return;
    const { socket } = request;
    const deadline = setTimeout(() => {
      if (!request.complete) socket.destroy();
    }, deadlineMs).unref();
    request.once('close', () => clearTimeout(deadline));
  });
}
