import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Subject } from '../report/subject.js';
import type { Table } from '../report/table.js';
import { NOISE, ratioColumn, tenths, whole } from '../report/table.js';
import type { Measurement } from '../rounds/measure.js';
import { measure, perSecond, timesFaster } from '../rounds/measure.js';
import { loadWorkload } from '../workload.js';
import { type BatchOptions, LINES } from './contenders.js';
import { type Streamed, throughCommand, throughService } from './stream.js';

const REQUESTS = 500;

export const batch: Subject = {
  name: 'batch',
  about: 'NDJSON to NDJSON in one process, and a long stream through the real ones',
  run: async ({ effort, lines: count, ruleset }) => {
    const options: BatchOptions = { ruleset };
    const module = new URL('./contenders.js', import.meta.url).href;
    const measurements = await measure(module, Object.values(LINES), options, effort);
    const lines = loadWorkload(path.resolve('rulesets'), ruleset, REQUESTS).requests.map(
      ({ body }) => `${JSON.stringify(body)}\n`,
    );
    const cores = availableParallelism();
    const streams = [
      { name: 'ur decide', ...(await throughCommand(lines, count, 1)) },
      { name: `ur decide --threads ${cores}`, ...(await throughCommand(lines, count, cores)) },
      { name: 'batch over HTTP', ...(await throughService(lines, count)) },
    ];
    return {
      subject: 'batch',
      title: 'Batch',
      about: [
        `From one NDJSON line to the next, as the batch endpoint does it, in one process on one core: medians of ${effort.rounds} interleaved rounds, microseconds of processor time. Then ${whole(count)} lines through the built programs, fed and read by another process on the same machine; every answer's line number is checked.`,
      ],
      tables: [coreTable(measurements), streamTable(streams, perSecond(namedIn(measurements, LINES.ceiling)))],
      notes: [
        'Held against splitting the same lines, JSON.parse and JSON.stringify of the stored answers: the most any program could do that writes the same answers so. "Answered only" leaves out the requests that get a question, whose cost is the search for what to ask.',
        'The ceiling of the streams is that of one core, however many of them a stream uses.',
        'Resident memory in megabytes after so much of the lines, and the most there was.',
      ],
      broken: streams.flatMap(({ broken }) => broken),
    };
  },
};

const namedIn = (measurements: readonly Measurement[], name: string): Measurement =>
  measurements.find((one) => one.name === name) as Measurement;

function coreTable(measurements: readonly Measurement[]): Table {
  return {
    title: 'in one process',
    columns: [
      ratioColumn('x ceiling'),
      NOISE,
      { heading: 'us a line', write: tenths },
      { heading: 'lines a second', write: whole },
    ],
    rows: measurements.map((measurement) => {
      const { name } = measurement;
      const answered = name === LINES.answeredDecided || name === LINES.answeredCeiling;
      const against = timesFaster(measurement, namedIn(measurements, answered ? LINES.answeredCeiling : LINES.ceiling));
      return { name, values: [against.median, against.spread, measurement.cpu.median, perSecond(measurement)] };
    }),
  };
}

function streamTable(streams: readonly (Streamed & { readonly name: string })[], ceiling: number): Table {
  return {
    title: 'as a stream',
    columns: [
      ratioColumn('x ceiling'),
      { heading: 'a second', write: whole },
      { heading: 'CPU us', write: tenths },
      { heading: '10%', write: whole },
      { heading: '50%', write: whole },
      { heading: '100%', write: whole },
      { heading: 'peak MB', write: whole },
    ],
    rows: streams.map(({ name, ...one }) => ({
      name,
      values: [one.perSecond / ceiling, one.perSecond, one.cpu, one.early, one.middle, one.late, one.peak],
    })),
  };
}
