import { readdirSync, readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { RequestListener } from 'node:http';
import { createApp } from '../../src/http/app.js';
import { createLogger } from '../../src/http/log.js';
import { loadLibrary } from '../../src/library.js';
import { describeFault } from '../../src/rulesets/load.js';

/** The shipped rulesets and the real engine behind the HTTP face, its log kept in memory. */

const loaded = loadLibrary(fileURLToPath(new URL('../../rulesets', import.meta.url)));
if (!loaded.ok) throw new Error(loaded.faults.map(describeFault).join('\n'));
export const REAL_LIBRARY = loaded.library;

export type JsonObject = Record<string, unknown>;

export interface ExampleFile {
  readonly name: string;
  readonly request: JsonObject;
  readonly expected: JsonObject;
}

const folder = new URL('../../examples/', import.meta.url);
const read = (path: string): JsonObject => JSON.parse(readFileSync(new URL(path, folder), 'utf8')) as JsonObject;

export const EXAMPLES: readonly ExampleFile[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'fhir')
  .map(({ name }) => ({ name, request: read(`${name}/request.json`), expected: read(`${name}/expected.json`) }));

export const requestOf = (name: string): JsonObject => {
  const example = EXAMPLES.find((one) => one.name === name);
  if (example === undefined) throw new Error(`there is no example ${name}`);
  return structuredClone(example.request);
};

export interface RealService {
  readonly app: RequestListener;
  readonly logText: () => string;
}

export function realService(): RealService {
  let text = '';
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  return { app: createApp(REAL_LIBRARY, { log: createLogger('info', sink) }), logText: () => text };
}
