import type { Request, RequestHandler, Response } from 'express';
import type { Fault } from '../domain/faults.js';
import { ANYONE, type Authenticator, NO_AUTHENTICATION } from './auth/authenticator.js';
import type { Client, Identity } from './auth/identity.js';
import type { Access, Scope } from './auth/scope.js';
import { sendFaults } from './reply.js';
import { noteOf } from './request-log.js';

/** What a request passes before its operation, in this order: is there room, who calls, how often, may it. */
export interface Gate {
  readonly mode: Authenticator['mode'];
  readonly before: (access: Access) => readonly RequestHandler[];
}

export interface GateParts {
  readonly admission: RequestHandler | undefined;
  readonly authenticator: Authenticator;
  readonly rate: RequestHandler | undefined;
}

export function createGate({ admission, authenticator, rate }: GateParts): Gate {
  const present = (...handlers: readonly (RequestHandler | undefined)[]): readonly RequestHandler[] =>
    handlers.filter((handler) => handler !== undefined);
  return {
    mode: authenticator.mode,
    before: (access) => {
      if (access === 'probe') return [letIn];
      if (access === 'public') return present(admission, letIn, rate);
      return present(admission, identify(authenticator), rate, authorize(access));
    },
  };
}

/** Nobody is asked who calls, and nothing is counted: for a service that is not reached from elsewhere. */
export const OPEN_GATE = createGate({ admission: undefined, authenticator: NO_AUTHENTICATION, rate: undefined });

const IDENTITIES = new WeakMap<Request, Identity>();

/** @throws when the gate was not passed: no operation may run for a caller that nobody has looked at. */
export function callerOf(request: Request): Client {
  const identity = IDENTITIES.get(request);
  if (identity?.ok !== true) throw new Error('the gate must come first');
  return identity.client;
}

/** What rates are counted by; undefined where the caller is not known. */
export function clientIdOf(request: Request): string | undefined {
  const identity = IDENTITIES.get(request);
  return identity?.ok === true && identity.client !== ANYONE ? identity.client.id : undefined;
}

const letIn: RequestHandler = (request, _response, next) => {
  IDENTITIES.set(request, { ok: true, client: ANYONE });
  next();
};

function identify({ identify: who }: Authenticator): RequestHandler {
  const keep = (identity: Identity, request: Request, response: Response): void => {
    IDENTITIES.set(request, identity);
    const note = noteOf(response);
    if (!identity.ok) note.refusal = identity.refusal;
    const client = identity.ok ? clientIdOf(request) : identity.client;
    if (client !== undefined) note.client = client;
  };
  return (request, response, next) => {
    const found = who(request);
    if (!(found instanceof Promise)) {
      keep(found, request, response);
      return next();
    }
    found.then((identity) => {
      keep(identity, request, response);
      next();
    }, next);
  };
}

/** How long the keys of the issuer are not asked for again after a failure. */
const KEYS_SECONDS = '10';
const CHALLENGE = 'Bearer realm="utilization-review"';

function authorize(scope: Scope): RequestHandler {
  const lacking = `${CHALLENGE}, error="insufficient_scope", scope="${scope}"`;
  return (request, response, next) => {
    const identity = IDENTITIES.get(request);
    if (identity?.ok === true && identity.client.scopes.has(scope)) return next();
    if (identity?.ok === true) return turnAway(response, 'scope-missing', 'www-authenticate', lacking);
    if (identity?.refusal === 'signing-keys-unavailable')
      return turnAway(response, 'credentials-unverifiable', 'retry-after', KEYS_SECONDS);
    // Whatever was wrong: the same words, so that nobody learns which keys exist.
    turnAway(response, 'credentials-refused', 'www-authenticate', CHALLENGE);
  };
}

function turnAway(response: Response, code: Fault['code'], header: string, value: string): void {
  response.setHeader(header, value);
  sendFaults(response, [{ code }], noteOf(response));
}
