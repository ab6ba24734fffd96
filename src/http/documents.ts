import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENGINE_VERSION } from '../domain/engine-version.js';
import { onceAsked } from '../domain/once.js';
import type { Schema } from './operation.js';

/** What the published documents are made of besides code: schemas, read at start, and real examples, read once they are asked for. */
export interface Documents {
  readonly version: string;
  /** Keyed by file name without `.schema.json`. */
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly exampleNames: readonly string[];
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

/** @throws when the package is incomplete or a schema is not JSON. */
export function readDocuments(root = PACKAGE): Documents {
  const schemas = Object.fromEntries(
    PUBLISHED.map((name) => [name, read<Schema>(join(root, 'schemas', `${name}.schema.json`))]),
  );
  const folder = join(root, 'examples');
  const exampleNames = namesIn(folder);
  const examples = onceAsked(() =>
    exampleNames.map((name): Example => ({
      name,
      request: read<object>(join(folder, name, 'request.json')),
      expected: read<object>(join(folder, name, 'expected.json')),
    })),
  );
  return {
    version: ENGINE_VERSION,
    schemas,
    exampleNames,
    get examples() {
      return examples();
    },
  };
}

function namesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const parts = ['request.json', 'expected.json'];
  return readdirSync(folder)
    .sort()
    .filter((name) => parts.every((part) => existsSync(join(folder, name, part))));
}

const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;
