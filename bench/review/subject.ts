import type { Options, Subject } from '../report/subject.js';
import type { Table } from '../report/table.js';
import { NOISE, percent, tenths } from '../report/table.js';
import type { Measurement } from '../rounds/measure.js';
import { measure } from '../rounds/measure.js';
import { type Kind, STAGES, type StageOptions, WHOLE } from './stages.js';

export const review: Subject = {
  name: 'review',
  about: 'the whole review, stage by stage',
  run: async (options) => ({
    subject: 'review',
    title: 'Whole review by stage',
    about: [
      `Requests of ${options.ruleset}, each stage alone on what the stage before it made, in a process of its own; microseconds of processor time, medians of ${options.effort.rounds} interleaved rounds.`,
    ],
    tables: [await stagesOf(options, 'answered'), await stagesOf(options, 'asked back')],
    notes: [
      '"settle, beyond": what resolving takes after the criteria and rules have been evaluated once; for a request that is asked back, the search for the facts that would settle it. The stages run apart are not exactly the whole: memory and the compiler treat them differently.',
    ],
    broken: [],
  }),
};

async function stagesOf({ effort, ruleset }: Options, kind: Kind): Promise<Table> {
  const module = new URL('./stages.js', import.meta.url).href;
  const options: StageOptions = { ruleset, kind };
  const names = [...Object.keys(STAGES), WHOLE];
  const measurements = await measure(module, names, options, { ...effort, warmUpMs: effort.warmUpMs / 2 });
  const named = (name: string): Measurement => measurements.find((one) => one.name === name) as Measurement;
  const placed = named('place, evaluate rules').cpu.median;
  const stages = measurements
    .filter(({ name }) => name !== WHOLE)
    .map(({ name, cpu }) =>
      name === 'settle'
        ? { name: 'settle, beyond placing', median: Math.max(0, cpu.median - placed), spread: cpu.spread }
        : { name, ...cpu },
    );
  const sum = stages.reduce((total, stage) => total + stage.median, 0);
  const whole = named(WHOLE).cpu;
  return {
    title: kind,
    columns: [{ heading: 'share', write: percent }, { heading: 'us', write: tenths }, NOISE],
    rows: [
      ...stages.map(({ name, median, spread }) => ({ name, values: [median / sum, median, spread] })),
      { name: 'sum of the stages', values: [1, sum] },
      { name: WHOLE, values: [whole.median / sum, whole.median, whole.spread] },
    ],
  };
}
