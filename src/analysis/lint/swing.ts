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

/** Steps after which a rule counts as too large to go through. */
const BUDGET = 200_000;

interface Dimension extends Read {
  readonly values: readonly Scalar[];
}

type Found = Evidence | 'too-large' | undefined;

/** Looks for a pair; every way the other facts can fall is gone through, but for those that settle it by themselves. */
export function findSwing(stand: Stand, aim: Aim): Found {
  const isTarget = ({ fact, only }: Read): boolean => only === undefined && aim.target(fact) !== undefined;
  const dimensions = stand.reads.map((read): Dimension => ({ ...read, values: valuesOf(read, aim) }));
  const target = dimensions.filter(isTarget);
  if (target.length === 0) return undefined;
  const others = dimensions.filter((one) => !isTarget(one));
  const values: FactValues = [];
  const found = walk(
    stand,
    others,
    values,
    (truth) => (truth === UNDETERMINED ? 'deeper' : 'leave'),
    () => pairOf(stand, target, values, aim),
  );
  if (found === undefined || found === 'too-large') return found;
  return evidenceOf(stand, dimensions, values, found);
}

/** Looks for a request at which the rule applies. */
export function findApplying(stand: Stand, choice: Choice): Found {
  const dimensions = stand.reads.map((read): Dimension => ({ ...read, values: valuesOf(read, choice) }));
  const values: FactValues = [];
  const found = walk(
    stand,
    dimensions,
    values,
    (truth) => (truth === MET ? 'here' : truth === UNDETERMINED ? 'deeper' : 'leave'),
    () => ({ applies: new Map<Dimension, Scalar>(), spares: undefined }),
  );
  if (found === undefined || found === 'too-large') return found;
  return evidenceOf(stand, dimensions, values, found);
}

function valuesOf({ fact, leaves, only }: Read, { choose, also }: Choice): readonly Scalar[] {
  if (only !== undefined) return [only];
  const all = decisiveValues(fact, leaves, also?.(fact));
  return distinct(choose === undefined ? all : choose(fact, all), leaves);
}

/** Gives the facts their values one after the other and leaves a branch as soon as it holds nothing more. */
function walk<T>(
  stand: Stand,
  dimensions: readonly Dimension[],
  values: FactValues,
  judge: (truth: number) => 'here' | 'deeper' | 'leave',
  atEnd: () => T | undefined,
): T | 'too-large' | undefined {
  let steps = 0;
  const look = (depth: number): T | 'too-large' | undefined => {
    if ((steps += 1) > BUDGET) return 'too-large';
    const judged = judge(stand.applies(values));
    if (judged === 'leave') return undefined;
    const next = dimensions[depth];
    if (judged === 'here' || next === undefined) return atEnd();
    for (const value of next.values) {
      values[next.index] = value;
      const found = look(depth + 1);
      if (found !== undefined) return found;
    }
    values[next.index] = undefined;
    return undefined;
  };
  return look(0);
}

type Assignment = ReadonlyMap<Dimension, Scalar>;

interface Pair {
  readonly applies: Assignment;
  readonly spares: Assignment | undefined;
}

/** With all other facts settled: a pair of assignments to the target facts that are ordered as the aim wants. */
function pairOf(stand: Stand, target: readonly Dimension[], values: FactValues, aim: Aim): Pair | undefined {
  const all = target.reduce<readonly Assignment[]>(
    (some, one) => some.flatMap((assignment) => one.values.map((value) => new Map([...assignment, [one, value]]))),
    [new Map()],
  );
  const [applying, sparing] = [[] as Assignment[], [] as Assignment[]];
  for (const assignment of all) {
    for (const [{ index }, value] of assignment) values[index] = value;
    if (stand.applies(values) === MET) applying.push(assignment);
    else if (aim.throughProtection === true || stand.met(values) === NOT_MET) sparing.push(assignment);
  }
  for (const { index } of target) values[index] = undefined;
  for (const applies of applying) {
    const spares = sparing.find((one) => inOrder(applies, one, aim));
    if (spares !== undefined) return { applies, spares };
  }
  return undefined;
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
