import type { JWTPayload } from 'jose';
import { type Client, isClientId } from '../identity.js';
import { isScope, type Scope } from '../scope.js';

export interface ClaimNames {
  readonly clientClaim: string;
  readonly payersClaim: string | undefined;
}

const ALL = '*';

/** Who calls, by the claims of a token whose signature was right; undefined when no client is named. */
export function clientOf(payload: JWTPayload, { clientClaim, payersClaim }: ClaimNames): Client | undefined {
  const id = payload[clientClaim];
  if (!isClientId(id)) return undefined;
  const payers = payersClaim === undefined ? [ALL] : words(payload[payersClaim]);
  return {
    id,
    scopes: new Set(
      [...words(payload['scope']), ...words(payload['scp'])].filter((word): word is Scope => isScope(word)),
    ),
    ...(payers.includes(ALL) ? {} : { payers: new Set(payers) }),
  };
}

/** A list, or words in one text (RFC 8693, 4.2); anything else says nothing. */
function words(claim: unknown): readonly string[] {
  if (typeof claim === 'string') return claim.split(' ').filter((word) => word !== '');
  return Array.isArray(claim) ? claim.filter((word) => typeof word === 'string') : [];
}
