import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RawFile } from '../../src/rulesets/tree.js';

export const SHIPPED = fileURLToPath(new URL('../../rulesets', import.meta.url));
export const BASE = fileURLToPath(new URL('base', import.meta.url));
export const BROKEN = fileURLToPath(new URL('broken', import.meta.url));

/** Every JSON document under a folder, in memory. */
export function filesOf(root: string): readonly RawFile[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(root.length + 1).replaceAll('\\', '/'), bytes: readFileSync(path) }));
}

const ENCODER = new TextEncoder();

/** The files with one of them replaced by this text, or left out. */
export const replaced = (
  files: readonly RawFile[],
  path: string,
  text: string | Uint8Array | undefined,
): readonly RawFile[] => [
  ...files.filter((file) => file.path !== path),
  ...(text === undefined ? [] : [{ path, bytes: typeof text === 'string' ? ENCODER.encode(text) : text }]),
];

export const textOf = (files: readonly RawFile[], path: string): string => {
  const bytes = files.find((file) => file.path === path)?.bytes;
  if (bytes === undefined) throw new Error(`there is no ${path}`);
  return new TextDecoder().decode(bytes);
};
