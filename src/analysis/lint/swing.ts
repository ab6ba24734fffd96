import { MET, NOT_MET, UNDETERMINED } from '../../domain/truth.js';
import type { Fact, FactValues, Scalar } from '../../facts/catalogue.js';
import type { Evidence, Values } from './finding.js';
import type { Read, Stand } from './stand.js';
import type { Rank } from './themes.js';
import { decisiveValues, distinct } from './values.js';

/** Which requests to look at. */
export interface Choice {
  /** The values of a fact to try, out of those that tell its tests apart. */
  readonly choose?: (fact: Fact, values: readonly Scalar[]) => readonly Scalar[];
  /** Values of a fact to try besides. */
  readonly also?: (fact: Fact) => readonly Scalar[];
}

/** Two requests that differ only in the target facts, one at which the rule applies and one at which it does not. */
export interface Aim extends Choice {
  /** The facts in question, each with the rank of its values. */
  readonly target: (fact: Fact) => Rank | undefined;
  /** Does the rule apply to the request with less of it, with more of it, or no matter which? */
  readonly applies: 'less' | 'more' | 'either';
  /**
   * May the other request be spared by a protective rule alone? Where a protection ends, ordinary review resumes, and
   * that is nothing the rule turns on; unless the rule has no condition of its own.
   */
  readonly throughProtection?: boolean;
}

/** Ways the target facts can fall beyond which a rule counts as too large to go through. */
const MOST_ASSIGNMENTS = 20_000;

/** What one search may take out of what is left for the ruleset. */
const MOST_WORK_OF_SEARCH = 5_000_000;

interface Dimension extends Read {
  readonly values: readonly Scalar[];
}

type Found = Evidence | 'too-large' | undefined;

/** Looks for a pair; every way the other facts can fall is gone through, but for those that settle it by themselves. */
export function findSwing(stand: Stand, aim: Aim): Found {
  const isTarget = ({ fact, only }: Read): boolean => only === undefined && aim.target(fact) !== undefined;
  const dimensions = stand.reads.map((read): Dimension => ({ ...read, values: valuesOf(read, aim, isTarget(read)) }));
  const target = dimensions.filter(isTarget);
  if (target.length === 0) return undefined;
  const ways = target.reduce((product, { values }) => product * values.length, 1);
  if (ways > MOST_ASSIGNMENTS) return tooLarge(stand);
  const assignments = target.reduce<readonly Assignment[]>(
    (some, one) => some.flatMap((assignment) => one.values.map((value) => new Map([...assignment, [one, value]]))),
    [new Map()],
  );
  const others = dimensions.filter((one) => !target.includes(one));
  return search(stand, dimensions, others, ways * stand.parts, (values) => pairOf(stand, assignments, values, aim));
}

/** Looks for a request at which the rule applies. */
export function findApplying(stand: Stand, choice: Choice): Found {
  const dimensions = stand.reads.map((read): Dimension => ({ ...read, values: valuesOf(read, choice, false) }));
  return search(stand, dimensions, dimensions, stand.parts, (values) => {
    const truth = stand.applies(values);
    if (truth === UNDETERMINED) return 'open';
    return truth === MET ? { applies: new Map(), spares: undefined } : undefined;
  });
}

/** Of the target facts every value counts, as they are ordered; of the others one of each kind is enough. */
function valuesOf({ fact, leaves, only }: Read, { choose, also }: Choice, whole: boolean): readonly Scalar[] {
  if (only !== undefined) return [only];
  const all = decisiveValues(fact, leaves, also?.(fact));
  const chosen = choose === undefined ? all : choose(fact, all);
  return whole ? chosen : distinct(chosen, leaves);
}

type Assignment = ReadonlyMap<Dimension, Scalar>;

interface Pair {
  readonly applies: Assignment;
  readonly spares: Assignment | undefined;
}

/** Settles the facts one after the other; a branch ends where it can hold a pair no longer, or holds one already. */
function search(
  stand: Stand,
  dimensions: readonly Dimension[],
  open: readonly Dimension[],
  work: number,
  judge: (values: FactValues) => Pair | 'open' | 'too-large' | undefined,
): Found {
  const { by, effort } = stand;
  const { patience } = effort;
  // What was too much once is not tried again for another pattern: the rule is to be split.
  if (effort.tooLarge.has(by)) return 'too-large';
  const stop = Math.max(0, patience.left - MOST_WORK_OF_SEARCH);
  const values: FactValues = [];
  const look = (depth: number): Pair | 'too-large' | undefined => {
    if (patience.left < stop) return 'too-large';
    patience.left -= work;
    const judged = judge(values);
    if (judged !== 'open') return judged;
    const next = open[depth];
    if (next === undefined) throw new Error('a condition is open though every fact is settled');
    for (const value of next.values) {
      values[next.index] = value;
      const found = look(depth + 1);
      if (found !== undefined) return found;
    }
    values[next.index] = undefined;
    return undefined;
  };
  const found = look(0);
  if (found === 'too-large') return tooLarge(stand);
  return found === undefined ? undefined : evidenceOf(stand, dimensions, values, found);
}

function tooLarge({ by, effort }: Stand): 'too-large' {
  effort.tooLarge.add(by);
  return 'too-large';
}

/** With what is settled so far: a pair of assignments to the target facts that are ordered as the aim wants. */
function pairOf(
  stand: Stand,
  assignments: readonly Assignment[],
  values: FactValues,
  aim: Aim,
): Pair | 'open' | 'too-large' | undefined {
  const [applying, sparing] = [[] as Assignment[], [] as Assignment[]];
  let open = false;
  for (const assignment of assignments) {
    for (const [{ index }, value] of assignment) values[index] = value;
    const truth = stand.applies(values);
    if (truth === MET) applying.push(assignment);
    else if (truth === UNDETERMINED) open = true;
    else if (aim.throughProtection === true || stand.met(values) === NOT_MET) sparing.push(assignment);
    // Set aside so far; with other facts settled, the rule's own condition may let it off.
    else if (stand.met(values) === UNDETERMINED) open = true;
  }
  for (const [{ index }] of assignments[0] ?? []) values[index] = undefined;
  for (const applies of applying) {
    if (stand.effort.patience.left < 0) return 'too-large';
    stand.effort.patience.left -= sparing.length;
    const spares = sparing.find((one) => inOrder(applies, one, aim));
    if (spares !== undefined) return { applies, spares };
  }
  return open ? 'open' : undefined;
}

function inOrder(applies: Assignment, spares: Assignment, { target, applies: wanted }: Aim): boolean {
  if (wanted === 'either') return true;
  return [...applies].every(([dimension, value]) => {
    const rank = target(dimension.fact) as Rank;
    const difference = rank(spares.get(dimension) as Scalar) - rank(value);
    return wanted === 'less' ? difference >= 0 : difference <= 0;
  });
}

/** The pair in words of facts, without those that have no part in it. */
function evidenceOf(
  stand: Stand,
  dimensions: readonly Dimension[],
  values: FactValues,
  { applies, spares }: Pair,
): Evidence {
  const same = new Map(
    dimensions.flatMap((one) => {
      const value = applies.get(one) ?? values[one.index];
      const differs = spares !== undefined && spares.has(one) && spares.get(one) !== value;
      return value === undefined || differs ? [] : [[one, value] as const];
    }),
  );
  const differing = (assignment: Assignment | undefined): Assignment =>
    new Map([...(assignment ?? [])].filter(([one]) => !same.has(one)));
  const holds = (assignment: Assignment, truth: 'met' | 'not-met'): boolean => {
    const tried: FactValues = [];
    for (const [{ index }, value] of [...same, ...assignment]) tried[index] = value;
    const found = stand.applies(tried);
    return truth === 'met' ? found === MET : found !== MET && found !== UNDETERMINED;
  };
  const [a, b] = [differing(applies), differing(spares)];
  for (const [one, value] of [...same]) {
    same.delete(one);
    if (!holds(a, 'met') || (spares !== undefined && !holds(b, 'not-met'))) same.set(one, value);
  }
  const { level, reviewType } = stand.places[0] as Stand['places'][number];
  return {
    level,
    reviewType,
    where: named(same),
    applies: named(a),
    ...(spares === undefined ? {} : { spares: named(b) }),
  };
}

const named = (assignment: Assignment): Values =>
  Object.fromEntries([...assignment].map(([{ fact }, value]) => [fact.name, value]));
