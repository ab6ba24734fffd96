import { parseArgs } from 'node:util';
import { batch } from './batch/subject.js';
import { engine } from './engine/subject.js';
import { review } from './review/subject.js';
import { http } from './http/subject.js';
import { machineLine, readMachine } from './report/machine.js';
import type { Options, Subject } from './report/subject.js';
import { reportJson, wrap, writeReport } from './report/table.js';

/** How fast the engine and the service are, each beside its peers in the same run. */

const SUBJECTS: readonly Subject[] = [engine, review, http, batch];

const USAGE = `usage: npm run bench -- [subject …] [--quick] [--json] [--ruleset payer/version] [--lines N]

Subjects, all unless named:
${SUBJECTS.map(({ name, about }) => `  ${name.padEnd(10)}${about}`).join('\n')}

  --quick   fewer and shorter rounds: a look, not a figure to quote
  --json    for programs
  --lines   lines of the batch, 100,000 unless given`;

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    ruleset: { type: 'string', default: 'va-medicaid-arts/2026-11-21' },
    lines: { type: 'string' },
  },
});

const unknown = positionals.filter((name) => !SUBJECTS.some((subject) => subject.name === name));
if (flags.help || unknown.length > 0) {
  if (unknown.length > 0) console.error(`There is no subject ${unknown.join(', ')}.\n`);
  console.log(USAGE);
  process.exitCode = unknown.length > 0 ? 2 : 0;
} else {
  const options: Options = {
    ruleset: flags.ruleset,
    quick: flags.quick,
    effort: flags.quick ? { rounds: 5, sliceMs: 100, warmUpMs: 600 } : { rounds: 15, sliceMs: 400, warmUpMs: 2_000 },
    lines: Number(flags.lines ?? (flags.quick ? 10_000 : 100_000)),
  };
  const machine = readMachine();
  if (!flags.json) console.log(wrap(machineLine(machine)));
  const chosen = SUBJECTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const reports = [];
  for (const subject of chosen) {
    const report = await subject.run(options);
    reports.push(report);
    if (!flags.json) console.log(`\n${writeReport(report)}`);
  }
  if (flags.json) console.log(JSON.stringify({ machine, reports: reports.map(reportJson) }, undefined, 2));
  if (reports.some(({ broken }) => broken.length > 0)) process.exitCode = 1;
}
