import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { onceAsked } from '../../domain/once.js';

/** One file of the review desk, as it is sent. */
export interface DeskFile {
  readonly mediaType: string;
  readonly bytes: Buffer;
  /** Text goes out compressed to who takes it, and a start does not wait for that; fonts and pictures are compressed already. */
  readonly gzip?: () => Buffer;
}

/** The built review desk: some static files, read once at start, so that no address is ever looked up on disk. */
export interface Desk {
  readonly page: DeskFile;
  readonly worker: DeskFile;
  /** By file name; each name holds a digest of the content. */
  readonly assets: ReadonlyMap<string, DeskFile>;
}

const TEXT = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
]);
const BINARY = new Map([
  ['.woff2', 'font/woff2'],
  ['.png', 'image/png'],
]);

const BUILT = fileURLToPath(new URL('../../../dist/web/', import.meta.url));

/** Undefined where the desk has not been built: the service is whole without it. */
export function readDesk(folder = BUILT): Desk | undefined {
  if (!existsSync(join(folder, 'index.html'))) return undefined;
  const assets = readdirSync(join(folder, 'assets'))
    .filter((name) => TEXT.has(extname(name)) || BINARY.has(extname(name)))
    .map((name) => [name, read(join(folder, 'assets', name))] as const);
  return {
    page: read(join(folder, 'index.html')),
    worker: read(join(folder, 'service-worker.js')),
    assets: new Map(assets),
  };
}

function read(path: string): DeskFile {
  const bytes = readFileSync(path);
  const text = TEXT.get(extname(path));
  if (text !== undefined) return { mediaType: text, bytes, gzip: onceAsked(() => gzipSync(bytes, { level: 9 })) };
  return { mediaType: BINARY.get(extname(path)) ?? 'application/octet-stream', bytes };
}
