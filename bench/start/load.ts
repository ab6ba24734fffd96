import path from 'node:path';
import { loadLibrary } from '../../src/library.js';
import { review } from '../../src/review.js';
import { median } from '../report/stats.js';
import { loadWorkload } from '../workload.js';
import { TEMPLATE } from './synthetic.js';

/** A fresh process (with `--expose-gc`) that loads one folder and decides by one of its payer's versions; says what it took. */
export interface Loaded {
  /** Milliseconds of processor time to read, check and compile everything. */
  readonly cpu: number;
  /** Megabytes that stay: the heap and what lies beside it. */
  readonly megabytes: number;
  readonly versions: number;
  /** Microseconds of processor time for a decision with an answer. */
  readonly decision: number;
}

const [root = '', payer = '', drafts = 'off'] = process.argv.slice(2);

const settled = (): number => {
  for (let turn = 0; turn < 3; turn += 1) globalThis.gc?.();
  const { external, heapUsed } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
};

const before = settled();
const cpuFrom = process.cpuUsage();
const loaded = loadLibrary(root, { drafts: drafts === 'on' ? 'on' : 'off' });
const { system, user } = process.cpuUsage(cpuFrom);
if (!loaded.ok) throw new Error(`${loaded.faults.length} faults, the first: ${JSON.stringify(loaded.faults[0])}`);
const { library } = loaded;
const megabytes = settled() - before;

// The same requests whatever folder it is.
const bodies = loadWorkload(path.resolve('rulesets'), `${TEMPLATE.payer}/${TEMPLATE.version}`, 400)
  .requests.map(({ body }) => ({ ...body, payer }))
  .filter((body) => {
    const outcome = review(body, library);
    return outcome.ok && outcome.value.missing.length === 0;
  });
const WARM_UP = 5;
const rounds: number[] = [];
for (let round = 0; round < WARM_UP + 9; round += 1) {
  const from = process.cpuUsage();
  for (const body of bodies) review(body, library);
  const took = process.cpuUsage(from);
  if (round >= WARM_UP) rounds.push((took.user + took.system) / bodies.length);
}

const said: Loaded = {
  cpu: (user + system) / 1000,
  megabytes,
  versions: [...library.payers.values()].reduce((sum, payer) => sum + payer.versions.length + payer.drafts.length, 0),
  decision: median(rounds),
};
process.send?.(said);
