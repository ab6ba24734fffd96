import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from '../domain/faults.js';
import { ANYONE, type Authenticator, NO_AUTHENTICATION } from './auth/authenticator.js';
import type { Client, Identity } from './auth/identity.js';
import type { Access, Scope } from './auth/scope.js';
import { sendFaults } from './reply.js';
import { noteOf } from './request-log.js';
import type { Step } from './step.js';

/** What a request passes before its operation, in this order: is there room, who calls, how often, may it. */
export interface Gate {
  readonly mode: Authenticator['mode'];
  readonly before: (access: Access) => readonly Step[];
}

export interface GateParts {
  readonly admission: Step | undefined;
  readonly authenticator: Authenticator;
  readonly rate: Step | undefined;
}

export function createGate({ admission, authenticator, rate }: GateParts): Gate {
  const present = (...handlers: readonly (Step | undefined)[]): readonly Step[] =>
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

const IDENTITIES = new WeakMap<IncomingMessage, Identity>();

/** @throws when the gate was not passed: no operation may run for a caller that nobody has looked at. */
export function callerOf(request: IncomingMessage): Client {
  const identity = IDENTITIES.get(request);
  if (identity?.ok !== true) throw new Error('the gate must come first');
  return identity.client;
}

/** What rates are counted by; undefined where the caller is not known. */
export function clientIdOf(request: IncomingMessage): string | undefined {
  const identity = IDENTITIES.get(request);
  return identity?.ok === true && identity.client !== ANYONE ? identity.client.id : undefined;
}

const letIn: Step = (request, _response, next) => {
  IDENTITIES.set(request, { ok: true, client: ANYONE });
  next();
};

function identify({ identify: who }: Authenticator): Step {
  const keep = (identity: Identity, request: IncomingMessage, response: ServerResponse): void => {
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

function authorize(scope: Scope): Step {
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

function turnAway(response: ServerResponse, code: Fault['code'], header: string, value: string): void {
  response.setHeader(header, value);
  sendFaults(response, [{ code }], noteOf(response));
}
