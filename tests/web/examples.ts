import { existsSync, readdirSync } from 'node:fs';

/** Folders of `examples/` that hold a request with its answer. */
export const EXAMPLE_NAMES: readonly string[] = readdirSync('examples').filter((name) =>
  existsSync(`examples/${name}/expected.json`),
);
