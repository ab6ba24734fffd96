import { randomUUID } from 'node:crypto';
import { METHODS, type ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Determination } from '../domain/determination.js';
import type { Metrics } from '../observe/metrics.js';
import type { FaultCode } from '../domain/faults.js';
import type { Refusal } from './auth/identity.js';
import type { Step } from './step.js';

/**
 * What one request leaves in the log: this list and nothing else. Every text in it is a word of ours (a route pattern,
 * a payer we hold, a code of a closed list) or a random id. Nothing a caller wrote can get in.
 */
export interface RequestNote {
  readonly id: string;
  route?: string;
  /** The calling system, once its key or token was found right, and why it was turned away. */
  client?: string;
  refusal?: Refusal;
  payer?: string;
  version?: string;
  decision?: string;
  reason?: string;
  faults?: readonly FaultCode[];
  bytesIn?: number;
  /** Batches: lines answered, and how many got each decision or a problem. */
  lines?: number;
  outcomes?: Record<string, number>;
  /** Class and place of an unexpected error; never its message. */
  error?: { readonly class: string; readonly at: string };
}

const KNOWN_METHODS = new Set(METHODS);

const NOTES = new WeakMap<object, RequestNote>();

/** Middleware: gives the request a random id and logs one line when the answer is out or the caller has gone. */
export function requestLog(log: Logger, metrics: Pick<Metrics, 'answered' | 'refused'>): Step {
  return (request, response, next) => {
    const startedAt = performance.now();
    const note: RequestNote = { id: randomUUID() };
    NOTES.set(response, note);
    response.setHeader('x-request-id', note.id);
    response.once('close', () =>
      write(log, metrics, request.method ?? '', response, note, performance.now() - startedAt),
    );
    next();
  };
}

/** @throws when the middleware has not run: it is the first of the app. */
export function noteOf(response: ServerResponse): RequestNote {
  const note = NOTES.get(response);
  if (note === undefined) throw new Error('requestLog must come first');
  return note;
}

/** A step that names the route for the log: its pattern, never the address. */
export const noting =
  (route: string): Step =>
  (_request, response, next) => {
    noteOf(response).route = route;
    next();
  };

/** The determination's own words for the log; they come from our rulesets and closed lists. */
export function noteDetermination(note: RequestNote, determination: Determination): void {
  note.decision = determination.decision;
  note.reason = determination.reason;
  const ruleset = determination.provenance.ruleset;
  if (ruleset === undefined) return;
  note.payer = ruleset.payer;
  note.version = ruleset.version;
}

function write(
  log: Logger,
  metrics: Pick<Metrics, 'answered' | 'refused'>,
  method: string,
  response: ServerResponse,
  note: RequestNote,
  ms: number,
): void {
  // Field by field: a copy of the note takes longer than the rest of the line. What is undefined is not written.
  const line = {
    id: note.id,
    client: note.client,
    refusal: note.refusal,
    payer: note.payer,
    version: note.version,
    decision: note.decision,
    reason: note.reason,
    faults: note.faults,
    bytesIn: note.bytesIn,
    lines: note.lines,
    outcomes: note.outcomes,
    error: note.error,
    method: KNOWN_METHODS.has(method) ? method : 'other',
    route: note.route ?? 'none',
    status: response.statusCode,
    ms: Math.round(ms * 100) / 100,
    aborted: response.writableFinished ? undefined : true,
  } satisfies Record<keyof RequestNote | 'method' | 'status' | 'ms' | 'aborted', unknown>;
  metrics.answered(line.method, line.route, line.status, ms / 1000);
  if (note.faults !== undefined) metrics.refused(note.faults);
  if (note.error === undefined) log.info(line, 'request');
  else log.error(line, 'request');
}
