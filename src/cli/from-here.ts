import { join, relative } from 'node:path';

/** A path that an editor opens from where the command was run. */
export function fromHere(root: string, file: string): string {
  const path = join(root, file);
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
}
