/** Writes the validators of the shipped schemas beside the built code, so that a start need not compile them. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fileOf } from '../src/validators/prepared.js';
import { compilations, preparedText } from './prepared-text.js';

const FOLDER = new URL('../dist/validators/', import.meta.url);
for (const compilation of compilations(fileURLToPath(new URL('../rulesets/facts.json', import.meta.url))))
  writeFileSync(new URL(fileOf(compilation), FOLDER), preparedText(compilation));
