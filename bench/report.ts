import { cpus } from 'node:os';
import { BASELINE } from './contenders.js';
import type { Pipeline } from './decide.js';
import type { Measurement } from './measure.js';
import type { Sameness } from './same-outcomes.js';
import type { Workload } from './workload.js';
import { countTests } from './workload.js';

export interface Report {
  readonly machine: { readonly cpu: string; readonly cores: number; readonly node: string };
  readonly workload: {
    readonly ruleset: string;
    readonly criteria: string;
    readonly conditions: number;
    readonly tests: number;
    readonly requests: number;
  };
  readonly rounds: number;
  readonly results: readonly (Measurement & { readonly perSecond: number; readonly timesBaseline: number })[];
  readonly outcomes: Sameness;
  /** Requests of the workload by what the whole review makes of them. */
  readonly wholeReview: { readonly answered: number; readonly asked: number };
}

interface Run {
  readonly workload: Workload;
  readonly measurements: readonly Measurement[];
  readonly outcomes: Sameness;
  readonly rounds: number;
  readonly pipeline: Pipeline;
}

export function createReport({ workload, measurements, outcomes, rounds, pipeline }: Run): Report {
  const baseline = measurements.find(({ name }) => name === BASELINE)?.microseconds ?? Number.NaN;
  const { ruleset, criteria, conditions, requests } = workload;
  return {
    machine: { cpu: cpus()[0]?.model.trim() ?? 'unknown', cores: cpus().length, node: process.version },
    workload: {
      ruleset,
      criteria,
      conditions: conditions.length,
      tests: countTests(conditions),
      requests: requests.length,
    },
    rounds,
    results: measurements.map((measurement) => ({
      ...measurement,
      perSecond: 1_000_000 / measurement.microseconds,
      timesBaseline: baseline / measurement.microseconds,
    })),
    outcomes,
    wholeReview: { answered: pipeline.answered.length, asked: pipeline.asked.length },
  };
}

export function toTable(report: Report): string {
  const { machine, workload, outcomes } = report;
  const rows = report.results.map(({ name, microseconds, spread, perSecond, timesBaseline }) => [
    name,
    microseconds.toFixed(1),
    `±${(spread * 100).toFixed(0)}%`,
    Math.round(perSecond).toLocaleString('en'),
    `${timesBaseline.toFixed(timesBaseline < 10 ? 2 : 0)}x`,
  ]);
  const lines = [
    `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}`,
    `${workload.ruleset} with ${workload.criteria}: ${workload.conditions} conditions, ${workload.tests} tests of facts, ${workload.requests} requests`,
    `medians of ${report.rounds} interleaved rounds, one thread`,
    '',
    ...align([['', 'us per decision', 'noise', 'decisions/s', 'against the first'], ...rows]),
    '',
    sentence(outcomes),
  ];
  const { answered, asked } = report.wholeReview;
  const refused = workload.requests - answered - asked;
  lines.push(
    `the whole review answered ${answered} of the requests, asked back on ${asked} and refused ${refused} as invalid`,
  );
  return lines.join('\n');
}

function sentence({ requests, verdicts, undetermined, undeterminedCalledMet, different }: Sameness): string {
  const count = (number: number): string => number.toLocaleString('en');
  const verdict =
    different === 0
      ? `identical outcomes: ${count(verdicts)} verdicts`
      : `${count(different)} of ${count(verdicts)} verdicts DIFFER`;
  return `${verdict} on ${count(requests)} requests, ${count(undetermined)} of them undetermined, of which json-rules-engine calls ${count(undeterminedCalledMet)} met`;
}

function align(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] as readonly string[]).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] as string).length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] as number) : cell.padStart(widths[column] as number),
      )
      .join('  '),
  );
}
