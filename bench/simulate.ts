import path from 'node:path';
import { parseArgs } from 'node:util';
import { createSimulator } from '../src/analysis/simulation/simulate.js';
import { LineSplitter } from '../src/http/batch/line-splitter.js';
import { parseJson } from '../src/http/body/parse-json.js';
import { loadLibrary } from '../src/library.js';
import { requestsAs } from './ndjson.js';

/**
 * How fast a simulation is, from bytes to counts: reading lines, parsing, validating, both versions, counting. Processor
 * time is what one core works; wall time is longer where other programs share the machine.
 */

const USAGE =
  'usage: npm run bench:simulate -- [--requests N] [--payer PAYER --before VERSION --after VERSION] [--json]';

const { values: options } = parseArgs({
  options: {
    requests: { type: 'string', default: '20000' },
    payer: { type: 'string', default: 'va-medicaid-arts' },
    before: { type: 'string', default: '2020-03-05' },
    after: { type: 'string', default: '2026-11-21' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (options.help) {
  console.log(USAGE);
} else {
  const root = path.resolve('rulesets');
  const loaded = loadLibrary(root);
  if (!loaded.ok) throw new Error(`the rulesets have ${loaded.faults.length} faults`);
  const versions = loaded.library.payers.get(options.payer)?.versions ?? [];
  const find = (name: string): (typeof versions)[number] => {
    const found = versions.find(({ document }) => document.version === name);
    if (found === undefined) throw new Error(`${options.payer} has no version ${name}`);
    return found;
  };
  const [before, after] = [find(options.before), find(options.after)];
  const bytes = requestsAs(root, `${options.payer}/${options.after}`, Number(options.requests));

  const run = (): { readonly judged: number; readonly cpu: number; readonly wall: number } => {
    const simulator = createSimulator(loaded.library, { payer: options.payer, before, after, draft: false });
    const splitter = new LineSplitter(256 * 1024);
    const [cpuFrom, wallFrom] = [process.cpuUsage(), performance.now()];
    for (const line of splitter.push(bytes)) if (!line.tooLong) simulator.judge(line.number, parseJson(line.bytes));
    const { system, user } = process.cpuUsage(cpuFrom);
    const { requests } = simulator.result(false);
    return { judged: requests.judged, cpu: (user + system) / 1e6, wall: (performance.now() - wallFrom) / 1e3 };
  };
  // The first round warms up and is not counted.
  const rounds = Array.from({ length: Number(options.rounds) + 1 }, run).slice(1);
  const rates = rounds.map(({ cpu, judged, wall }) => ({ cpu: (2 * judged) / cpu, wall: (2 * judged) / wall }));
  const median = (values: readonly number[]): number =>
    Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number);
  const report = {
    payer: options.payer,
    before: options.before,
    after: options.after,
    requests: rounds[0]?.judged ?? 0,
    bytesPerRequest: Math.round(bytes.length / Number(options.requests)),
    rounds: rounds.length,
    decisionsPerCpuSecond: median(rates.map(({ cpu }) => cpu)),
    decisionsPerSecond: median(rates.map(({ wall }) => wall)),
  };
  console.log(
    options.json
      ? JSON.stringify(report, undefined, 2)
      : Object.entries(report)
          .map(([name, value]) => `${name.padEnd(22)} ${value}`)
          .join('\n'),
  );
}
