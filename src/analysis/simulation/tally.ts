import type { Fault } from '../../domain/faults.js';
import { levelText } from '../../domain/level.js';
import type { Cause } from './causes.js';
import type { Cell, OpenSlice } from './cells.js';
import { count, countIn, createCells, FAULTY_LINES_KEPT, LINES_KEPT, newCell, newSlice, noEffects } from './cells.js';
import type { CauseCount, DecisionChange, FaultCount, LevelChange, Simulation } from './simulation.js';
import type { Effect } from './effect.js';
import { EFFECTS } from './effect.js';
import type { Answer } from './standing.js';
import { amountsChange } from './standing.js';
import type { Driver, PopulationWord, Rating, Traits } from './traits.js';

/** One request judged under both versions. */
export interface Change {
  readonly before: Answer;
  readonly after: Answer;
  readonly effect: Effect;
  /** Of a change; none where nothing changed. */
  readonly causes: readonly Cause[];
  readonly traits: Traits;
}

export type Side = 'before' | 'after' | 'both';

/** The counted part of a simulation, causes still without the titles of their rules. */
export type Counts = Pick<
  Simulation,
  | 'requests'
  | 'effects'
  | 'decisions'
  | 'levels'
  | 'byLevel'
  | 'byPopulation'
  | 'byDriver'
  | 'byRating'
  | 'causes'
  | 'faults'
>;

/**
 * Counts and forgets. Every key is a word of the rulesets or of a closed list, so that what is held is bounded by the
 * rulesets and not by the number of requests.
 */
export interface Tally {
  readonly add: (line: number, change: Change) => void;
  readonly otherPayer: () => void;
  readonly notBound: (side: Side) => void;
  readonly faulty: (line: number, faults: readonly Fault[], under: Side) => void;
  readonly counts: () => Counts;
}

type Amounts = Pick<LevelChange, 'asked' | 'before' | 'after' | 'amounts'>;

export function createTally(): Tally {
  const total = newSlice();
  const decisions = createCells<Pick<DecisionChange, 'before' | 'after'>, Cell>(newCell);
  const levels = createCells<Amounts, Cell>(newCell);
  const byLevel = createCells<{ readonly level: string }, OpenSlice>(newSlice);
  const byPopulation = createCells<{ readonly population: PopulationWord }, OpenSlice>(newSlice);
  const byDriver = createCells<Driver, OpenSlice>(newSlice);
  const byRating = createCells<Rating, OpenSlice>(newSlice);
  const causes = createCells<Cause, OpenCause>(newCause);
  const faults = createCells<Pick<FaultCount, 'code' | 'under'>, Cell>(newCell);
  const apart = { otherPayer: 0, notBound: { before: 0, after: 0, both: 0 }, faulty: 0 };

  const add = (line: number, { after, before, causes: why, effect, traits }: Change): void => {
    const slices = [
      total,
      byLevel.at(traits.level, { level: traits.level }),
      byPopulation.at(traits.population, { population: traits.population }),
      byDriver.at(`${traits.driver.edition ?? ''} ${traits.driver.dimension}`, traits.driver),
      ...traits.ratings.map((rating) => byRating.at(`${rating.fact} ${rating.rating}`, rating)),
    ];
    for (const slice of slices) countIn(slice, line, before.decision, after.decision, effect);
    const pair = { before: before.decision, after: after.decision };
    count(decisions.at(`${pair.before} ${pair.after}`, pair), line);
    const moved = amountsOf(traits.level, before, after);
    count(levels.at(`${moved.asked}|${moved.before ?? ''}|${moved.after ?? ''}|${moved.amounts ?? ''}`, moved), line);
    for (const cause of why) countCause(causes.at(Object.values(cause).join(' '), cause), line, effect);
  };

  return {
    add,
    otherPayer: () => (apart.otherPayer += 1),
    notBound: (side) => (apart.notBound[side] += 1),
    faulty: (line, found, under) => {
      apart.faulty += 1;
      for (const code of new Set(found.map((fault) => fault.code)))
        count(faults.at(`${code} ${under}`, { code, under }), line, FAULTY_LINES_KEPT);
    },
    counts: () => ({
      requests: { read: read(total, apart), judged: total.judged, ...structuredClone(apart) },
      effects: { ...total.effects },
      decisions: most(decisions.all().map(whole)),
      levels: most(levels.all().map(whole)),
      byLevel: inOrder(byLevel.all().map(whole), ({ level }) => level),
      byPopulation: inOrder(byPopulation.all().map(whole), ({ population }) => population),
      byDriver: inOrder(byDriver.all().map(whole), ({ dimension, edition }) => `${edition ?? '9'} ${dimension}`),
      byRating: inOrder(byRating.all().map(whole), ({ fact, rating }) => `${fact} ${rating}`),
      causes: causes
        .all()
        .map(whole)
        .sort((a, b) => changedBy(b) - changedBy(a)),
      faults: most(faults.all().map(whole)),
    }),
  };
}

interface OpenCause {
  readonly effects: ReturnType<typeof noEffects>;
  readonly lines: number[];
}

const newCause = (): OpenCause => ({ effects: noEffects(), lines: [] });

function countCause({ effects, lines }: OpenCause, line: number, effect: Effect): void {
  effects[effect] += 1;
  if (lines.length < LINES_KEPT) lines.push(line);
}

/** Amounts at two levels are not held against each other here: hours of one are not hours of the other. */
function amountsOf(asked: string, { care: from }: Answer, { care: to }: Answer): Amounts {
  const [before, after] = [from, to].map((care) => (care === undefined ? undefined : levelText(care.level)));
  return {
    asked,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(from === undefined || to === undefined || before !== after ? {} : { amounts: amountsChange(from, to) }),
  };
}

/** What a cell stands for and what it holds, as they are now. */
const whole = <K extends object, C extends object>([what, cell]: readonly [K, C]): K & C => ({
  ...what,
  ...structuredClone(cell),
});

const most = <C extends { readonly count: number }>(cells: readonly C[]): readonly C[] =>
  [...cells].sort((a, b) => b.count - a.count);

const inOrder = <C>(cells: readonly C[], by: (cell: C) => string): readonly C[] =>
  [...cells].sort((a, b) => (by(a) < by(b) ? -1 : 1));

export const changedBy = ({ effects }: Pick<CauseCount, 'effects'>): number =>
  EFFECTS.reduce((sum, effect) => (effect === 'unchanged' ? sum : sum + effects[effect]), 0);

function read(
  { judged }: OpenSlice,
  { faulty, notBound, otherPayer }: Pick<Counts['requests'], 'faulty' | 'notBound' | 'otherPayer'>,
): number {
  return judged + otherPayer + notBound.before + notBound.after + notBound.both + faulty;
}
