import { fileURLToPath } from 'node:url';
import * as kind from './kind.js';
import type { Setting } from './setting.js';
import { setting } from './setting.js';

export type { Setting } from './setting.js';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export const AUTH_MODES = ['none', 'api-keys', 'jwt'] as const;

/** Signatures by a key pair. None of the shared secrets (HS256 …): whoever can check one can forge one. */
export const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const;

const onOff = kind.oneOf(['on', 'off'], 'on or off');

const SERVICE = {
  port: setting({
    name: 'UR_PORT',
    also: 'PORT',
    kind: kind.whole(0, 65_535),
    unset: 3000,
    description: 'Port to listen on; 0 takes a free one.',
  }),
  host: setting({
    name: 'UR_HOST',
    also: 'HOST',
    kind: kind.host,
    unset: '127.0.0.1',
    description: 'Address to listen on. Anything beyond this machine wants `UR_AUTH`.',
  }),
  logLevel: setting({
    name: 'UR_LOG_LEVEL',
    kind: kind.oneOf(LOG_LEVELS),
    unset: 'info',
    description: 'Least level that is logged.',
  }),
  rulesets: setting({
    name: 'UR_RULESETS',
    kind: kind.folder,
    // Whether run from `src` or from `dist`.
    unset: fileURLToPath(new URL('../../rulesets', import.meta.url)),
    unsetWords: 'those shipped',
    description: 'Folder of the rulesets.',
  }),
  drafts: setting({
    name: 'UR_DRAFTS',
    kind: onOff,
    unset: 'off',
    description: 'Do versions decide that are not published?',
  }),
  allowRemoval: setting({
    name: 'UR_ALLOW_REMOVAL',
    kind: onOff,
    unset: 'off',
    description: 'May a reload (SIGHUP) drop a published version?',
  }),
  stopDelaySeconds: setting({
    name: 'UR_STOP_DELAY_SECONDS',
    kind: kind.whole(0, 3600),
    unset: 0,
    unit: 'seconds',
    description:
      'Once told to stop (SIGTERM), `/readyz` fails at once and requests are still taken for so long: balancers see it and go elsewhere.',
  }),
  stopDeadlineSeconds: setting({
    name: 'UR_STOP_DEADLINE_SECONDS',
    kind: kind.whole(0, 3600),
    unset: 10,
    unit: 'seconds',
    description: 'After that, for running requests to end; the rest is broken off.',
  }),
  secondOpinion: setting({
    name: 'UR_SECOND_OPINION',
    kind: kind.share,
    unset: 0.01,
    unit: 'of the answers',
    description: 'Share of the determinations that a second engine checks beside the work. See [metrics](metrics.md).',
  }),
  digestKeyFile: setting({
    name: 'UR_DIGEST_KEY_FILE',
    kind: kind.file,
    unset: undefined,
    description:
      'File of the keys that digests of requests are made with, the current one first. Plain digests without it. See [audit](audit.md).',
  }),
  trustProxy: setting({
    name: 'UR_TRUST_PROXY',
    kind: kind.whole(0, 10),
    unset: 0,
    unit: 'proxies',
    description:
      'How many proxies of yours stand in front and write `X-Forwarded-For`. Too many lets callers choose the address they are counted under.',
  }),
  corsOrigins: setting({
    name: 'UR_CORS_ORIGINS',
    kind: kind.listOf(kind.origin, 'a comma-separated list of origins such as https://portal.example'),
    unset: [],
    unsetWords: 'none',
    description: 'Origins whose pages may read answers in a browser, exact, comma-separated.',
  }),
} as const;

const AUTH = {
  mode: setting({
    name: 'UR_AUTH',
    kind: kind.oneOf(AUTH_MODES),
    unset: 'none',
    description: 'How callers say who they are; `none` only on this machine. See [security](security.md).',
  }),
  apiKeys: setting({
    name: 'UR_API_KEYS',
    kind: kind.file,
    unset: undefined,
    description: 'With `api-keys`: file of the keys; `ur keys new` makes them. Read again on SIGHUP.',
  }),
  issuer: setting({
    name: 'UR_JWT_ISSUER',
    kind: kind.anyText,
    unset: undefined,
    description: 'With `jwt`: what `iss` must be, letter for letter.',
  }),
  audience: setting({
    name: 'UR_JWT_AUDIENCE',
    kind: kind.anyText,
    unset: undefined,
    description: 'With `jwt`: what `aud` must be or hold: the name of this service at the issuer.',
  }),
  jwks: setting({
    name: 'UR_JWT_JWKS',
    kind: kind.secureUrl,
    unset: undefined,
    description: 'With `jwt`: address of the issuer’s public keys (JWKS), https.',
  }),
  algorithms: setting({
    name: 'UR_JWT_ALGORITHMS',
    kind: kind.listOf(kind.oneOf(ALGORITHMS), `a comma-separated list from ${ALGORITHMS.join(', ')}`),
    unset: ['RS256', 'PS256', 'ES256', 'EdDSA'],
    description: 'With `jwt`: signature algorithms that count. Shared secrets (`HS256`) and `none` cannot be named.',
  }),
  clientClaim: setting({
    name: 'UR_JWT_CLIENT_CLAIM',
    kind: kind.claim,
    unset: 'client_id',
    description:
      'With `jwt`: claim that names the calling system. It is logged and rates are counted by it, so choose none that names a person.',
  }),
  payersClaim: setting({
    name: 'UR_JWT_PAYERS_CLAIM',
    kind: kind.claim,
    unset: undefined,
    description:
      'With `jwt`: claim that lists the payers a caller may ask about (`*`: all). When set, a token without it may ask about none; when not, every token about all.',
  }),
  clockSkew: setting({
    name: 'UR_JWT_CLOCK_SKEW',
    kind: kind.whole(0, 300),
    unset: 30,
    unit: 'seconds',
    description: 'With `jwt`: how far the clocks of issuer and service may differ.',
  }),
  staleKeys: setting({
    name: 'UR_JWT_STALE_KEYS',
    kind: kind.whole(600, 86_400),
    unset: 3600,
    unit: 'seconds',
    description:
      'With `jwt`: how long the issuer’s keys serve while they cannot be fetched again; they are fetched every ten minutes. After that, 503.',
  }),
} as const;

const LIMITS = {
  concurrentRequests: setting({
    name: 'UR_CONCURRENT_REQUESTS',
    kind: kind.whole(1, 100_000),
    unset: 256,
    unit: 'requests',
    description: 'Requests under way at once; more get 503 and `Retry-After` before their body is read.',
  }),
  connections: setting({
    name: 'UR_CONNECTIONS',
    kind: kind.whole(1, 1_000_000),
    unset: 4096,
    unit: 'connections',
    description: 'Connections open at once; more are closed as they come. Keep it below the limit of open files.',
  }),
  ratePerMinute: setting({
    name: 'UR_RATE_LIMIT',
    kind: kind.whole(1, 10_000_000),
    unset: 6000,
    unit: 'requests a minute',
    description:
      'Requests of one client, or of one address where the caller is not known; more get 429 and `Retry-After`. Each process counts for itself. Not counted with `UR_AUTH=none` and no proxy: there is only this machine.',
  }),
  headersSeconds: setting({
    name: 'UR_HEADERS_SECONDS',
    kind: kind.whole(1, 300),
    unset: 10,
    unit: 'seconds',
    description: 'For a caller to send its headers.',
  }),
  bodySeconds: setting({
    name: 'UR_BODY_SECONDS',
    kind: kind.whole(1, 3600),
    unset: 20,
    unit: 'seconds',
    description: 'For a caller to send a body, batches aside.',
  }),
  idleSeconds: setting({
    name: 'UR_IDLE_SECONDS',
    kind: kind.whole(1, 3600),
    unset: 60,
    unit: 'seconds',
    description: 'For a connection with a request under way on which nothing moves in either direction.',
  }),
  keepAliveSeconds: setting({
    name: 'UR_KEEP_ALIVE_SECONDS',
    kind: kind.whole(1, 3600),
    unset: 75,
    unit: 'seconds',
    description:
      'For a connection between two requests. Longer than the proxy or balancer keeps it, most of them 60, so that it never sends a request on a connection that is being closed here.',
  }),
  bodyKB: setting({
    name: 'UR_BODY_KB',
    kind: kind.whole(1, 65_536),
    unset: 256,
    unit: 'KB',
    description: 'One body, or one line of a batch.',
  }),
  rulesetBodyKB: setting({
    name: 'UR_RULESET_BODY_KB',
    kind: kind.whole(1, 65_536),
    unset: 1024,
    unit: 'KB',
    description: 'The body of a ruleset to check.',
  }),
  replayBodyKB: setting({
    name: 'UR_REPLAY_BODY_KB',
    kind: kind.whole(1, 65_536),
    unset: 1024,
    unit: 'KB',
    description: 'The body of a replay: a request and its answer.',
  }),
  simulationBodyKB: setting({
    name: 'UR_SIMULATION_BODY_KB',
    kind: kind.whole(1, 65_536),
    unset: 4096,
    unit: 'KB',
    description: 'The body of a simulation.',
  }),
  bundleKB: setting({
    name: 'UR_BUNDLE_KB',
    kind: kind.whole(1, 65_536),
    unset: 1024,
    unit: 'KB',
    description: 'A request Bundle of FHIR, with the forms that came along.',
  }),
  batchLines: setting({
    name: 'UR_BATCH_LINES',
    kind: kind.whole(1, 1_000_000_000),
    unset: 1_000_000,
    unit: 'lines',
    description: 'Lines of one batch; the last answer then names the line to go on from.',
  }),
  batchSeconds: setting({
    name: 'UR_BATCH_SECONDS',
    kind: kind.whole(1, 86_400),
    unset: 3600,
    unit: 'seconds',
    description: 'One batch from its first byte to its last; the last answer then names the line to go on from.',
  }),
} as const;

/** Every setting, in the order of the table. */
export const SETTINGS = { service: SERVICE, auth: AUTH, limits: LIMITS } as const;

export type Values<Table> = { readonly [Key in keyof Table]: Table[Key] extends Setting<infer T> ? T : never };
