import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ECHO, expressEcho, service, startServer } from '../http/servers.js';
import { answerOf } from '../process/answer.js';
import { memoryOf, processorSeconds } from '../process/usage.js';
import { measured, median } from '../report/stats.js';
import type { Subject } from '../report/subject.js';
import type { Table } from '../report/table.js';
import { NOISE, ratioColumn, tenths, whole } from '../report/table.js';
import type { Loaded } from './load.js';
import { type Size, TEMPLATE, writeRulesets } from './synthetic.js';

const STARTS = 7;
const SHIPPED = path.resolve('rulesets');

const MORE_VERSIONS: readonly Size[] = [{ versions: 100 }, { versions: 300 }, { versions: 1_000 }];
const MORE_RULES: readonly Size[] = [
  { versions: 1, rules: 100 },
  { versions: 1, rules: 300 },
  { versions: 1, rules: 1_000 },
];

export const start: Subject = {
  name: 'start',
  about: 'from the start of the process to the first request; growth of versions and rules',
  run: async ({ quick }) => {
    const repeats = quick ? 1 : 3;
    const work = mkdtempSync(path.join(tmpdir(), 'ur-bench-'));
    try {
      const starts = await startTable(work, quick ? 3 : STARTS);
      const shipped = await load(SHIPPED, TEMPLATE.payer, 'off', repeats);
      const grown = async (size: Size): Promise<Loaded> => {
        const root = path.join(work, `${size.versions}-${size.rules ?? 0}`);
        const made = writeRulesets(SHIPPED, root, size);
        const loaded = await load(root, made, 'on', repeats);
        rmSync(root, { recursive: true });
        return loaded;
      };
      const base = await grown({ versions: 1 });
      const versions = await inOrder(quick ? MORE_VERSIONS.slice(0, 2) : MORE_VERSIONS, grown);
      const rules = await inOrder(quick ? MORE_RULES.slice(0, 2) : MORE_RULES, grown);
      return {
        subject: 'start',
        title: 'Start and growth',
        about: [
          `Fresh processes, medians of ${quick ? 3 : STARTS}. "Ready" is from starting the process to listening; loading reads, checks and compiles a rulesets folder in a process of its own, in processor time; memory is what stays after collecting garbage.`,
        ],
        tables: [
          starts,
          growthTable('versions', base, [
            { name: `${shipped.versions} shipped`, loaded: shipped, of: shipped.versions },
            ...MORE_VERSIONS.flatMap((size, at) => named(`${whole(size.versions)} made`, versions[at], size.versions)),
          ]),
          growthTable(
            'rules in one version',
            base,
            MORE_RULES.flatMap((size, at) => named(whole(size.rules ?? 0), rules[at], size.rules ?? 0)),
          ),
        ],
        notes: [
          'Made folders hold copies of one shipped version of 22 rules with its cases, ten versions to a payer; what is there however many there are (criteria, catalogue) is taken off before dividing. A rule more is a copy that is evaluated and never met. "Decision": a request of that version that gets an answer, from a parsed body.',
        ],
        broken: [],
      };
    } finally {
      rmSync(work, { recursive: true });
    }
  },
};

const named = (
  name: string,
  loaded: Loaded | undefined,
  of: number,
): readonly { readonly name: string; readonly loaded: Loaded; readonly of: number }[] =>
  loaded === undefined ? [] : [{ name, loaded, of }];

async function inOrder(sizes: readonly Size[], one: (size: Size) => Promise<Loaded>): Promise<readonly Loaded[]> {
  const results: Loaded[] = [];
  for (const size of sizes) results.push(await one(size));
  return results;
}

const LOAD = fileURLToPath(new URL('./load.js', import.meta.url));

/** Loading is too long to repeat it often. */
async function load(root: string, payer: string, drafts: 'on' | 'off', repeats: number): Promise<Loaded> {
  const runs: Loaded[] = [];
  for (let run = 0; run < repeats; run += 1) runs.push(await loadOnce(root, payer, drafts));
  const middle = (of: keyof Loaded): number => median(runs.map((one) => one[of]));
  return {
    cpu: middle('cpu'),
    megabytes: middle('megabytes'),
    versions: middle('versions'),
    decision: middle('decision'),
  };
}

const loadOnce = (root: string, payer: string, drafts: 'on' | 'off'): Promise<Loaded> =>
  answerOf(fork(LOAD, [root, payer, drafts], { execArgv: ['--expose-gc'] }), `loading ${root}`);

interface Started {
  readonly wall: number;
  readonly cpu: number;
  readonly resident: number;
}

async function startTable(work: string, starts: number): Promise<Table> {
  const answers = path.join(work, 'answers.json');
  writeFileSync(answers, '[{}]');
  const plans = [service, expressEcho(answers)];
  const results = plans.map((): Started[] => []);
  for (let turn = 0; turn < starts; turn += 1) {
    for (const [at, plan] of plans.entries()) {
      const from = performance.now();
      const server = await startServer(plan);
      results[at]?.push({
        wall: performance.now() - from,
        cpu: (processorSeconds(server.pid) ?? Number.NaN) * 1000,
        resident: memoryOf(server.pid)?.resident ?? Number.NaN,
      });
      await server.stop();
    }
  }
  const echo = results[plans.findIndex(({ name }) => name === ECHO)] as Started[];
  return {
    title: 'process',
    columns: [
      ratioColumn('CPU x echo'),
      NOISE,
      { heading: 'ready ms', write: whole },
      { heading: 'CPU ms', write: whole },
      { heading: 'resident MB', write: whole },
    ],
    rows: plans.map(({ name }, at) => {
      const own = results[at] as Started[];
      const ratio = measured(own.map(({ cpu }, turn) => cpu / (echo[turn] as Started).cpu));
      const middle = (of: keyof Started): number => median(own.map((one) => one[of]));
      return { name, values: [ratio.median, ratio.spread, middle('wall'), middle('cpu'), middle('resident')] };
    }),
  };
}

function growthTable(
  title: string,
  base: Loaded,
  rows: readonly { readonly name: string; readonly loaded: Loaded; readonly of: number }[],
): Table {
  return {
    title,
    columns: [
      { heading: 'load ms', write: whole },
      { heading: 'ms each', write: (value) => value.toFixed(2) },
      { heading: 'MB', write: tenths },
      { heading: 'KB each', write: tenths },
      { heading: 'decision us', write: tenths },
    ],
    rows: rows.map(({ loaded: { cpu, decision, megabytes }, name, of }) => ({
      name,
      values: [cpu, (cpu - base.cpu) / of, megabytes, ((megabytes - base.megabytes) * 1000) / of, decision],
    })),
  };
}
