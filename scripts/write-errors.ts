/** Writes docs/errors.md from the tables of faults; a test fails when it differs from what is checked in. */
import { writeFileSync } from 'node:fs';
import { errorsPage } from './errors-page.js';

writeFileSync(new URL('../docs/errors.md', import.meta.url), errorsPage());
