import type { ServerResponse } from 'node:http';
import type { Fault } from '../domain/faults.js';
import { PROBLEM_TYPE, problemOf } from './problem.js';
import type { Reply } from './operation.js';
import { operationOutcome } from '../fhir/outcome.js';
import { FHIR_TYPE, speaksFhir } from './fhir-reply.js';
import type { RequestNote } from './request-log.js';
import { utf8Of } from './utf8.js';

export const JSON_TYPE = 'application/json; charset=utf-8';

/** One place writes answers: whole, with their length, without the machinery of `res.json`. */
export function sendReply(response: ServerResponse, reply: Reply, note: RequestNote): void {
  switch (reply.kind) {
    case 'json':
      return sendText(response, reply.status ?? 200, JSON_TYPE, JSON.stringify(reply.value));
    case 'json-bytes':
      return sendText(response, 200, JSON_TYPE, reply.bytes);
    case 'fhir':
      return sendText(response, reply.status ?? 200, FHIR_TYPE, JSON.stringify(reply.value));
    case 'text':
      return sendText(response, 200, reply.mediaType, reply.text);
    case 'file':
      response.setHeader('content-disposition', `inline; filename="${reply.name}"`);
      return sendText(response, 200, reply.mediaType, reply.bytes);
    case 'redirect':
      response.setHeader('location', reply.to);
      return sendText(response, 302, 'text/plain; charset=utf-8', `See ${reply.to}\n`);
    case 'faults':
      return sendFaults(response, reply.faults, note);
    case 'written':
      return;
  }
}

export function sendFaults(response: ServerResponse, faults: readonly Fault[], note: RequestNote): void {
  const problem = problemOf(faults, note.id);
  note.faults = [...new Set(problem.faults.map((fault) => fault.code))];
  if (problem.status === 415) response.setHeader('accept-encoding', 'identity');
  if (problem.status === 408) response.setHeader('connection', 'close');
  if (!speaksFhir(response)) return sendText(response, problem.status, PROBLEM_TYPE, JSON.stringify(problem));
  // Of a failure of the server PAS says that it carries no OperationOutcome; the id is in the headers.
  const text = problem.status >= 500 ? '' : JSON.stringify(operationOutcome(faults));
  sendText(response, problem.status, FHIR_TYPE, text);
}

function sendText(response: ServerResponse, status: number, mediaType: string, text: string | Buffer): void {
  if (response.destroyed) return;
  const bytes = typeof text === 'string' ? utf8Of(text) : text;
  response.statusCode = status;
  response.setHeader('content-type', mediaType);
  response.setHeader('content-length', bytes.length);
  response.end(bytes);
}
