import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENGINE_VERSION } from '../domain/engine-version.js';
import type { Schema } from './operation.js';

/** What the published documents are made of besides code: schemas and real examples, read once at start. */
export interface Documents {
  readonly version: string;
  /** Keyed by file name without `.schema.json`. */
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly examples: readonly Example[];
}

export interface Example {
  readonly name: string;
  readonly request: object;
  readonly expected: object;
}

const PUBLISHED = [
  'determination',
  'recommendation',
  'simulation',
  'comparison',
  'replay',
  'letter',
  'letter-request',
  'problem',
];
const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));

/** @throws when the package is incomplete or a file is not JSON. */
export function readDocuments(root = PACKAGE): Documents {
  const schemas = Object.fromEntries(
    PUBLISHED.map((name) => [name, read<Schema>(join(root, 'schemas', `${name}.schema.json`))]),
  );
  return { version: ENGINE_VERSION, schemas, examples: readExamples(join(root, 'examples')) };
}

function readExamples(folder: string): readonly Example[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).sort();
  const file = (name: string, part: string): string => join(folder, name, `${part}.json`);
  return names
    .filter((name) => existsSync(file(name, 'request')) && existsSync(file(name, 'expected')))
    .map((name) => ({
      name,
      request: read<object>(file(name, 'request')),
      expected: read<object>(file(name, 'expected')),
    }));
}

const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;
