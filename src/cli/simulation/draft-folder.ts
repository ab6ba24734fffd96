import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Library, Ruleset } from '../../library.js';
import { readDraft } from '../../rulesets/draft.js';
import { describeFault } from '../../rulesets/load.js';
import type { RawFile } from '../../rulesets/tree.js';
import { Failure } from '../failure.js';

/** Reads one version from a folder of its own, wherever it lies. @throws {Failure} with every fault in it. */
export function openDraft(library: Library, payer: string, folder: string): Ruleset {
  const draft = readDraft(library.files, payer, filesIn(folder));
  if (draft.ok) return library.compile(draft.version);
  const faults = draft.faults.map((fault) => ({ ...fault, file: join(folder, fault.file) }));
  const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`;
  throw new Failure('faulty', [`ur: the draft in ${folder} has ${count}:`, ...faults.map(describeFault)]);
}

/** `ruleset.json`, and what is in `rules` and `cases`. */
function filesIn(folder: string): readonly RawFile[] {
  if (!existsSync(join(folder, 'ruleset.json')))
    throw new Failure('cannotRun', [
      `ur: there is no ruleset.json in ${folder}`,
      '    name the folder of one version, such as rulesets/payers/PAYER/VERSION',
    ]);
  const inside = (name: string): readonly string[] => {
    const path = join(folder, name);
    return existsSync(path) && statSync(path).isDirectory() ? readdirSync(path).map((file) => `${name}/${file}`) : [];
  };
  return ['ruleset.json', ...inside('cases'), ...inside('rules')].map((path) => ({
    path,
    bytes: readFileSync(join(folder, path)),
  }));
}
