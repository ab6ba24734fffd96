import type { NextFunction, Request, Response } from 'express';
import { sendFaults } from './reply.js';
import { noteOf } from './request-log.js';

/** Express knows an error handler by its four parameters. */
export function handleFailure(error: unknown, _request: Request, response: Response, _next: NextFunction): void {
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
  const frames = (error.stack ?? '').split(error.message).at(-1) ?? '';
  const at = /^ {4}at (?:[^\n]*\()?((?:file:\/\/|node:|\/)[^()\n]*:\d+:\d+)\)?$/m.exec(frames)?.[1];
  return { class: /^\w{1,60}$/.test(name) ? name : 'Error', at: at ?? 'unknown' };
}

/** The router's own complaint about `%zz` in a path. */
const isMalformedAddress = (error: unknown): boolean =>
  error instanceof URIError && 'status' in error && error.status === 400;
