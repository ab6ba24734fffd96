import { hash } from 'node:crypto';

/** JSON with sorted keys and no spaces: equal values give equal text. Undefined members are left out, as in JSON. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item: unknown) => canonical(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = value as Readonly<Record<string, unknown>>;
    const members = Object.keys(fields)
      .filter((key) => fields[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonical(fields[key])}`);
    return `{${members.join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} has no canonical form`);
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new TypeError(`a ${typeof value} has no canonical form`);
  return text;
}

/** SHA-256 of the canonical form, in hexadecimal. */
export const digest = (value: unknown): string => digestOfText(canonical(value));

/** SHA-256 of a text, in hexadecimal. */
export const digestOfText = (text: string): string => hash('sha256', text);
