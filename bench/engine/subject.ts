import path from 'node:path';
import type { Options, Subject } from '../report/subject.js';
import type { Report, Table } from '../report/table.js';
import { NOISE, percent, ratioColumn, tenths, whole } from '../report/table.js';
import type { Measurement } from '../rounds/measure.js';
import { measure, perSecond, timesFaster } from '../rounds/measure.js';
import { countTests, loadWorkload } from '../workload.js';
import { BASELINE, CONTENDERS, type EngineOptions } from './contenders.js';
import { compareOutcomes, type Outcomes, type Sameness } from './same-outcomes.js';

const REQUESTS = 2_000;

export const engine: Subject = {
  name: 'engine',
  about: 'our evaluation and its peers on the same rules and requests',
  run: async (options) => {
    const workload = loadWorkload(path.resolve('rulesets'), options.ruleset, REQUESTS);
    const outcomes = await compareOutcomes(workload, options.quick ? REQUESTS / 10 : REQUESTS);
    const measurements = await measureEngines(options, Object.keys(CONTENDERS));
    const { conditions, criteria, requests, ruleset } = workload;
    return {
      subject: 'engine',
      title: 'Engine',
      about: [
        `${ruleset} with ${criteria}: ${conditions.length} conditions, ${countTests(conditions)} tests of facts, ${whole(requests.length)} requests. Medians of ${options.effort.rounds} interleaved rounds, a process for each row, one core; microseconds are of processor time.`,
      ],
      tables: [speedTable(measurements), samenessTable(outcomes)],
      notes: notesOn(outcomes),
      broken: brokenIn(outcomes),
    };
  },
};

/** @returns one measurement for each name, in order. */
export function measureEngines(
  { effort, ruleset }: Pick<Options, 'effort' | 'ruleset'>,
  names: readonly string[],
  requests = REQUESTS,
): Promise<readonly Measurement[]> {
  const options: EngineOptions = { ruleset, requests };
  return measure(new URL('./contenders.js', import.meta.url).href, names, options, effort);
}

/** What a row is held against: the json-rules-engine row that makes the same. */
function baselineOf(name: string): string {
  if (name.endsWith('cited')) return BASELINE.cited;
  if (name.endsWith('as JSON')) return BASELINE.json;
  if (name.endsWith('text to text') || name.startsWith('parse')) return BASELINE.text;
  return BASELINE.outcomes;
}

function speedTable(measurements: readonly Measurement[]): Table {
  const named = (name: string): Measurement => measurements.find((one) => one.name === name) as Measurement;
  const zen = named('ZEN: outcomes');
  return {
    title: '',
    columns: [
      ratioColumn('x jre'),
      NOISE,
      ratioColumn('x ZEN'),
      { heading: 'us each', write: tenths },
      { heading: 'per second', write: whole },
    ],
    rows: measurements.map((measurement) => {
      const faster = timesFaster(measurement, named(baselineOf(measurement.name)));
      const outcomesOnly = measurement.name.endsWith('outcomes');
      return {
        name: measurement.name,
        values: [
          faster.median,
          faster.spread,
          outcomesOnly ? timesFaster(measurement, zen).median : undefined,
          measurement.cpu.median,
          perSecond(measurement),
        ],
      };
    }),
  };
}

const count = (of: keyof Omit<Sameness, 'peer'>, heading: string): Table['columns'][number] & { of: typeof of } => ({
  heading,
  write: whole,
  of,
});

function samenessTable({ peers, requests }: Outcomes): Table {
  const columns = [count('different', 'differ'), count('metUnknown', 'met, unknown'), count('failed', 'no answer')];
  return {
    title: `of ${whole(requests)} requests`,
    columns,
    rows: peers.map((peer) => ({ name: peer.peer, values: columns.map(({ of }) => peer[of]) })),
  };
}

function notesOn({ requests, undetermined, verdicts }: Outcomes): readonly string[] {
  return [
    `Each row is held against the json-rules-engine row that makes the same. Ours evaluates every test; ZEN and json-logic-engine stop at the first that settles a condition.`,
    `"differ": a verdict that is not ours where ours is met or not met. "met, unknown": a rule called met that rests on a missing fact; ours are undetermined (${percent(undetermined / verdicts)} of ${whole(verdicts)} verdicts on ${whole(requests)} requests). "no answer": evaluating ended in an error.`,
    'Guarded: every test asks first whether its fact is there, so that "met" is the same as ours. ZEN and json-logic-engine give booleans only: not which are undetermined, no tree, no values seen, so they have no cited rows. json-logic-engine compiles with `new Function`.',
    '"Review" is the whole pipeline and does far more than the rows above it: it validates, derives, places, resolves every way the unknowns could fall, explains and pins. "Asked back" gets a question, and its cost is the search for what to ask.',
  ];
}

/** Guarded peers must be ours to the last verdict, json-rules-engine wherever a verdict is definite. */
function brokenIn({ peers }: Outcomes): Report['broken'] {
  return peers.flatMap(({ different, failed, metUnknown, peer }) => {
    const guarded = peer.endsWith(', guarded');
    const wrong = guarded ? different + metUnknown + failed : peer.endsWith('unguarded') ? 0 : different + failed;
    return wrong === 0 ? [] : [`${peer} gives other outcomes than ours on ${wrong} requests`];
  });
}
