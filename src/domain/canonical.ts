/** JSON with sorted keys and no spaces: equal values give equal text. Undefined members are left out, as in JSON. */
export function canonical(value: unknown): string {
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
      return Array.isArray(value) ? ofList(value) : ofObject(value as Readonly<Record<string, unknown>>);
    default:
      throw new TypeError(`a ${typeof value} has no canonical form`);
  }
}

function ofList(items: readonly unknown[]): string {
  let text = '';
  for (let at = 0; at < items.length; at += 1) text += (at === 0 ? '' : ',') + canonical(items[at] ?? null);
  return `[${text}]`;
}

function ofObject(fields: Readonly<Record<string, unknown>>): string {
  let text = '';
  for (const key of sorted(Object.keys(fields))) {
    const value = fields[key];
    if (value !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${canonical(value)}`;
  }
  return `{${text}}`;
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

/** Printable ASCII without quotation mark and backslash stands for itself. */
const PLAIN = /^[ !#-[\]-~]*$/;

const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text));
