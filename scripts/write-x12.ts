/** Writes docs/x12.md from the tables of the 278; a test fails when it differs from what is checked in. */
import { writeFileSync } from 'node:fs';
import { x12Page } from './x12-page.js';

writeFileSync(new URL('../docs/x12.md', import.meta.url), x12Page());
