import { type ConfigOutcome, readConfig } from '../config/read.js';
import { readKeyFile } from './auth/api-keys/key-file.js';

/** The environment and the file of keys it names: whatever is wrong with either stops the start before anything is loaded. */
export function readServiceConfig(environment: Parameters<typeof readConfig>[0]): ConfigOutcome {
  const config = readConfig(environment);
  if (!config.ok || config.value.auth.mode !== 'api-keys') return config;
  const keys = readKeyFile(config.value.auth.file);
  return keys.ok ? config : { ok: false, problems: keys.problems };
}
