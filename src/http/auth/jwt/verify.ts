import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { JwtConfig } from '../../../config/auth.js';
import { type Client, type Identity, isClientId, refuse, type Refusal } from '../identity.js';
import { clientOf } from './claims.js';
import { KeysUnavailable } from './signing-keys.js';

export interface Verified {
  readonly identity: Identity & { readonly ok: true };
  /** The token is good no longer from this moment. */
  readonly until: number;
}

export type Verify = (token: string) => Promise<Verified | (Identity & { readonly ok: false })>;

/** Checks a token in full: signature, algorithm, issuer, audience, times (RFC 8725; RFC 9068, section 4). */
export function createVerify(config: JwtConfig, find: JWTVerifyGetKey): Verify {
  const { algorithms, audience, clockSkew, issuer } = config;
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, find, {
        algorithms: [...algorithms],
        issuer,
        audience,
        clockTolerance: clockSkew,
        requiredClaims: ['exp'],
      });
      const client = clientOf(payload, config);
      if (client === undefined) return failed('claims');
      return { identity: { ok: true, client }, until: ((payload.exp ?? 0) + clockSkew) * 1000 };
    } catch (error) {
      return failed(refusalOf(error), signedFor(error, config.clientClaim));
    }
  };
}

const failed = (refusal: Refusal, client?: Client['id']): Identity & { readonly ok: false } =>
  refuse(refusal, client) as Identity & { readonly ok: false };

const BY_CLAIM: Readonly<Record<string, Refusal>> = {
  iss: 'wrong-issuer',
  aud: 'wrong-audience',
  nbf: 'not-yet-valid',
};

/** Whatever else goes wrong with a token is refused as well. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof KeysUnavailable) return 'signing-keys-unavailable';
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return BY_CLAIM[error.claim] ?? 'claims';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'wrong-signature';
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return 'unknown-signing-key';
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported) return 'algorithm';
  return 'malformed';
}

/** Claims are looked at once the signature was found right, so a fault of theirs comes with a client that is no pretence. */
function signedFor(error: unknown, claim: string): string | undefined {
  const isOfClaims = error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed;
  const id = isOfClaims ? (error.payload as JWTPayload)[claim] : undefined;
  return isClientId(id) ? id : undefined;
}
