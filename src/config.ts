import { fileURLToPath } from 'node:url';
import { readDigestKeys } from './digest-keys.js';
import type { DigestKey } from './request-digest.js';

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly logLevel: LogLevel;
  /** Folder of the rulesets. */
  readonly rulesets: string;
  /** Do versions decide that are not published? */
  readonly drafts: Switch;
  /** May a reload drop a published version? */
  readonly allowRemoval: Switch;
  /** Share of the decisions that a second engine checks, from 0 to 1. */
  readonly secondOpinion: number;
  /** Keys that digests of requests are made with, the current one first. */
  readonly digestKeys: readonly DigestKey[];
}

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const SWITCH = ['on', 'off'] as const;
export type Switch = (typeof SWITCH)[number];

export type ConfigOutcome =
  { readonly ok: true; readonly value: Config } | { readonly ok: false; readonly problems: readonly string[] };

/** The rulesets that come with the package, whether run from `src` or from `dist`. */
const SHIPPED_RULESETS = fileURLToPath(new URL('../rulesets', import.meta.url));

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment; an empty variable counts as not set. All problems at once. */
export function readConfig(environment: Environment): ConfigOutcome {
  const read = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const problems: string[] = [];
  const portName = read('UR_PORT') === undefined ? 'PORT' : 'UR_PORT';
  const port = read(portName) ?? '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    problems.push(`${portName} must be a whole number from 0 to 65535`);
  const logLevel = read('UR_LOG_LEVEL') ?? 'info';
  if (!isLogLevel(logLevel)) problems.push(`UR_LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}`);
  const host = read('UR_HOST') ?? read('HOST') ?? '127.0.0.1';
  if (!/^[\w.:-]+$/.test(host)) problems.push('UR_HOST must be a host name or an IP address, without a port');
  const readSwitch = (name: string): Switch => {
    const text = read(name) ?? 'off';
    if (isSwitch(text)) return text;
    problems.push(`${name} must be on or off`);
    return 'off';
  };
  const drafts = readSwitch('UR_DRAFTS');
  const allowRemoval = readSwitch('UR_ALLOW_REMOVAL');
  const share = read('UR_SECOND_OPINION') ?? '0.01';
  if (!/^(0|1|0?\.\d{1,9}|1\.0{1,9})$/.test(share)) problems.push('UR_SECOND_OPINION must be a number from 0 to 1');
  const keyFile = read('UR_DIGEST_KEY_FILE');
  const keys = keyFile === undefined ? ({ ok: true, keys: [] } as const) : readDigestKeys(keyFile);
  if (!keys.ok) problems.push(...keys.problems);
  if (problems.length > 0 || !keys.ok || !isLogLevel(logLevel)) return { ok: false, problems };
  const rulesets = read('UR_RULESETS') ?? SHIPPED_RULESETS;
  const secondOpinion = Number(share);
  const { keys: digestKeys } = keys;
  return {
    ok: true,
    value: { port: Number(port), host, logLevel, rulesets, drafts, allowRemoval, secondOpinion, digestKeys },
  };
}

const isSwitch = (text: string): text is Switch => (SWITCH as readonly string[]).includes(text);
const isLogLevel = (text: string): text is LogLevel => (LOG_LEVELS as readonly string[]).includes(text);
