import { isLoopback } from './kind.js';
import { SETTINGS, type Setting, type Values } from './settings.js';

export type Algorithm = Values<typeof SETTINGS.auth>['algorithms'][number];

/** How callers say who they are, with all that the way needs. */
export type AuthConfig =
  | { readonly mode: 'none' }
  | { readonly mode: 'api-keys'; readonly file: string }
  | ({ readonly mode: 'jwt' } & JwtConfig);

export interface JwtConfig {
  readonly issuer: string;
  readonly audience: string;
  readonly jwks: URL;
  readonly algorithms: readonly Algorithm[];
  readonly clientClaim: string;
  /** Absent: every token may ask about every payer. */
  readonly payersClaim: string | undefined;
  readonly clockSkew: number;
  readonly staleKeys: number;
}

export type AuthMode = AuthConfig['mode'];

const { apiKeys, issuer, audience, jwks } = SETTINGS.auth;

/** What each way cannot do without. */
const NEEDED: Readonly<Record<AuthMode, readonly Setting<unknown>[]>> = {
  none: [],
  'api-keys': [apiKeys],
  jwt: [issuer, audience, jwks],
};

/** What one setting alone cannot show to be wrong: a way without what it needs, or with what belongs to another. */
export function authProblems(
  mode: AuthMode,
  host: string,
  isSet: (setting: Setting<unknown>) => boolean,
): readonly string[] {
  const problems = NEEDED[mode]
    .filter((setting) => !isSet(setting))
    .map(({ name, kind }) => `${name} is needed with UR_AUTH=${mode}: ${kind.words}`);
  // Whoever names keys believes that they are asked for.
  const ways = Object.keys(NEEDED) as readonly AuthMode[];
  for (const other of ways.filter((way) => way !== mode))
    for (const { name } of NEEDED[other].filter(isSet))
      problems.push(`${name} is set and UR_AUTH is ${mode}: set UR_AUTH=${other}, or take ${name} away`);
  if (mode === 'none' && !isLoopback(host))
    problems.push(
      'UR_HOST lets other machines in and UR_AUTH is none: set UR_AUTH=api-keys with UR_API_KEYS (`ur keys new` makes a key), or UR_AUTH=jwt, or listen on UR_HOST=127.0.0.1 alone',
    );
  return problems;
}

/** The way as one value; only for settings without a problem. */
export function authOf(values: Values<typeof SETTINGS.auth>): AuthConfig {
  const { mode, apiKeys: keys, issuer: iss, audience: aud, jwks: url, ...rest } = values;
  if (mode === 'api-keys' && keys !== undefined) return { mode, file: keys };
  if (mode === 'jwt' && iss !== undefined && aud !== undefined && url !== undefined)
    return { mode, issuer: iss, audience: aud, jwks: url, ...rest };
  return { mode: 'none' };
}
