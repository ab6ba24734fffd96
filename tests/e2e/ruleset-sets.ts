import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublishedDocument } from '../../src/rulesets/documents.js';
import { SHIPPED } from '../rulesets/folders.js';

/** A copy of the shipped rulesets that can be changed under a running service. */
export interface RulesetFolder {
  readonly path: string;
  /** Puts one of its states in place; the service sees it when it is told to read again. */
  readonly become: (state: State) => void;
}

/** As shipped; the same with other words in the fact catalogue, so that every answer names another digest; not loadable. */
export type State = 'shipped' | 'reworded' | 'broken';

/** @param only Payers to keep, all by default: what is loaded often in a test should load fast. */
export function rulesetFolder(path: string, only?: readonly string[]): RulesetFolder {
  cpSync(SHIPPED, path, { recursive: true });
  if (only !== undefined) keep(path, only);
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

function keep(path: string, only: readonly string[]): void {
  const dropped = readdirSync(join(path, 'payers')).filter((payer) => !only.includes(payer));
  for (const payer of dropped) rmSync(join(path, 'payers', payer), { recursive: true });
  const published = join(path, 'published.json');
  const document = JSON.parse(readFileSync(published, 'utf8')) as PublishedDocument;
  const records = document.records.filter(({ payer }) => only.includes(payer));
  writeFileSync(published, JSON.stringify({ ...document, records }));
}
