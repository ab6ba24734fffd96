/** Writes the tables of settings in docs/operations.md; a test fails when they differ from what is checked in. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withConfiguration } from './configuration-table.js';

const PAGE = new URL('../docs/operations.md', import.meta.url);

writeFileSync(PAGE, withConfiguration(readFileSync(PAGE, 'utf8')));
