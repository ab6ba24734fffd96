import type { Express, Request, Response } from 'express';
import type { Desk } from './desk/files.js';
import { mountDesk } from './desk/mount.js';
import { callerOf, type Gate } from './gate.js';
import { type Operation, type Parameters, refused, routePattern } from './operation.js';
import type { Operations } from './operations.js';
import { readQuery } from './parameters.js';
import { sendFaults, sendReply } from './reply.js';
import { noteOf } from './request-log.js';
import { seenBy } from './seen-by.js';

/** Puts the operations on the app behind the gate, in order; an address answers any other method with 405 and what it allows. */
export function mount(app: Express, operations: Operations, gate: Gate, desk?: Desk): void {
  const { all } = operations;
  const seen = seenBy(operations);
  for (const path of new Set(all.map((operation) => operation.path))) {
    const here = all.filter((operation) => operation.path === path);
    const pattern = routePattern(path);
    const route = app.route(pattern);
    route.all((_request, response, next) => {
      noteOf(response).route = pattern;
      next();
    });
    for (const operation of here) {
      route[operation.method](...gate.before(operation.scope), (request: Request, response: Response) =>
        run(seen(operation, callerOf(request)), request, response),
      );
    }
    const allow = here.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : ['POST'])).join(', ');
    route.all((_request: Request, response: Response) => refuseMethod(allow, response));
  }
  if (desk !== undefined) mountDesk(app, desk, gate);
  app.use((_request: Request, response: Response) =>
    sendFaults(response, [{ code: 'route-not-found' }], noteOf(response)),
  );
}

async function run(operation: Operation, request: Request, response: Response): Promise<void> {
  const note = noteOf(response);
  const query = readQuery(request.url, operation.parameters);
  const reply = query.ok
    ? await operation.handle({ request, response, parameters: together(request.params, query.value), note })
    : refused(...query.faults);
  sendReply(response, reply, note);
}

/** Path parameters are single segments, so always text. */
const together = (path: Request['params'], query: Parameters): Parameters => ({ ...query, ...path }) as Parameters;

function refuseMethod(allow: string, response: Response): void {
  response.setHeader('allow', allow);
  sendFaults(response, [{ code: 'method-not-allowed', detail: `allowed here: ${allow}` }], noteOf(response));
}
