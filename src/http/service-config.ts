import { type Config, readConfig } from '../config/read.js';
import { readDigestKeys } from '../digest-keys.js';
import type { DigestKey } from '../request-digest.js';
import { readKeyFile } from './auth/api-keys/key-file.js';

export interface ServiceConfig extends Config {
  /** Keys that digests of requests are made with, the current one first. */
  readonly digestKeys: readonly DigestKey[];
}

export type ServiceConfigOutcome =
  { readonly ok: true; readonly value: ServiceConfig } | { readonly ok: false; readonly problems: readonly string[] };

/** The environment and the files of keys it names: whatever is wrong with any stops the start before anything is loaded. */
export function readServiceConfig(environment: Parameters<typeof readConfig>[0]): ServiceConfigOutcome {
  const config = readConfig(environment);
  if (!config.ok) return config;
  const { auth, digestKeyFile } = config.value;
  const callers = auth.mode === 'api-keys' ? readKeyFile(auth.file) : undefined;
  const digests = readDigestKeys(digestKeyFile);
  const problems = [...(callers?.ok === false ? callers.problems : []), ...(digests.ok ? [] : digests.problems)];
  if (problems.length > 0 || !digests.ok) return { ok: false, problems };
  return { ok: true, value: { ...config.value, digestKeys: digests.keys } };
}
