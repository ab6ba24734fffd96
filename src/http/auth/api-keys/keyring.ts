import { timingSafeEqual } from 'node:crypto';
import { type Client, type Identity, refuse } from '../identity.js';
import { digestOf, keyIdOf } from './key.js';
import type { KeyEntry } from './key-file.js';

/** The keys in memory, by their ids. */
export type Keyring = (key: string, now: number) => Identity;

interface Held {
  readonly digest: Buffer;
  readonly client: Client;
  /** The first moment it is no longer good. */
  readonly until: number;
}

/** Compared with when no key has the id sent, so that this takes as long as a wrong secret. Nothing has this digest. */
const NOBODY = Buffer.alloc(32);

export function createKeyring(entries: readonly KeyEntry[]): Keyring {
  const held = new Map(entries.map((entry) => [entry.id, hold(entry)]));
  return (key, now) => {
    const id = keyIdOf(key);
    if (id === undefined) return refuse('malformed');
    const found = held.get(id);
    const same = timingSafeEqual(digestOf(key), found?.digest ?? NOBODY);
    if (found === undefined) return refuse('unknown-key');
    if (!same) return refuse('wrong-secret');
    return now < found.until ? { ok: true, client: found.client } : refuse('expired', found.client.id);
  };
}

const DAY = 86_400_000;

const hold = ({ client, expires, payers, scopes, sha256 }: KeyEntry): Held => ({
  digest: Buffer.from(sha256, 'hex'),
  client: {
    id: client,
    scopes: new Set(scopes),
    ...(payers === undefined ? {} : { payers: new Set(payers) }),
  },
  until: expires === undefined ? Number.POSITIVE_INFINITY : Date.parse(`${expires}T00:00:00Z`) + DAY,
});
