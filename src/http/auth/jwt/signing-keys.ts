import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';

/** The issuer's keys could not be had, or not be used: nobody can say whether the token is good. */
export class KeysUnavailable extends Error {}

/** New keys are seen after this long at the latest, and so is the end of old ones. */
const REFRESH_MS = 600_000;
/** An unknown `kid` may be that of a new key, so the keys are fetched again, and not more often than this. */
const COOLDOWN_MS = 30_000;
/** Between two attempts, whatever came of the first: tokens that nobody can check must not become calls of the issuer. */
const ATTEMPT_MS = 10_000;
const TIMEOUT_MS = 5_000;

export interface SigningKeys {
  /** @throws {KeysUnavailable} and the errors of `jose` for a key that the issuer does not have. */
  readonly find: JWTVerifyGetKey;
  /** Fetches them before the first token comes; what goes wrong is logged. */
  readonly warm: () => Promise<void>;
}

/**
 * The public keys of an issuer. They are fetched every ten minutes beside the work; while that fails the last good ones
 * serve, for `staleSeconds`, so that an outage of the issuer does not at once become one of ours.
 */
export function createSigningKeys(url: URL, staleSeconds: number, log: Logger): SigningKeys {
  let nextAttempt = 0;
  let wanted = 0;
  let failing = false;
  const attempt: typeof fetch = async (...request) => {
    if (Date.now() < nextAttempt) throw new KeysUnavailable('asked a moment ago');
    nextAttempt = Date.now() + ATTEMPT_MS;
    return fetch(...request);
  };
  const remote = createRemoteJWKSet(url, {
    cacheMaxAge: staleSeconds * 1000,
    cooldownDuration: COOLDOWN_MS,
    timeoutDuration: TIMEOUT_MS,
    [customFetch]: attempt,
  });
  const refresh = async (): Promise<void> => {
    try {
      await remote.reload();
      wanted = Date.now() + REFRESH_MS;
      if (failing) log.info('signing keys fetched again');
      failing = false;
    } catch {
      wanted = Date.now() + ATTEMPT_MS;
      if (!failing) log.warn({ serving: remote.fresh ? 'the last ones' : 'none' }, 'signing keys cannot be fetched');
      failing = true;
    }
  };
  const find: JWTVerifyGetKey = async (header, token) => {
    if (Date.now() >= wanted && !remote.reloading) {
      wanted = Date.now() + ATTEMPT_MS;
      void refresh();
    }
    try {
      return await remote(header, token);
    } catch (error) {
      throw isAboutTheToken(error) ? error : new KeysUnavailable('no usable keys');
    }
  };
  return { find, warm: refresh };
}

const isAboutTheToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;
