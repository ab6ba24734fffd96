import { readFileSync } from 'node:fs';
import { isCalendarDate } from '../../../domain/dates.js';
import { nearestName } from '../../../domain/nearest.js';
import { isRecord } from '../../../domain/record.js';
import { isClientId } from '../identity.js';
import { isScope, type Scope, SCOPE_NAMES } from '../scope.js';

/** One key at rest. A client may have several, so that a new one works before the old one ends. */
export interface KeyEntry {
  readonly id: string;
  readonly client: string;
  /** SHA-256 of the whole key, in hexadecimal. */
  readonly sha256: string;
  readonly scopes: readonly Scope[];
  /** Payers it may ask about; all when absent. */
  readonly payers?: readonly string[];
  /** Last day it is good for, UTC. */
  readonly expires?: string;
}

export type KeyFile =
  | { readonly ok: true; readonly keys: readonly KeyEntry[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the file of keys. Every problem at once, each with its place; digests and what stands in their place are not repeated. */
export function readKeyFile(path: string): KeyFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { ok: false, problems: ['the file of keys (UR_API_KEYS) cannot be read'] };
  }
  return parseKeyFile(text);
}

export function parseKeyFile(text: string): KeyFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problems: ['the file of keys is not valid JSON'] };
  }
  const keys = isRecord(value) ? value['keys'] : undefined;
  if (!isRecord(value) || !Array.isArray(keys) || Object.keys(value).some((key) => key !== 'keys'))
    return { ok: false, problems: ['the file of keys must be {"keys": […]} and nothing else'] };
  const entries = keys as readonly unknown[];
  const problems = [...entries.flatMap(problemsOf), ...twice(entries)];
  if (entries.length === 0) problems.push('the file of keys holds none: `ur keys new CLIENT` makes one');
  return problems.length > 0 ? { ok: false, problems } : { ok: true, keys: entries as readonly KeyEntry[] };
}

interface Field {
  readonly needed: boolean;
  readonly words: string;
  readonly fits: (value: unknown) => boolean;
}

const isListOf = (value: unknown, fits: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length > 0 && value.every(fits) && new Set(value).size === value.length;

const FIELDS: Readonly<Record<keyof KeyEntry, Field>> = {
  id: {
    needed: true,
    words: 'the 16 hexadecimal digits in the middle of the key',
    fits: (value) => typeof value === 'string' && /^[0-9a-f]{16}$/.test(value),
  },
  client: { needed: true, words: 'a name of letters, digits and ._:@|/+=-, at most 128', fits: isClientId },
  sha256: {
    needed: true,
    words: '64 hexadecimal digits, as `ur keys new` prints them; never the key itself',
    fits: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  },
  scopes: {
    needed: true,
    words: `a list of ${SCOPE_NAMES.join(', ')}, each once`,
    fits: (value) => isListOf(value, isScope),
  },
  payers: {
    needed: false,
    words: 'a list of payers, each once; left out, the key may ask about all',
    fits: (value) => isListOf(value, (item) => typeof item === 'string' && /^[a-z0-9][a-z0-9-]{0,63}$/.test(item)),
  },
  expires: {
    needed: false,
    words: 'the last day it is good for, YYYY-MM-DD (UTC)',
    fits: (value) => typeof value === 'string' && isCalendarDate(value),
  },
};

const NAMES = Object.keys(FIELDS) as readonly (keyof KeyEntry)[];

function problemsOf(entry: unknown, index: number): readonly string[] {
  const place = `keys[${index}]`;
  if (!isRecord(entry)) return [`${place} must be an object`];
  const strange = Object.keys(entry).filter((name) => !Object.hasOwn(FIELDS, name));
  return [
    ...strange.map((name) => `${place} has a field that is not known${perhaps(name)}`),
    ...NAMES.filter((name) => (entry[name] === undefined ? FIELDS[name].needed : !FIELDS[name].fits(entry[name]))).map(
      (name) => `${place}.${name} ${entry[name] === undefined ? 'is missing' : 'must be'}: ${FIELDS[name].words}`,
    ),
  ];
}

/** The name itself may be a key put in the wrong place, so only the nearest of ours is said. */
function perhaps(name: string): string {
  const near = nearestName(name, NAMES);
  return near === undefined ? '' : `; did you mean ${near}?`;
}

const twice = (entries: readonly unknown[]): string[] => {
  const ids = entries.map((entry) => (isRecord(entry) ? entry['id'] : undefined));
  return ids.flatMap((id, index) =>
    id !== undefined && ids.indexOf(id) < index ? [`keys[${index}].id is that of keys[${ids.indexOf(id)}]`] : [],
  );
};
