import { parseArgs } from 'node:util';
import { batch } from './batch/subject.js';
import { engine } from './engine/subject.js';
import { guard } from './guard.js';
import { http } from './http/subject.js';
import { paste } from './report/document.js';
import { machineLine, readMachine } from './report/machine.js';
import type { Options, Subject } from './report/subject.js';
import type { Report } from './report/table.js';
import { reportJson, wrap, writeReport } from './report/table.js';
import { review } from './review/subject.js';
import { start } from './start/subject.js';

/** How fast the engine and the service are, each beside its peers in the same run. */

const SUBJECTS: readonly Subject[] = [engine, review, http, batch, start];

const USAGE = `usage: npm run bench -- [subject …] [--quick] [--json] [--write FILE]
                        [--ruleset PAYER/VERSION] [--lines N]
       npm run bench -- --guard

Subjects, all unless named:
${SUBJECTS.map(({ name, about }) => `  ${name.padEnd(10)}${about}`).join('\n')}

  --quick    fewer and shorter rounds: a look, not a figure to quote
  --json     for programs
  --write    also puts the tables between their marks in docs/performance.md
  --ruleset  whose rules, criteria and cases, unless va-medicaid-arts/2026-11-21
  --lines    lines of the batch, 100,000 unless given
  --guard    a few ratios to json-rules-engine; ends with 1 when one is lost`;

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    guard: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    write: { type: 'string' },
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
  const reports: Report[] = [];
  const machine = readMachine();
  const show = (report: Report): void => {
    reports.push(report);
    const text = writeReport(report);
    if (!flags.json) console.log(`\n${text}`);
    if (flags.write !== undefined) paste(flags.write, report.subject, machineLine(machine), text);
  };
  if (!flags.json) console.log(wrap(machineLine(machine)));
  if (flags.guard) show(await guard(flags.ruleset));
  else for (const subject of chosen()) show(await subject.run(options()));
  if (flags.json) console.log(JSON.stringify({ machine, reports: reports.map(reportJson) }, undefined, 2));
  if (reports.some(({ broken }) => broken.length > 0)) process.exitCode = 1;
}

function chosen(): readonly Subject[] {
  return SUBJECTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
}

function options(): Options {
  const { quick, ruleset } = flags;
  return {
    ruleset,
    quick,
    effort: quick ? { rounds: 5, sliceMs: 100, warmUpMs: 700 } : { rounds: 15, sliceMs: 300, warmUpMs: 2_000 },
    lines: Number(flags.lines ?? (quick ? 10_000 : 100_000)),
  };
}
