import type { CauseCount, LevelChange, RequestCounts, Simulation } from '../../analysis/simulation/simulation.js';
import type { Effect } from '../../analysis/simulation/effect.js';
import { EFFECTS } from '../../analysis/simulation/effect.js';
import type { Driver, PopulationWord, Rating } from '../../analysis/simulation/traits.js';
import type { Decision } from '../../domain/determination.js';
import { FAULTS } from '../../domain/faults.js';

/** What the counts of a simulation are called, on a terminal and in a report. */

export const DECISIONS: readonly Decision[] = ['approve', 'downgrade', 'pend', 'deny'];

export const DECISION_WORDS: Readonly<Record<Decision, string>> = {
  approve: 'approved',
  downgrade: 'in part',
  pend: 'waits',
  deny: 'denied',
};

export const EFFECT_WORDS: Readonly<Record<Effect, string>> = {
  better: 'better off',
  worse: 'worse off',
  incomparable: 'neither',
  unchanged: 'unchanged',
};

export const number = (count: number): string => count.toLocaleString('en-US');

export function share(part: number, whole: number): string {
  if (whole === 0) return '–';
  const percent = (100 * part) / whole;
  return `${percent > 0 && percent < 0.1 ? '<0.1' : percent.toFixed(1)} %`;
}

/** Requests whose answer changes. */
export const changedIn = (effects: Partial<Simulation['effects']>): number =>
  EFFECTS.reduce((sum, effect) => (effect === 'unchanged' ? sum : sum + (effects[effect] ?? 0)), 0);

const POPULATIONS: Readonly<Record<PopulationWord, string>> = {
  adult: 'adults',
  adolescent: 'adolescents',
  'unknown-age': 'age not stated',
  moved: 'adult under one version, adolescent under the other',
};

export const populationWords = ({ population }: { readonly population: PopulationWord }): string =>
  POPULATIONS[population];

const WEIGHTS: Readonly<Record<string, string>> = {
  several: 'several alike',
  none: 'none above the least',
  unrated: 'not rated',
};

/** The editions that requests are rated by; where there is one, it need not be named each time. */
export const editionsIn = ({ byDriver }: Simulation): number =>
  new Set(byDriver.flatMap(({ edition }) => edition ?? [])).size;

export const driverWords =
  (editions: number) =>
  ({ dimension, edition }: Driver): string =>
    `${WEIGHTS[dimension] ?? `Dimension ${dimension.slice(1)}`}${inEdition(editions, edition)}`;

/** Fourth-edition ratings are of parts of a dimension, named as the catalogue does: `d3a`. */
export const ratingWords =
  (editions: number) =>
  ({ dimension, edition, fact, rating }: Rating): string => {
    const part = edition === '4' ? ` (${fact.slice(fact.lastIndexOf('.') + 1)})` : '';
    return `Dimension ${dimension.slice(1)}${part} rated ${rating}${inEdition(editions, edition)}`;
  };

const inEdition = (editions: number, edition: '3' | '4' | undefined): string =>
  editions < 2 || edition === undefined ? '' : `, ${edition === '3' ? 'third' : 'fourth'} edition`;

export function causeWords(cause: CauseCount): string {
  switch (cause.kind) {
    case 'rule':
      return `Rule ${cause.change ?? ''}: ${cause.title ?? cause.id ?? ''}`;
    case 'coverage':
      return `Coverage of level ${cause.level ?? ''}`;
    case 'criteria':
      return 'The criteria, their edition or their parameters';
    case 'scope':
      return 'Whom the rules bind';
    case 'policy':
      return 'What the ruleset does where its rules leave a choice';
    case 'untraced':
      return 'Not traced to one difference';
  }
}

export const causeId = (cause: CauseCount): string => cause.id ?? '';

const AMOUNTS: Readonly<Record<NonNullable<LevelChange['amounts']>, string>> = {
  same: 'same amounts',
  more: 'more',
  less: 'less',
  different: 'more of one, less of another',
};

export const amountWords = ({ amounts }: LevelChange): string => (amounts === undefined ? '' : AMOUNTS[amounts]);

/** An authorized level, or that there is none. */
export const givenWords = (level: string | undefined): string => level ?? 'nothing';

/** Did anything about what is authorized change? */
export const moved = ({ after, amounts, before }: LevelChange): boolean =>
  before !== after || (amounts !== undefined && amounts !== 'same');

/** Line numbers, as many as were kept. */
export function linesWords(lines: readonly number[], count = lines.length): string {
  const more = count > lines.length ? ' …' : '';
  return `${lines.map(String).join(', ')}${more}`;
}

/** The same, said as lines. */
export const onLines = (lines: readonly number[], count = lines.length): string =>
  `${count === 1 ? 'line' : 'lines'} ${linesWords(lines, count)}`;

const SIDES = { before: ' under the first version', after: ' under the second version', both: '' } as const;

export const faultWords = ({ code, under }: Simulation['faults'][number]): string =>
  `${FAULTS[code].title}${SIDES[under]}`;

/** Why requests were set apart, where any were. */
export function apartWords({ faulty, notBound, otherPayer }: RequestCounts): readonly string[] {
  const parts: readonly (readonly [number, string])[] = [
    [faulty, 'faulty'],
    [otherPayer, 'for another payer'],
    [notBound.both, 'for a plan that neither version binds'],
    [notBound.before, 'for a plan that the first version does not bind'],
    [notBound.after, 'for a plan that the second version does not bind'],
  ];
  return parts.filter(([count]) => count > 0).map(([count, words]) => `${number(count)} ${words}`);
}

export const PARTIAL = 'Partial: it was broken off. What follows is what was counted until then.';

/** The whole in a sentence or two. */
export function summary({ effects, faults, requests: { faulty, judged, read } }: Simulation): string {
  if (read === 0) return 'There is no request in the file.';
  if (faulty === read && faults.some(({ code }) => code === 'body-not-json'))
    return 'No line of the file is a request: one is wanted on each line, as NDJSON has it.';
  const changed = changedIn(effects);
  const held = `${number(judged)} of ${number(read)} requests were judged under both versions.`;
  if (judged === 0) return held;
  if (changed === 0) return `${held} None would be answered differently.`;
  const parts = EFFECTS.filter((effect) => effect !== 'unchanged' && effects[effect] > 0).map(
    (effect) => `${number(effects[effect])} ${EFFECT_WORDS[effect]}`,
  );
  return `${held} ${number(changed)} (${share(changed, judged)}) would be answered differently: ${parts.join(', ')}.`;
}
