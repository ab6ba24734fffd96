import { fileURLToPath } from 'node:url';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendFaults } from './reply.js';
import { noteOf } from './request-log.js';
import type { Next } from './step.js';

/** Express knows an error handler by its four parameters. */
export const handleFailure = (error: unknown, _request: IncomingMessage, response: ServerResponse, _next: Next): void =>
  answerFailure(error, response);

export function answerFailure(error: unknown, response: ServerResponse): void {
  const note = noteOf(response);
  if (isMalformedAddress(error)) {
    sendFaults(
      response,
      [{ code: 'parameter-invalid', detail: 'the address is not a valid percent-encoded UTF-8 text' }],
      note,
    );
    return;
  }
  note.error = describeError(error);
  note.faults = ['internal'];
  if (response.headersSent) response.destroy();
  else sendFaults(response, [{ code: 'internal' }], note);
}

/** Class and place of an error. The message stays out: it may quote what a caller sent. */
export function describeError(error: unknown): { readonly class: string; readonly at: string } {
  if (!(error instanceof Error)) return { class: 'not an Error', at: 'unknown' };
  const name = error.constructor.name;
  return {
    class: /^\w{1,60}$/.test(name) ? name : 'Error',
    at: placeIn((error.stack ?? '').split(error.message).at(-1) ?? ''),
  };
}

const PACKAGE = new URL('../../', import.meta.url);
const HOMES = [PACKAGE.href, fileURLToPath(PACKAGE)];
const FRAME = /^ {4}at (?:[^\n]*\()?([^\n()]+:\d+:\d+)\)?$/gm;

/**
 * The first frame in this package, from its root. A stack begins with the message as it was when the error was made: a line
 * of it that looks like a frame is told by not naming a file of ours.
 */
function placeIn(stack: string): string {
  for (const [, frame = ''] of stack.matchAll(FRAME)) {
    const home = HOMES.find((one) => frame.startsWith(one));
    const place = home === undefined ? '' : frame.slice(home.length);
    if (/^[\w@./-]+:\d+:\d+$/.test(place)) return place;
  }
  return 'unknown';
}

/** The router's own complaint about `%zz` in a path. */
const isMalformedAddress = (error: unknown): boolean =>
  error instanceof URIError && 'status' in error && error.status === 400;
