import type { ContenderModule } from './contender.js';
import type { Order, Slice } from './measure.js';

/** A process with one contender in it: runs slices when told to and says what they took. */

const LOOK_AT_CLOCK_EVERY = 32;
const SHORT_US = 50;
let sink = 0;
let turn = 0;

const [address = '', name = '', options = '{}'] = process.argv.slice(2);
const { build } = (await import(address)) as ContenderModule<unknown>;
const work = await build(name, JSON.parse(options));

process.on('message', ({ sliceMs }: Order) => {
  void slice(sliceMs).then((done) => process.send?.(done));
});
process.send?.('ready');

/** A slice is so much processor time, that of other threads included: on a busy machine it takes longer, and is no less. */
async function slice(ms: number): Promise<Slice> {
  const [cpuFrom, wallFrom] = [process.cpuUsage(), performance.now()];
  let count = 0;
  let cpu = 0;
  // Work that takes long looks at the clock every time.
  let burst = 1;
  while (cpu < ms * 1000) {
    for (let next = 0; next < burst; next += 1) {
      const made = work(turn);
      sink += typeof made === 'number' ? made : await made;
      turn += 1;
    }
    count += burst;
    const { user, system } = process.cpuUsage(cpuFrom);
    cpu = user + system;
    burst = cpu / count < SHORT_US ? LOOK_AT_CLOCK_EVERY : 1;
  }
  if (!Number.isFinite(sink)) throw new Error(`${name} made nothing`);
  return { count, cpu: cpu / count, wall: ((performance.now() - wallFrom) * 1000) / count };
}
