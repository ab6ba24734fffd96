import { BASELINE, REVIEW } from './engine/contenders.js';
import { measureEngines } from './engine/subject.js';
import type { Report } from './report/table.js';
import { NOISE, ratioColumn } from './report/table.js';
import type { Measurement } from './rounds/measure.js';
import { timesFaster } from './rounds/measure.js';

/**
 * What must not be lost by accident, as ratios to json-rules-engine in the same run: far below what is measured, so that
 * only a gross regression fails and a busy machine does not.
 */
const LEAST = [
  { name: 'ours: outcomes', baseline: BASELINE.outcomes, times: 40 },
  { name: 'ours: cited, as JSON', baseline: BASELINE.json, times: 15 },
  { name: 'ours: text to text', baseline: BASELINE.text, times: 10 },
  { name: REVIEW.answered, baseline: BASELINE.text, times: 1 },
] as const;

const EFFORT = { rounds: 5, sliceMs: 80, warmUpMs: 600 };
const REQUESTS = 300;

export async function guard(ruleset: string): Promise<Report> {
  const first = await look(ruleset);
  // A second look, since one bad minute of the machine is no regression.
  const rows = first.some(tooSlow) ? best(first, await look(ruleset)) : first;
  return {
    subject: 'guard',
    title: 'Guard',
    about: [
      'How many times json-rules-engine, and the least that is accepted: a wide band, for gross regressions only.',
    ],
    tables: [
      {
        title: '',
        columns: [ratioColumn('x jre'), NOISE, ratioColumn('least')],
        rows: rows.map(({ name, spread, times }, at) => ({ name, values: [times, spread, LEAST[at]?.times] })),
      },
    ],
    notes: [],
    broken: rows
      .filter(tooSlow)
      .map(({ name, times }) => `"${name}" is only ${times.toFixed(1)} times json-rules-engine`),
  };
}

interface Seen {
  readonly name: string;
  readonly times: number;
  readonly spread: number;
  readonly least: number;
}

const tooSlow = ({ least, times }: Seen): boolean => times < least;

const best = (first: readonly Seen[], second: readonly Seen[]): readonly Seen[] =>
  first.map((one, at) => (second[at] !== undefined && second[at].times > one.times ? second[at] : one));

async function look(ruleset: string): Promise<readonly Seen[]> {
  const names = [...new Set(LEAST.flatMap(({ baseline, name }) => [baseline, name]))];
  const measurements = await measureEngines({ effort: EFFORT, ruleset }, names, REQUESTS);
  const named = (name: string): Measurement => measurements.find((one) => one.name === name) as Measurement;
  return LEAST.map(({ baseline, name, times: least }) => {
    const { median, spread } = timesFaster(named(name), named(baseline));
    return { name, times: median, spread, least };
  });
}
