import type { Express, Request, Response } from 'express';
import { type Operation, type Parameters, refused, routePattern } from './operation.js';
import { readQuery } from './parameters.js';
import { sendFaults, sendReply } from './reply.js';
import { noteOf } from './request-log.js';

/** Puts the operations on the app, in order; an address answers any other method with 405 and what it allows. */
export function mount(app: Express, operations: readonly Operation[]): void {
  for (const path of new Set(operations.map((operation) => operation.path))) {
    const here = operations.filter((operation) => operation.path === path);
    const pattern = routePattern(path);
    const route = app.route(pattern);
    for (const operation of here) {
      route[operation.method]((request: Request, response: Response) => run(operation, pattern, request, response));
    }
    const allow = here.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : ['POST'])).join(', ');
    route.all((_request: Request, response: Response) => refuseMethod(pattern, allow, response));
  }
  app.use((_request: Request, response: Response) =>
    sendFaults(response, [{ code: 'route-not-found' }], noteOf(response)),
  );
}

async function run(operation: Operation, pattern: string, request: Request, response: Response): Promise<void> {
  const note = noteOf(response);
  note.route = pattern;
  const query = readQuery(request.url, operation.parameters);
  const reply = query.ok
    ? await operation.handle({ request, response, parameters: together(request.params, query.value), note })
    : refused(...query.faults);
  sendReply(response, reply, note);
}

/** Path parameters are single segments, so always text. */
const together = (path: Request['params'], query: Parameters): Parameters => ({ ...query, ...path }) as Parameters;

function refuseMethod(pattern: string, allow: string, response: Response): void {
  const note = noteOf(response);
  note.route = pattern;
  response.setHeader('allow', allow);
  sendFaults(response, [{ code: 'method-not-allowed', detail: `allowed here: ${allow}` }], note);
}
