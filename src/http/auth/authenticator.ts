import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import type { AuthConfig } from '../../config/auth.js';
import { readKeyFile } from './api-keys/key-file.js';
import { createKeyring } from './api-keys/keyring.js';
import { bearerToken } from './bearer.js';
import { type Client, type Identity, refuse } from './identity.js';
import { rememberVerified } from './jwt/remembered.js';
import { createSigningKeys } from './jwt/signing-keys.js';
import { createVerify } from './jwt/verify.js';
import { SCOPE_NAMES } from './scope.js';

/** Says who calls. */
export interface Authenticator {
  readonly mode: AuthConfig['mode'];
  readonly identify: (request: IncomingMessage) => Identity | Promise<Identity>;
  /** Reads again what can be read again (SIGHUP). What is faulty does not take the place of what was good. */
  readonly reload: () => void;
}

/** On a service that only this machine reaches, everybody may do everything. */
export const ANYONE: Client = Object.freeze({ id: 'anyone', scopes: new Set(SCOPE_NAMES) });

export const NO_AUTHENTICATION: Authenticator = {
  mode: 'none',
  identify: () => KNOWN_TO_NOBODY,
  reload: () => undefined,
};
const KNOWN_TO_NOBODY: Identity = { ok: true, client: ANYONE };

/** @throws when the file of keys has faults, which the start has looked for. */
export function createAuthenticator(config: AuthConfig, log: Logger): Authenticator {
  switch (config.mode) {
    case 'none':
      return NO_AUTHENTICATION;
    case 'api-keys':
      return byApiKeys(config.file, log);
    case 'jwt': {
      const keys = createSigningKeys(config.jwks, config.staleKeys, log);
      void keys.warm();
      return byBearer('jwt', rememberVerified(createVerify(config, keys.find)));
    }
  }
}

function byApiKeys(file: string, log: Logger): Authenticator {
  const first = readKeyFile(file);
  if (!first.ok) throw new Error(first.problems.join('\n'));
  let keyring = createKeyring(first.keys);
  return {
    ...byBearer('api-keys', (key) => keyring(key, Date.now())),
    reload: () => {
      const again = readKeyFile(file);
      if (!again.ok) return log.error({ faults: again.problems.length }, 'keys refused, the last good ones stay');
      keyring = createKeyring(again.keys);
      log.info(
        { keys: again.keys.length, clients: new Set(again.keys.map(({ client }) => client)).size },
        'keys reloaded',
      );
    },
  };
}

const byBearer = (mode: AuthConfig['mode'], check: (token: string) => Identity | Promise<Identity>): Authenticator => ({
  mode,
  identify: (request) => {
    const bearer = bearerToken(request);
    return bearer.ok ? check(bearer.token) : refuse(bearer.refusal);
  },
  reload: () => undefined,
});
