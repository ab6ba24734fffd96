import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, type GenerateKeyPairResult, type JWTPayload, SignJWT } from 'jose';
import { pino } from 'pino';
import type { Algorithm, JwtConfig } from '../../../src/config/auth.js';
import { type Limits, USUAL_LIMITS } from '../../../src/config/read.js';
import { createApp } from '../../../src/http/app.js';
import { digestOf, keyIdOf, newKey } from '../../../src/http/auth/api-keys/key.js';
import type { KeyEntry } from '../../../src/http/auth/api-keys/key-file.js';
import { type Authenticator, createAuthenticator } from '../../../src/http/auth/authenticator.js';
import { gateOf } from '../../../src/http/limits/gate-of.js';
import { createLogger } from '../../../src/http/log.js';
import type { Library } from '../../../src/library.js';
import { DOCUMENTS, ENGINE, LIBRARY, type Service } from '../fake-service.js';
import { collectLog } from '../log-text.js';
import type { Engine } from '../../../src/http/engine.js';

/** A service behind its gate, and callers for it. */

export const SILENT = pino({ level: 'silent' });

export interface Made {
  readonly key: string;
  readonly entry: KeyEntry;
}

export function makeKey(entry: Partial<KeyEntry> = {}): Made {
  const key = newKey();
  return {
    key,
    entry: {
      id: keyIdOf(key) as string,
      client: 'lake-hospital',
      sha256: digestOf(key).toString('hex'),
      scopes: ['determine'],
      ...entry,
    },
  };
}

export function keyFile(...made: readonly Made[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'ur-keys-')), 'keys.json');
  writeKeys(file, ...made);
  return file;
}

export const writeKeys = (file: string, ...made: readonly Made[]): void =>
  writeFileSync(file, JSON.stringify({ keys: made.map(({ entry }) => entry) }));

export const byKeys = (...made: readonly Made[]): Authenticator =>
  createAuthenticator({ mode: 'api-keys', file: keyFile(...made) }, SILENT);

export type Guarded = Service;

export interface GuardedOptions {
  readonly limits?: Partial<Limits>;
  readonly trustProxy?: number;
  readonly library?: Library;
  readonly engine?: Engine;
  readonly corsOrigins?: readonly string[];
}

export function guarded(
  authenticator: Authenticator,
  { corsOrigins = [], engine = ENGINE, library = LIBRARY, limits = {}, trustProxy = 0 }: GuardedOptions = {},
): Guarded {
  const { sink, ...log } = collectLog();
  const all = { ...USUAL_LIMITS, ...limits };
  const app = createApp(library, {
    log: createLogger('info', sink),
    engine,
    documents: DOCUMENTS,
    limits: all,
    gate: gateOf(authenticator, all, trustProxy),
    corsOrigins,
  });
  return { app, ...log };
}

export const ISSUER = 'https://issuer.example/';
export const AUDIENCE = 'utilization-review';

export type Pair = GenerateKeyPairResult;

/** An identity provider on this machine: it publishes the keys it is told to, and can fail. */
export interface Issuer {
  readonly url: URL;
  readonly publish: (
    ...keys: readonly { readonly pair: Pair; readonly kid: string; readonly alg?: string }[]
  ) => Promise<void>;
  /** From now on it answers with this status. */
  readonly answer: (status: number) => void;
  readonly fetches: () => number;
  readonly close: () => void;
}

export async function startIssuer(): Promise<Issuer> {
  let body = '{"keys":[]}';
  let status = 200;
  let fetches = 0;
  const server: Server = createServer((_request, response) => {
    fetches += 1;
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`),
    publish: async (...keys) => {
      const published = await Promise.all(
        keys.map(async ({ alg, kid, pair }) => ({
          ...(await exportJWK(pair.publicKey)),
          kid,
          use: 'sig',
          ...(alg === undefined ? {} : { alg }),
        })),
      );
      body = JSON.stringify({ keys: published });
    },
    answer: (code) => {
      status = code;
    },
    fetches: () => fetches,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export const jwtConfig = (jwks: URL, config: Partial<JwtConfig> = {}): JwtConfig & { readonly mode: 'jwt' } => ({
  mode: 'jwt',
  issuer: ISSUER,
  audience: AUDIENCE,
  jwks,
  algorithms: ['RS256', 'ES256', 'EdDSA', 'PS256'],
  clientClaim: 'client_id',
  payersClaim: undefined,
  clockSkew: 30,
  staleKeys: 3600,
  ...config,
});

export const now = (): number => Math.floor(Date.now() / 1000);

export const signed = (
  { privateKey }: Pair,
  claims: JWTPayload = {},
  header: { readonly alg?: Algorithm; readonly kid?: string; readonly [name: string]: unknown } = {},
): Promise<string> =>
  new SignJWT({
    iss: ISSUER,
    aud: AUDIENCE,
    exp: now() + 600,
    client_id: 'lake-hospital',
    scope: 'determine',
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', kid: 'one', ...header })
    .sign(privateKey);

export const bearer = (token: string): Readonly<Record<string, string>> => ({ authorization: `Bearer ${token}` });
