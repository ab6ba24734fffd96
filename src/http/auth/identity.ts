import type { Scope } from './scope.js';

/** Who calls, as far as the service needs to know. */
export interface Client {
  /** Names the calling system: it stands in the log, and rates are counted by it. */
  readonly id: string;
  readonly scopes: ReadonlySet<Scope>;
  /** Payers it may ask about; all when absent. */
  readonly payers?: ReadonlySet<string>;
}

/** Why a caller was turned away: for the log alone. All of them look the same from outside. */
export type Refusal =
  | 'no-credentials'
  | 'malformed'
  | 'unknown-key'
  | 'wrong-secret'
  | 'expired'
  | 'not-yet-valid'
  | 'algorithm'
  | 'unknown-signing-key'
  | 'wrong-signature'
  | 'wrong-issuer'
  | 'wrong-audience'
  | 'claims'
  | 'signing-keys-unavailable';

export type Identity =
  | { readonly ok: true; readonly client: Client }
  /** The client is named only where the secret or signature was right and something else was not. */
  | { readonly ok: false; readonly refusal: Refusal; readonly client?: string };

export const refuse = (refusal: Refusal, client?: string): Identity => ({
  ok: false,
  refusal,
  ...(client === undefined ? {} : { client }),
});

/** A name of a calling system that may stand in a log: short, and without spaces. */
const CLIENT_ID = /^[\w.:@|/+=-]{1,128}$/;
export const isClientId = (value: unknown): value is string => typeof value === 'string' && CLIENT_ID.test(value);
