/** At half of its capacity for a while: what the service keeps does not grow. `npm run soak -- --minutes 30` for longer. */
import { expect, test } from 'vitest';
import { SHIPPED } from '../rulesets/folders.js';
import { soak } from './soak.js';

const SECONDS = Number(process.env['UR_TEST_SOAK_SECONDS'] || 60);
/** What a collection may leave over by chance, measured: under 1 MB. */
const BAND_MB = 4;

test.skipIf(process.platform !== 'linux')(
  'memory is flat and no handle is left behind',
  async () => {
    const { tally, before, after } = await soak({ seconds: SECONDS, rulesets: SHIPPED });
    const { asked, failed, wrong, took } = tally;
    expect({ failed, wrong, answered: took.length }).toEqual({ failed: {}, wrong: [], answered: asked });
    expect(after.heapMB).toBeLessThan(before.heapMB + BAND_MB);
    expect(after.openFiles).toBeLessThanOrEqual(before.openFiles);
    expect(after.resources).toEqual(before.resources);
  },
  (SECONDS + 180) * 1000,
);
