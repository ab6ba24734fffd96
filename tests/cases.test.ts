import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCases } from '../src/analysis/cases.js';
import { loadLibrary } from '../src/library.js';

const loaded = loadLibrary(path.resolve('rulesets'), { drafts: 'on' });
if (!loaded.ok) throw new Error('the shipped rulesets have faults');
const { library } = loaded;

/** Every rule of every payer version, met, not met and undetermined, on each side of each threshold. */
describe('cases of the shipped rulesets', () => {
  for (const { document, versions } of library.payers.values())
    for (const version of versions)
      test(`${document.payer} ${version.document.version}`, () => {
        const { run, failures } = runCases(library, version);
        expect(failures).toEqual([]);
        expect(run).toBeGreaterThan(0);
      });
});
