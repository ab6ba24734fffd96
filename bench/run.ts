import path from 'node:path';
import { parseArgs } from 'node:util';
import { createContenders } from './contenders.js';
import { createPipeline } from './decide.js';
import { measure } from './measure.js';
import { createReport, toTable } from './report.js';
import { compareOutcomes } from './same-outcomes.js';
import { loadWorkload } from './workload.js';

/** Side by side: our evaluation and json-rules-engine's on the same rules and requests, and whether they agree. */

const USAGE = 'usage: npm run bench -- [--quick] [--json] [--ruleset payer/version]';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    ruleset: { type: 'string', default: 'va-medicaid-arts/2026-11-21' },
  },
});

if (options.help) {
  console.log(USAGE);
} else {
  const root = path.resolve('rulesets');
  const effort = options.quick ? { rounds: 7, sliceMs: 60 } : { rounds: 21, sliceMs: 400 };
  const workload = loadWorkload(root, options.ruleset, 2_000);
  const outcomes = await compareOutcomes(workload, options.quick ? 100 : 2_000);
  const pipeline = createPipeline(root, options.ruleset, workload.requests);
  const measurements = await measure(createContenders(workload, pipeline), workload.requests, effort);
  const report = createReport({ workload, measurements, outcomes, rounds: effort.rounds, pipeline });
  console.log(options.json ? JSON.stringify(report, undefined, 2) : toTable(report));
  if (outcomes.different > 0) process.exitCode = 1;
}
