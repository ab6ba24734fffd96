import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHIPPED } from '../rulesets/folders.js';

/** A copy of the shipped rulesets that can be changed under a running service. */
export interface RulesetFolder {
  readonly path: string;
  /** Puts one of its states in place; the service sees it when it is told to read again. */
  readonly become: (state: State) => void;
}

/** As shipped; the same with other words in the fact catalogue, so that every answer names another digest; not loadable. */
export type State = 'shipped' | 'reworded' | 'broken';

export function rulesetFolder(path: string): RulesetFolder {
  cpSync(SHIPPED, path, { recursive: true });
  const facts = join(path, 'facts.json');
  const shipped = readFileSync(facts, 'utf8');
  const texts: Readonly<Record<State, string>> = {
    shipped,
    reworded: shipped.replace('"meaning": "', '"meaning": "In other words: '),
    broken: shipped.slice(0, -10),
  };
  const become = (state: State): void => {
    writeFileSync(`${path}.facts`, texts[state]);
    renameSync(`${path}.facts`, facts);
  };
  return { path, become };
}
