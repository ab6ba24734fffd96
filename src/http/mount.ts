import type { Express } from 'express';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerFailure } from './failure.js';
import { callerOf, type Gate } from './gate.js';
import { type Operation, type Parameters, refused, routePattern } from './operation.js';
import type { Operations } from './operations.js';
import { readQuery } from './parameters.js';
import { sendFaults, sendReply } from './reply.js';
import { noteOf, noting } from './request-log.js';
import { seenBy } from './seen-by.js';
import type { Step } from './step.js';

/** The steps to an operation: its route for the log, the gate, and itself. */
export function stepsTo(operations: Operations, gate: Gate): (operation: Operation) => readonly Step[] {
  const seen = seenBy(operations);
  return (operation) => [
    noting(routePattern(operation.path)),
    ...gate.before(operation.scope),
    (request, response) => {
      // Whatever was thrown, also nothing: Express would take that for no failure.
      run(seen(operation, callerOf(request)), request, response).catch((error: unknown) =>
        answerFailure(error, response),
      );
    },
  ];
}

/** Puts the operations on the app, in order; an address answers any other method with 405 and what it allows. */
export function mount(app: Express, { all }: Operations, stepsOf: (operation: Operation) => readonly Step[]): void {
  for (const path of new Set(all.map((operation) => operation.path))) {
    const here = all.filter((operation) => operation.path === path);
    const pattern = routePattern(path);
    const route = app.route(pattern);
    for (const operation of here) route[operation.method](...stepsOf(operation));
    const allow = here.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : ['POST'])).join(', ');
    route.all(noting(pattern), (_request, response) => refuseMethod(allow, response));
  }
}

export const refuseAddress: Step = (_request, response) =>
  sendFaults(response, [{ code: 'route-not-found' }], noteOf(response));

/** A request; where Express has matched a pattern, with what stood in its place. */
type Incoming = IncomingMessage & { readonly params?: Readonly<Record<string, string | string[]>> };

async function run(operation: Operation, request: Incoming, response: ServerResponse): Promise<void> {
  const note = noteOf(response);
  const query = readQuery(request.url ?? '', operation.parameters);
  const reply = query.ok
    ? await operation.handle({ request, response, parameters: together(request.params, query.value), note })
    : refused(...query.faults);
  sendReply(response, reply, note);
}

/** Path parameters are single segments, so always text. */
const together = (path: Incoming['params'], query: Parameters): Parameters => ({ ...query, ...path }) as Parameters;

function refuseMethod(allow: string, response: ServerResponse): void {
  response.setHeader('allow', allow);
  sendFaults(response, [{ code: 'method-not-allowed', detail: `allowed here: ${allow}` }], noteOf(response));
}
