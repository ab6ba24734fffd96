import { parentPort, workerData } from 'node:worker_threads';
import { createLibrary } from '../../library.js';
import { loadFiles } from '../../rulesets/load.js';
import { inkOf } from '../terminal/ink.js';
import type { Deciding } from './company.js';
import { decideCompany } from './company.js';
import type { Briefing } from './threads.js';
import type { Sent } from './wire.js';
import { received } from './wire.js';

/** A thread of `ur decide --threads`: decides the lines it is sent, company after company. */
const { coloured, files, made, options } = workerData as Briefing;
const loaded = loadFiles(files);
if (!loaded.ok) throw new Error('rulesets that were sound are not');
const deciding: Deciding = { library: createLibrary(loaded.documents, made), options, ink: inkOf(coloured) };

let before: Promise<void> = Promise.resolve();
parentPort?.on('message', (lines: Sent) => {
  before = before.then(async () => {
    const answered = await decideCompany(received(lines), deciding);
    const bytes = new Uint8Array(answered.bytes);
    parentPort?.postMessage({ ...answered, bytes }, [bytes.buffer]);
  });
});
