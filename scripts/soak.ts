/** One built instance at half of its capacity for so many minutes: `npm run soak -- --minutes 30`. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { soak } from '../tests/faults/soak.js';

const { values: options } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } });
const minutes = Number(options.minutes);
if (!(minutes > 0)) throw new Error('--minutes must be a number above 0');

console.log('second  answered  resident MB  open files  CPU s');
const { perSecond, tally, before, after, cpuMsPerQuestion, latencyMs } = await soak({
  seconds: minutes * 60,
  rulesets: fileURLToPath(new URL('../rulesets', import.meta.url)),
  onSample: ({ second, answered, residentMB, openFiles, cpuSeconds }) =>
    console.log(
      [second, answered, residentMB, openFiles, cpuSeconds].map((one) => String(one).padStart(7)).join('   '),
    ),
});
const { asked, failed, wrong, took } = tally;
console.log(
  JSON.stringify(
    { perSecond, asked, answered: took.length, failed, wrong, before, after, cpuMsPerQuestion, latencyMs },
    null,
    2,
  ),
);
process.exitCode = wrong.length === 0 && took.length === asked ? 0 : 1;
