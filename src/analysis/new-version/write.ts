import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RulesetFault } from '../../rulesets/faults.js';
import { loadFiles } from '../../rulesets/load.js';
import { laidOver } from '../../rulesets/posted.js';
import type { RawFile } from '../../rulesets/tree.js';
import type { NewFile } from './file.js';

/** Writes the files only if the folder has no fault with them, and over none that is there. @returns the faults otherwise. */
export function writeSound(
  root: string,
  existing: readonly RawFile[],
  files: readonly NewFile[],
): readonly RulesetFault[] {
  const encoder = new TextEncoder();
  const loaded = loadFiles(
    laidOver(
      existing,
      files.map(({ path, text }) => ({ path, bytes: encoder.encode(text) })),
    ),
  );
  if (!loaded.ok) return loaded.faults;
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text, { flag: 'wx' });
  }
  return [];
}
