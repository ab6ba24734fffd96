/** Keys that are known beforehand, in order. What is made of such keys is written without sorting or quoting them again. */
export type Keys = ReadonlyMap<string, Key>;

interface Key {
  readonly name: string;
  readonly rank: number;
  readonly text: NameText;
}

/** The name of a member as it is written with its colon: ahead of all others, and behind another. */
export interface NameText {
  readonly first: string;
  readonly next: string;
}

export function nameText(name: string): NameText {
  const first = `${quoted(name)}:`;
  return { first, next: `,${first}` };
}

export const keysOf = (names: Iterable<string>): Keys =>
  new Map([...new Set(names)].sort().map((name, rank) => [name, { name, rank, text: nameText(name) }]));

const NONE: Keys = new Map();

/** JSON with sorted keys and no spaces: equal values give equal text, whatever keys are known. Undefined members are left out, as in JSON. */
export function canonical(value: unknown, keys = NONE): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical form`);
      return String(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? ofList(value, keys) : ofObject(value as Fields, keys);
    default:
      throw new TypeError(`a ${typeof value} has no canonical form`);
  }
}

type Fields = Readonly<Record<string, unknown>>;

function ofList(items: readonly unknown[], keys: Keys): string {
  let text = '';
  for (let at = 0; at < items.length; at += 1) text += (at === 0 ? '' : ',') + canonical(items[at] ?? null, keys);
  return `[${text}]`;
}

function ofObject(fields: Fields, keys: Keys): string {
  const names = Object.keys(fields);
  const ranked = inOrder(names, keys);
  let text = '';
  if (ranked === undefined) {
    for (const name of sorted(names)) {
      const value = fields[name];
      if (value !== undefined) text += `${text === '' ? '' : ','}${quoted(name)}:${canonical(value, keys)}`;
    }
  } else {
    for (const key of ranked) {
      const value = fields[key.name];
      if (value !== undefined) text += (text === '' ? key.text.first : key.text.next) + canonical(value, keys);
    }
  }
  return `{${text}}`;
}

/** The keys by their rank, which is compared faster than their names; undefined where one is not known. */
function inOrder(names: readonly string[], keys: Keys): readonly Key[] | undefined {
  const ranked: Key[] = [];
  for (const name of names) {
    const key = keys.get(name);
    if (key === undefined) return undefined;
    let to = ranked.length;
    for (; to > 0 && (ranked[to - 1] as Key).rank > key.rank; to -= 1) ranked[to] = ranked[to - 1] as Key;
    ranked[to] = key;
  }
  return ranked;
}

/** Objects of a request are small and mostly in order: moving keys in place beats a sort, which copies them first. */
function sorted(keys: string[]): readonly string[] {
  if (keys.length > MANY) return keys.sort();
  for (let at = 1; at < keys.length; at += 1) {
    const key = keys[at] as string;
    let to = at;
    for (; to > 0 && (keys[to - 1] as string) > key; to -= 1) keys[to] = keys[to - 1] as string;
    keys[to] = key;
  }
  return keys;
}

const MANY = 32;

/** Anything but quotation marks, backslashes, control characters and halves of a pair of surrogates stands for itself. */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

/** A string as JSON. */
export const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text));
