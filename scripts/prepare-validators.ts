/** Writes the validators of the shipped schemas beside the built code, so that a start need not compile them. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { preparedText } from './prepared-text.js';

const FILE = fileURLToPath(new URL('../dist/validators/prepared.cjs', import.meta.url));
const text = preparedText(fileURLToPath(new URL('../rulesets/facts.json', import.meta.url)));
writeFileSync(FILE, text);
